using System.Runtime.InteropServices;
using SummitBot.Embeddings;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>Builds a version's index from its passages, in their order.</summary>
internal sealed class LexicalBuilder(WordVectors vectors)
{
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Word, string Term), int> words = [];
    private readonly Dictionary<ulong, int> grams = [];
    private readonly List<int> wordTerms = [];
    private readonly List<int> wordIds = [];
    private readonly List<int[]> wordGrams = [];
    private readonly List<int> termPassages = [];
    private readonly List<int> gramPassages = [];

    /// <summary>Of each term and n-gram: the last passage counted, so that a passage counts once.</summary>
    private readonly List<int> termSeen = [];
    private readonly List<int> gramSeen = [];

    private readonly List<byte> forward = [];
    private readonly List<int> forwardStarts = [0];
    private readonly List<int> termLengths = [];
    private readonly List<int> gramLengths = [];

    /// <param name="found">The passage's terms.</param>
    public void Add(IReadOnlyList<Term> found)
    {
        var passage = termLengths.Count;
        var numbers = new int[found.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = WordNumber(found[i]);
        Array.Sort(numbers);

        var gramLength = 0;
        var runs = CountRuns(numbers);
        foreach (var (word, count) in runs)
        {
            gramLength += wordGrams[word].Length * count;
            CountPassage(termPassages, termSeen, wordTerms[word], passage);
            foreach (var gram in wordGrams[word])
                CountPassage(gramPassages, gramSeen, gram, passage);
        }
        WriteCounts(forward, runs);
        forwardStarts.Add(forward.Count);
        termLengths.Add(numbers.Length);
        gramLengths.Add(gramLength);
    }

    public LexicalData Build()
    {
        var gramKeys = grams.Keys.ToArray();
        var gramOrder = Enumerable.Range(0, gramKeys.Length).ToArray();
        Array.Sort(gramKeys, gramOrder);
        var gramWords = GramWords(gramOrder, out var gramWordStarts);
        var postings = Postings(out var postingStarts);
        return new LexicalData
        {
            Terms = [.. terms.OrderBy(t => t.Value).Select(t => t.Key)],
            TermPassages = [.. termPassages],
            Grams = gramKeys,
            GramPassages = [.. gramOrder.Select(g => gramPassages[g])],
            Postings = postings,
            PostingStarts = postingStarts,
            Forward = [.. forward],
            ForwardStarts = [.. forwardStarts],
            WordTerms = [.. wordTerms],
            WordIds = [.. wordIds],
            GramWords = gramWords,
            GramWordStarts = gramWordStarts,
            TermLengths = [.. termLengths],
            GramLengths = [.. gramLengths],
        };
    }

    private int WordNumber(Term term)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(words, (term.Entry is null ? term.Word : "", term.Text), out var known);
        if (!known)
        {
            number = words.Count - 1;
            wordTerms.Add(NumberOf(terms, term.Text, termPassages, termSeen));
            wordIds.Add(QuestionMeaning.IdOf(term, vectors));
            var keys = new List<ulong>();
            if (term.Entry is null)
                CharacterGrams.AddTo(keys, term.Word);
            wordGrams.Add([.. keys.Select(k => NumberOf(grams, k, gramPassages, gramSeen))]);
        }
        return number;
    }

    private static int NumberOf<T>(Dictionary<T, int> numbers, T key, List<int> passages, List<int> seen) where T : notnull
    {
        if (numbers.TryGetValue(key, out var number))
            return number;
        numbers.Add(key, numbers.Count);
        passages.Add(0);
        seen.Add(-1);
        return numbers.Count - 1;
    }

    private static void CountPassage(List<int> passages, List<int> seen, int key, int passage)
    {
        if (seen[key] == passage)
            return;
        seen[key] = passage;
        passages[key]++;
    }

    private static List<(int Number, int Count)> CountRuns(ReadOnlySpan<int> sorted)
    {
        var runs = new List<(int, int)>();
        for (var i = 0; i < sorted.Length;)
        {
            var first = i;
            while (i < sorted.Length && sorted[i] == sorted[first])
                i++;
            runs.Add((sorted[first], i - first));
        }
        return runs;
    }

    private static void WriteCounts(List<byte> target, List<(int Number, int Count)> runs)
    {
        var last = 0;
        foreach (var (number, count) in runs)
        {
            Varint.Write(target, (uint)(number - last) << 1 | (count > 1 ? 1u : 0));
            if (count > 1)
                Varint.Write(target, (uint)count);
            last = number;
        }
    }

    private byte[] GramWords(int[] gramOrder, out int[] starts)
    {
        var holders = new List<(int Word, int Count)>[gramOrder.Length];
        for (var word = 0; word < wordGrams.Count; word++)
        {
            foreach (var (gram, count) in wordGrams[word].CountBy(g => g))
                (holders[gram] ??= []).Add((word, count));
        }
        var coded = new List<byte>();
        starts = new int[gramOrder.Length + 1];
        for (var i = 0; i < gramOrder.Length; i++)
        {
            WriteCounts(coded, holders[gramOrder[i]]);
            starts[i + 1] = coded.Count;
        }
        return [.. coded];
    }

    /// <summary>Turns the forward index around. Only now the average length is known, so only now a count's worth.</summary>
    private byte[] Postings(out int[] starts)
    {
        var places = new int[terms.Count + 1];
        for (var term = 0; term < terms.Count; term++)
            places[term + 1] = places[term] + termPassages[term];
        var passages = new int[places[^1]];
        var impacts = new byte[places[^1]];
        var next = places[..^1];
        var averageLength = AverageLength(termLengths);
        var counts = new Dictionary<int, int>();
        var bytes = CollectionsMarshal.AsSpan(forward);
        for (var passage = 0; passage < termLengths.Count; passage++)
        {
            counts.Clear();
            foreach (var (word, count) in new CountReader(bytes[forwardStarts[passage]..forwardStarts[passage + 1]]))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, wordTerms[word], out _) += count;
            foreach (var (term, count) in counts)
            {
                passages[next[term]] = passage;
                impacts[next[term]++] = Impact(count, termLengths[passage], averageLength);
            }
        }

        var coded = new List<byte>(passages.Length * 3);
        starts = new int[terms.Count + 1];
        for (var term = 0; term < terms.Count; term++)
        {
            var last = 0;
            for (var i = places[term]; i < places[term + 1]; i++)
            {
                Varint.Write(coded, (uint)(passages[i] - last));
                coded.Add(impacts[i]);
                last = passages[i];
            }
            starts[term + 1] = coded.Count;
        }
        return [.. coded];
    }

    public static double AverageLength(IReadOnlyCollection<int> lengths) => lengths.Count == 0 ? 1 : Math.Max(1, lengths.Average());

    private static byte Impact(int count, int length, double averageLength) =>
        (byte)Math.Clamp(Math.Round(255 * Bm25.Saturation(count, length, averageLength) / (Bm25.K1 + 1)), 1, 255);
}
