using System.Text;

namespace SummitBot.Embeddings;

/// <summary>Cuts text into the sentence encoder's pieces: the segmentation with the best sum of scores.</summary>
internal sealed unsafe class SentencePieces
{
    private const int Count = 8000;
    /// <summary>The unknown piece and other reserved ones, which no text matches.</summary>
    private const int Reserved = 6;
    private const int Unknown = 0;
    private const char WordStart = '\u2581';

    private readonly Dictionary<string, (int Id, double Score)>.AlternateLookup<ReadOnlySpan<char>> _pieces;
    private readonly int[] _lengths = new int[Count];
    private readonly int _longest;

    public SentencePieces(WeightsFile file)
    {
        // In invariant mode .NET normalizes nothing beyond ASCII, silently, and such texts would get other embeddings than the corpus has.
        if ("\ufb01".Normalize(NormalizationForm.FormKC) != "fi")
            throw new InvalidOperationException("The built-in embeddings need Unicode normalization: run with InvariantGlobalization=false and ICU installed.");

        var text = file.Section<byte>("pieces", file.CountOf<byte>("pieces"));
        var ends = file.Section<int>("pieces.ends", Count);
        var scores = file.Section<double>("pieces.scores", Count);
        var pieces = new Dictionary<string, (int, double)>(Count, StringComparer.Ordinal);
        for (var id = 0; id < Count; id++)
        {
            var start = id == 0 ? 0 : ends[id - 1];
            var piece = Encoding.UTF8.GetString(text + start, ends[id] - start);
            _lengths[id] = piece.Length;
            if (id < Reserved) continue;
            pieces[piece] = (id, scores[id]);
            _longest = Math.Max(_longest, piece.Length);
        }

        _pieces = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Ids in reading order; a run of unknown characters is one id.</summary>
    public int[] Cut(string text)
    {
        text = WellFormed(text).Normalize(NormalizationForm.FormKC);
        if (text.Length == 0) return [];
        ReadOnlySpan<char> marked = WordStart + text.Replace(' ', WordStart);

        // Viterbi as the original runtime does it: a position whose best sum is 0 counts as not yet reached, and equal sums go to the later, shorter piece.
        var best = new double[marked.Length + 1];
        var last = new int[marked.Length + 1];
        for (var start = 0; start < marked.Length; start++)
        {
            var found = false;
            for (var length = 1; length <= Math.Min(_longest, marked.Length - start); length++)
            {
                if (!_pieces.TryGetValue(marked.Slice(start, length), out var piece)) continue;
                Reach(start + length, best[start] + piece.Score, piece.Id);
                found = true;
            }

            if (!found) Reach(start + 1, best[start], Unknown);
        }

        return Backtrack(last);

        void Reach(int end, double score, int id)
        {
            if (best[end] != 0 && score < best[end]) return;
            best[end] = score;
            last[end] = id;
        }
    }

    private int[] Backtrack(int[] last)
    {
        var ids = new List<int>();
        for (var end = last.Length - 1; end > 0; end -= _lengths[last[end]])
            if (last[end] != Unknown || ids is [] or [.., not Unknown]) ids.Add(last[end]);

        ids.Reverse();
        return [.. ids];
    }

    /// <summary>Half a surrogate pair cannot be normalized; it becomes U+FFFD.</summary>
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return text;
        var runes = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) runes.Append(rune);
        return runes.ToString();
    }
}
