namespace SummitBot.Retrieval;

/// <summary>What one question found in one corpus version.</summary>
/// <param name="Passages">Best first.</param>
/// <param name="Analyzer">The analysis of that version: what counts as a word there.</param>
/// <param name="Statistics">Document frequencies of that version.</param>
internal sealed record RetrievalResult(
    CorpusVersion Version, IReadOnlyList<RetrievedPassage> Passages, TextAnalyzer Analyzer, CorpusStatistics Statistics);
