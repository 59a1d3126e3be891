using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SummitBot.Embeddings;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>The embeddings of one version: those of passages in memory, where every question searches them all; those of sentences read for candidates only.</summary>
/// <remarks>The open file serves until the last holder of the version is gone, whatever happens to its name meanwhile.</remarks>
internal sealed class PassageVectors
{
    private readonly VectorLayout layout;
    private readonly SafeFileHandle file;
    private readonly DenseMatrix matrix;
    private readonly sbyte[] rows;

    private PassageVectors(VectorLayout layout, SafeFileHandle file, sbyte[] rows)
    {
        (this.layout, this.file, this.rows) = (layout, file, rows);
        matrix = new DenseMatrix(rows, layout.PassageScales, layout.Dimensions);
    }

    /// <exception cref="EndOfStreamException">The file is shorter than its layout.</exception>
    public static PassageVectors Open(string path, VectorLayout layout)
    {
        var file = File.OpenHandle(path, share: FileShare.Read | FileShare.Delete, options: FileOptions.RandomAccess);
        var rows = new sbyte[layout.PassageScales.Length * layout.Dimensions];
        Read(file, 0, rows);
        return new PassageVectors(layout, file, rows);
    }

    /// <summary>Numbers of the passages nearest to a question.</summary>
    /// <param name="allows">Which passages count; null for all.</param>
    public IEnumerable<int> Nearest(ReadOnlySpan<float> question, int count, Func<int, bool>? allows) => allows is null
        ? matrix.Top(question, count).Select(r => layout.Passages[r.Row])
        : matrix.Top(question, matrix.Count).Select(r => layout.Passages[r.Row]).Where(allows).Take(count);

    /// <summary>How near passages and their sentences are; a passage without an embedding is left as it is.</summary>
    public IReadOnlyList<Candidate> Compare(ReadOnlySpan<float> question, IReadOnlyList<Candidate> candidates)
    {
        var places = candidates.Select(c => Array.BinarySearch(layout.Passages, c.Key)).ToList();
        var count = places.Where(p => p >= 0).Sum(p => 1 + SentencesOf(p).Count);
        var buffer = ArrayPool<sbyte>.Shared.Rent(Math.Max(1, count * layout.Dimensions));
        var (scales, scores) = (new float[count], new float[count]);
        var next = 0;
        foreach (var place in places.Where(p => p >= 0))
        {
            var (first, sentences) = SentencesOf(place);
            rows.AsSpan(place * layout.Dimensions, layout.Dimensions).CopyTo(buffer.AsSpan(next * layout.Dimensions));
            var sentenceRow = (long)layout.PassageScales.Length + first;
            Read(file, sentenceRow * layout.Dimensions, buffer.AsSpan((next + 1) * layout.Dimensions, sentences * layout.Dimensions));
            scales[next] = layout.PassageScales[place];
            layout.SentenceScales.AsSpan(first, sentences).CopyTo(scales.AsSpan(next + 1));
            next += 1 + sentences;
        }
        new DenseMatrix(buffer.AsMemory(0, count * layout.Dimensions), scales, layout.Dimensions).Scores(question, 0, scores);
        ArrayPool<sbyte>.Shared.Return(buffer);

        var compared = new List<Candidate>(candidates.Count);
        next = 0;
        foreach (var (candidate, place) in candidates.Zip(places))
        {
            if (place < 0)
            {
                compared.Add(candidate);
                continue;
            }
            var own = scores.AsSpan(next, 1 + SentencesOf(place).Count);
            next += own.Length;
            compared.Add(candidate with { Dense = Fused(own[0]), SentenceDense = own.Length == 1 ? [Fused(own[0])] : Fused(own[1..]) });
        }
        return compared;
    }

    private (int First, int Count) SentencesOf(int place) => (layout.SentenceStarts[place], layout.SentenceStarts[place + 1] - layout.SentenceStarts[place]);

    private static double Fused(float score) => score * BuiltInEmbeddings.FusedScale;

    private static double[] Fused(ReadOnlySpan<float> scores)
    {
        var fused = new double[scores.Length];
        for (var i = 0; i < fused.Length; i++)
            fused[i] = Fused(scores[i]);
        return fused;
    }

    private static void Read(SafeFileHandle file, long offset, Span<sbyte> rows)
    {
        for (var bytes = MemoryMarshal.AsBytes(rows); bytes.Length > 0;)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
                throw new EndOfStreamException("The file of vectors ends within a row.");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
