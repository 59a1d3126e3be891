using System.Runtime.InteropServices;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>The arrays that one search works in, kept for the next: allocating and clearing them would cost more than the search.</summary>
internal sealed class LexicalScratch(LexicalData data)
{
    /// <summary>Of each vocabulary word: where its chain of <see cref="matches"/> begins; 0 when the question does not touch it.</summary>
    private readonly int[] firstMatches = new int[data.WordTerms.Length];
    private readonly List<int> touched = [];

    /// <summary>Place 0 is the end of every chain.</summary>
    private readonly List<Match> matches = [default];

    /// <summary>Of each passage: its coarse score.</summary>
    public float[] Scores { get; } = new float[data.TermLengths.Length];

    /// <summary>Of each vocabulary word: the idf of the n-grams it shares with the question.</summary>
    public float[] SharedIdf { get; } = new float[data.WordTerms.Length];

    /// <summary>The vocabulary words that share a term or an n-gram with the question.</summary>
    public IReadOnlyList<int> Touched => touched;

    /// <param name="slot">Which of the question's terms, or n-grams after them, the word holds.</param>
    /// <param name="times">How often it does.</param>
    public void Touch(int word, int slot, int times)
    {
        if (firstMatches[word] == 0)
            touched.Add(word);
        matches.Add(new Match(firstMatches[word], (ushort)slot, (ushort)times));
        firstMatches[word] = matches.Count - 1;
    }

    /// <summary>Adds what <paramref name="count"/> occurrences of a word hold of the question.</summary>
    public void AddCounts(int word, int count, ushort[] counts)
    {
        var first = firstMatches[word];
        if (first == 0)
            return;
        var chains = CollectionsMarshal.AsSpan(matches);
        for (var i = first; i != 0; i = chains[i].Next)
            counts[chains[i].Slot] += (ushort)(chains[i].Times * count);
    }

    public void Clear()
    {
        foreach (var word in touched)
            (firstMatches[word], SharedIdf[word]) = (0, 0);
        touched.Clear();
        matches.RemoveRange(1, matches.Count - 1);
        Array.Clear(Scores);
    }

    private readonly record struct Match(int Next, ushort Slot, ushort Times);
}
