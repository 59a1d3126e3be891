namespace SummitBot.Retrieval;

/// <summary>What one question found in one corpus version.</summary>
/// <param name="Passages">Best first.</param>
/// <param name="Analyzer">The analysis of that version: what counts as a word there.</param>
/// <param name="Statistics">Document frequencies of that version.</param>
internal sealed record RetrievalResult(
    CorpusVersion Version, IReadOnlyList<RetrievedPassage> Passages, TextAnalyzer Analyzer, CorpusStatistics Statistics)
{
    /// <summary>The question's distinct terms and what each weighs in this version: names of the glossary included, in reading order.</summary>
    public IReadOnlyList<AskedTerm> Terms { get; init; } = [];

    /// <summary>Compares the question's words with a sentence's by meaning; null when the version or the question is in no language the word vectors know.</summary>
    public QuestionMeaning? Meaning { get; init; }

    /// <summary>Whether <see cref="RetrievedPassage.Dense"/> says anything.</summary>
    public bool IsDense { get; init; }
}
