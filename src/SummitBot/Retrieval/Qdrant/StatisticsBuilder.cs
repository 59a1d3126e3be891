using System.Runtime.InteropServices;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>Counts in how many passages each term and n-gram stands.</summary>
internal sealed class StatisticsBuilder
{
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> grams = [];
    private int passages;
    private long termLength;
    private long gramLength;

    public void Add(PassageTerms passage)
    {
        passages++;
        termLength += passage.TermLength;
        gramLength += passage.GramLength;
        foreach (var (term, _) in passage.Terms)
            CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _)++;
        foreach (var (gram, _) in passage.Grams)
            CollectionsMarshal.GetValueRefOrAddDefault(grams, gram, out _)++;
    }

    public StoredStatistics Build()
    {
        var sorted = grams.OrderBy(g => g.Key).ToList();
        return new StoredStatistics(
            passages, Average(termLength), Average(gramLength), [.. terms.Keys], [.. terms.Values], [.. sorted.Select(g => g.Key)], [.. sorted.Select(g => g.Value)]);
    }

    private double Average(long length) => passages == 0 ? 1 : Math.Max(1, (double)length / passages);
}

/// <summary><see cref="CorpusStatistics"/> as a version keeps it.</summary>
internal sealed record StoredStatistics(
    int Passages, double AverageTerms, double AverageGrams, string[] Terms, int[] TermPassages, ulong[] Grams, int[] GramPassages)
{
    public CorpusStatistics ToStatistics(IReadOnlySet<string> languages) =>
        new(Passages, languages, AverageTerms, AverageGrams, Terms, TermPassages, Grams, GramPassages);
}
