using System.Text;

namespace SummitBot.Retrieval;

/// <summary>The character n-grams of a word: they find what a stemmer misses, an inflection, a typo, another spelling.</summary>
internal static class CharacterGrams
{
    private const int Shortest = 3;
    private const int Longest = 4;

    /// <summary>Appends the 3- and 4-grams of <paramref name="word"/>, each with its repetitions, as four UTF-16 units packed into 64 bits.</summary>
    /// <remarks>A word of an unspaced script gives its single characters; a word shorter than a gram is one itself.</remarks>
    public static void AddTo(ICollection<ulong> grams, string word)
    {
        if (Rune.GetRuneAt(word, 0) is var first && UnspacedScripts.Contains(first.Value))
        {
            foreach (var rune in word.EnumerateRunes())
                grams.Add((ulong)rune.Value);
            return;
        }
        // Marking the start tells "_sum" of summit from the end of another word; marking the end as well was measured and is worse.
        word = "_" + word;
        if (word.Length < Shortest)
        {
            grams.Add(Pack(word));
            return;
        }
        for (var length = Shortest; length <= Longest; length++)
            for (var i = 0; i + length <= word.Length; i++)
                grams.Add(Pack(word.AsSpan(i, length)));
    }

    private static ulong Pack(ReadOnlySpan<char> gram)
    {
        var packed = 0UL;
        foreach (var c in gram)
            packed = packed << 16 | c;
        return packed;
    }
}
