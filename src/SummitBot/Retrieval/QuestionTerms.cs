namespace SummitBot.Retrieval;

/// <summary>A question as the ranker sees it: its distinct terms and character n-grams with what each is worth in one corpus version.</summary>
/// <param name="TermBound">The highest BM25 that any passage could reach with these terms.</param>
/// <param name="GramBound">The same for the n-grams.</param>
internal sealed record QuestionTerms(
    Weighted<string>[] Terms, double TermBound, Weighted<ulong>[] Grams, double GramBound, int Words)
{
    /// <summary>A pasted page is not a question: what comes later is not searched for.</summary>
    private const int MostTerms = 200;

    public static QuestionTerms Of(string text, string language, TextAnalyzer analyzer, CorpusStatistics statistics)
    {
        List<Term> found = [.. analyzer.Terms(text, language).DistinctBy(t => (t.Text, t.Word)).Take(MostTerms)];
        var words = found.Select(t => t.Word).Distinct().ToList();
        var grams = new List<ulong>();
        foreach (var word in words)
            CharacterGrams.AddTo(grams, word);

        Weighted<string>[] terms = [.. found.Select(t => t.Text).Distinct().Select(t => new Weighted<string>(t, statistics.Idf(t)))];
        Weighted<ulong>[] weightedGrams = [.. grams.Distinct().Select(g => new Weighted<ulong>(g, statistics.Idf(g)))];
        return new QuestionTerms(terms, Bm25.Bound(terms.Sum(t => t.Idf)), weightedGrams, Bm25.Bound(weightedGrams.Sum(g => g.Idf)), words.Count);
    }
}

internal readonly record struct Weighted<T>(T Key, double Idf);
