using SummitBot.Articles;

namespace SummitBot.Retrieval;

/// <summary>Document frequencies of one corpus version: the same numbers whichever index serves it.</summary>
internal sealed class CorpusStatistics
{
    private readonly Dictionary<string, int> termNumbers;
    private readonly int[] termPassages;
    private readonly ulong[] grams;
    private readonly int[] gramPassages;
    private readonly Lazy<TransliteratedNames> names;
    private readonly Lazy<SpellingNeighbours> spellings;

    /// <param name="languages">Of the articles.</param>
    /// <param name="terms">Each term once; its place is its number.</param>
    /// <param name="termPassages">How many passages hold each term.</param>
    /// <param name="grams">In ascending order; its place is a gram's number.</param>
    /// <param name="gramPassages">How many passages hold each gram.</param>
    public CorpusStatistics(
        int passages, IReadOnlySet<string> languages, double averageTerms, double averageGrams,
        IReadOnlyList<string> terms, int[] termPassages, ulong[] grams, int[] gramPassages)
    {
        (Passages, Languages) = (passages, languages);
        AverageTerms = averageTerms;
        AverageGrams = averageGrams;
        (this.termPassages, this.grams, this.gramPassages) = (termPassages, grams, gramPassages);
        termNumbers = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++)
            termNumbers.Add(terms[i], i);
        names = new Lazy<TransliteratedNames>(() => new TransliteratedNames(terms.Where(IsSpelt)));
        spellings = new Lazy<SpellingNeighbours>(() => new SpellingNeighbours(terms.Where(t => IsSpelt(t) && !t.Contains(':'))));
    }

    public int Passages { get; }

    public IReadOnlySet<string> Languages { get; }

    /// <summary>Average number of terms of a passage, repetitions included.</summary>
    public double AverageTerms { get; }

    public double AverageGrams { get; }

    /// <summary>ln(1 + (N - df + 0.5) / (df + 0.5)); a term never seen has df 0.</summary>
    public double Idf(string term) => Idf(NumberOf(term) is var number and >= 0 ? termPassages[number] : 0);

    public double Idf(ulong gram) => Idf(NumberOf(gram) is var number and >= 0 ? gramPassages[number] : 0);

    /// <returns>The term's number, or -1 when no passage holds it.</returns>
    public int NumberOf(string term) => termNumbers.GetValueOrDefault(term, -1);

    /// <summary>The terms that may be a name written in another script.</summary>
    public IReadOnlyList<string> Alike(string name) => names.Value.For(name);

    /// <summary>The terms that a misspelt one is nearest to in spelling, the most frequent first.</summary>
    public IReadOnlyList<string> Near(string term, int allowed) => [.. spellings.Value.Nearest(term, allowed).OrderBy(Idf)];

    /// <returns>The gram's number, or a negative number when no passage holds it.</returns>
    public int NumberOf(ulong gram) => Array.BinarySearch(grams, gram);

    private static bool IsSpelt(string term) => term.Length > 0 && char.IsLetter(term[0]) && !Scripts.IsCjk(term[0]);

    private double Idf(int holding) => Math.Log(1 + (Passages - holding + 0.5) / (holding + 0.5));
}
