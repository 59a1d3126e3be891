using System.Runtime.InteropServices;
using SummitBot.Embeddings;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>What a passage is found by: its distinct terms and n-grams with their counts, and its words as the word vectors know them.</summary>
/// <param name="TermLength">Terms with repetitions.</param>
internal sealed record PassageTerms(Counted<string>[] Terms, int TermLength, Counted<ulong>[] Grams, int GramLength, int[] Words)
{
    public static PassageTerms Of(IReadOnlyList<Term> terms, WordVectors vectors)
    {
        var grams = new List<ulong>(terms.Count * 8);
        foreach (var term in terms)
        {
            if (term.Entry is null)
                CharacterGrams.AddTo(grams, term.Word);
        }
        return new PassageTerms(
            Count(terms.Select(t => t.Text)), terms.Count, Count(grams), grams.Count, [.. terms.Select(t => QuestionMeaning.IdOf(t, vectors)).Distinct()]);
    }

    /// <summary>How often the passage holds each of the question's terms and n-grams.</summary>
    public Candidate Against(AskedSlots question, int number)
    {
        var terms = new ushort[question.Terms.Count];
        foreach (var (term, count) in Terms)
        {
            if (question.Terms.TryGetValue(term, out var slot))
                terms[slot] = (ushort)count;
        }
        var grams = new ushort[question.Grams.Count];
        foreach (var (gram, count) in Grams)
        {
            if (question.Grams.TryGetValue(gram, out var slot))
                grams[slot] = (ushort)count;
        }
        return new Candidate(number, new FieldCounts(terms, TermLength), new FieldCounts(grams, GramLength), Words);
    }

    private static Counted<T>[] Count<T>(IEnumerable<T> keys) where T : notnull
    {
        var counts = new Dictionary<T, int>();
        foreach (var key in keys)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        return [.. counts.Select(c => new Counted<T>(c.Key, c.Value))];
    }
}

internal readonly record struct Counted<T>(T Key, int Count);

/// <summary>Where in the question each of its terms and n-grams stands.</summary>
internal sealed record AskedSlots(Dictionary<string, int> Terms, Dictionary<ulong, int> Grams)
{
    public static AskedSlots Of(QuestionTerms question) => new(Slots(question.Terms), Slots(question.Grams));

    private static Dictionary<T, int> Slots<T>(Weighted<T>[] asked) where T : notnull =>
        asked.Select((a, slot) => (a.Key, slot)).ToDictionary(a => a.Key, a => a.slot);
}
