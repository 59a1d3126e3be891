namespace SummitBot.Retrieval;

/// <summary>A question as the ranker sees it: its distinct terms and character n-grams with what each is worth in one corpus version.</summary>
/// <param name="Asked">Where the terms come from, in reading order.</param>
/// <param name="TermBound">The highest BM25 that any passage could reach with these terms.</param>
/// <param name="GramBound">The same for the n-grams.</param>
internal sealed record QuestionTerms(
    IReadOnlyList<AskedTerm> Asked, Weighted<string>[] Terms, double TermBound, Weighted<ulong>[] Grams, double GramBound, int Words)
{
    /// <summary>A pasted page is not a question: what comes later is not searched for.</summary>
    private const int MostTerms = 200;

    /// <param name="isWord">Whether the question's language has a word, so that it is no misspelling; null when that cannot be told.</param>
    public static QuestionTerms Of(
        string text, string language, TextAnalyzer analyzer, CorpusStatistics statistics, Func<string, bool>? isWord = null)
    {
        var found = analyzer.TermsOfQuestion(text, language, statistics);
        IReadOnlyList<AskedTerm> asked = [.. TermWeights.Of([.. found.Take(MostTerms)], text, language, statistics, isWord).DistinctBy(t => (t.Term.Text, t.Term.Word))];
        // Beside the words as written, the n-grams of a glossary's English word would drown a Chinese word's two characters.
        var isForeign = TermWeights.IsForeign(language, statistics);
        var words = asked.Where(t => !t.IsForeign && t.Term.Word.Length > 0 && (isForeign || t.Term.Entry is null)).Select(t => t.Term.Word).Distinct().ToList();
        var grams = new List<ulong>();
        foreach (var word in words)
            CharacterGrams.AddTo(grams, word);

        Weighted<string>[] terms = [.. asked.DistinctBy(t => t.Term.Text).Select(t => new Weighted<string>(t.Term.Text, t.Weight))];
        Weighted<ulong>[] weightedGrams = [.. grams.Distinct().Select(g => new Weighted<ulong>(g, statistics.Idf(g)))];
        return new QuestionTerms(asked, terms, Bm25.Bound(terms.Sum(t => t.Idf)), weightedGrams, Bm25.Bound(weightedGrams.Sum(g => g.Idf)), words.Count);
    }
}

internal readonly record struct Weighted<T>(T Key, double Idf);
