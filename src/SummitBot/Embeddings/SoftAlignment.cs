using System.Runtime.InteropServices;

namespace SummitBot.Embeddings;

/// <summary>How well each word of one question is matched by the words of passages: 1 by itself, less by a word of near meaning, 0 by none.</summary>
/// <remarks>Made once a question and not thread-safe: a passage word is compared once, however many passages hold it.</remarks>
internal sealed class SoftAlignment
{
    /// <summary>Words with a lower cosine have nothing to do with each other.</summary>
    private const float LeastSimilarity = 0.35f;
    private const int NoMatch = -1;

    private readonly WordVectors _vectors;
    private readonly int[] _question;
    private readonly short[] _arranged;
    /// <summary>For each passage word seen, where its matches stand; most words match nothing.</summary>
    private readonly Dictionary<int, int> _offsets = new(4096);
    private readonly List<float> _matches = [];
    private readonly List<int> _unseen = [];

    /// <param name="question">Ids (<see cref="WordVectors.Id"/>) of the question's distinct words.</param>
    public SoftAlignment(WordVectors vectors, ReadOnlySpan<int> question)
    {
        _vectors = vectors;
        _question = question.ToArray();
        _arranged = new short[question.Length * WordVectors.ArrangedLength];
        for (var i = 0; i < question.Length; i++) vectors.Arrange(question[i], ArrangedWord(i));
    }

    /// <summary>For each word of the question the best match among the words of a passage.</summary>
    /// <param name="passage">Ids of the passage's words; repeated words change nothing.</param>
    /// <param name="best">As many as the question has words.</param>
    public void Best(ReadOnlySpan<int> passage, Span<float> best)
    {
        CompareUnseen(passage);
        best = best[.._question.Length];
        best.Clear();
        foreach (var word in passage)
        {
            var offset = _offsets[word];
            if (offset == NoMatch) continue;
            var matches = CollectionsMarshal.AsSpan(_matches).Slice(offset, best.Length);
            for (var i = 0; i < best.Length; i++) best[i] = MathF.Max(best[i], matches[i]);
        }
    }

    private void CompareUnseen(ReadOnlySpan<int> passage)
    {
        _unseen.Clear();
        foreach (var word in passage)
        {
            if (!_offsets.TryAdd(word, NoMatch)) continue;
            _vectors.Prefetch(word);
            _unseen.Add(word);
        }

        var unseen = CollectionsMarshal.AsSpan(_unseen);
        var similarities = new float[_question.Length * unseen.Length];
        for (var i = 0; i < _question.Length; i++)
            _vectors.Similarities(_question[i], ArrangedWord(i), unseen, similarities.AsSpan(i * unseen.Length, unseen.Length));
        for (var i = 0; i < unseen.Length; i++) Remember(unseen[i], similarities, i, unseen.Length);
    }

    private void Remember(int word, float[] similarities, int position, int stride)
    {
        var offset = _matches.Count;
        var matched = false;
        CollectionsMarshal.SetCount(_matches, offset + _question.Length);
        var matches = CollectionsMarshal.AsSpan(_matches)[offset..];
        for (var i = 0; i < matches.Length; i++)
        {
            var similarity = similarities[i * stride + position];
            matches[i] = _question[i] == word ? 1 : similarity > LeastSimilarity ? similarity * similarity : 0;
            matched |= matches[i] > 0;
        }

        if (matched) _offsets[word] = offset;
        else CollectionsMarshal.SetCount(_matches, offset);
    }

    private Span<short> ArrangedWord(int i) => _arranged.AsSpan(i * WordVectors.ArrangedLength, WordVectors.ArrangedLength);
}
