using System.Text.RegularExpressions;
using SummitBot.Embeddings;

namespace SummitBot.Benchmarks;

/// <summary>Finds words that people may say instead of a word: near by the built-in vectors, but not a form of it.</summary>
/// <param name="texts">What the words are taken from.</param>
internal sealed partial class NearWords(IEnumerable<string> texts) : IDisposable
{
    private const int Choices = 5;
    private const int SameWord = 4;
    private const float NearEnough = 0.45f;

    private readonly WordVectors vectors = WordVectors.Open(Path.Combine(AppContext.BaseDirectory, "weights", WordVectors.FileName));
    private readonly List<string> vocabulary = [.. texts.SelectMany(t => Word().Matches(t).Select(m => m.Value)).Distinct()];
    private readonly Dictionary<string, List<string>> known = [];

    /// <returns>The word itself when it has no neighbours.</returns>
    public string To(string word, Random random)
    {
        if (!known.TryGetValue(word, out var near)) known[word] = near = Neighbours(word);
        return near.Count == 0 ? word : near[random.Next(near.Count)];
    }

    public void Dispose() => vectors.Dispose();

    private List<string> Neighbours(string word) =>
    [
        .. vocabulary.Select(v => (Word: v, Similarity: vectors.Similarity(word, v)))
            .Where(v => v.Similarity is > NearEnough and < 1 && v.Word.AsSpan().CommonPrefixLength(word) < SameWord)
            .OrderByDescending(v => v.Similarity).Take(Choices).Select(v => v.Word),
    ];

    [GeneratedRegex(@"\b\p{Ll}{4,}\b")]
    private static partial Regex Word();
}
