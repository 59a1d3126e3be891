using System.Numerics.Tensors;

namespace SummitBot.Embeddings;

/// <summary>Embeddings as int8 rows with a scale each, searched by brute force: exact top-k, and faster than memory delivers the same rows as floats.</summary>
internal sealed unsafe class DenseMatrix
{
    private readonly ReadOnlyMemory<sbyte> _rows;
    private readonly ReadOnlyMemory<float> _scales;

    public DenseMatrix(ReadOnlyMemory<sbyte> rows, ReadOnlyMemory<float> scales, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, Int8.Step);
        if (rows.Length != (long)scales.Length * dimensions)
            throw new ArgumentException($"{scales.Length} rows of {dimensions} numbers expected, not {rows.Length} numbers.", nameof(rows));
        (_rows, _scales, Dimensions) = (rows, scales, dimensions);
    }

    public int Dimensions { get; }

    public int Count => _scales.Length;

    /// <summary>The rows with the greatest dot products, best first; of equal ones the earlier row.</summary>
    public IReadOnlyList<ScoredRow> Top(ReadOnlySpan<float> query, int count)
    {
        const int block = 512;
        var best = new PriorityQueue<int, (float Score, int Earlier)>(count + 1);
        Span<float> scores = stackalloc float[block];
        var arranged = Arrange(query, out var scale);
        var worst = float.NegativeInfinity;
        for (var first = 0; first < Count; first += block)
        {
            var part = scores[..Math.Min(block, Count - first)];
            Scores(arranged, scale, first, part);
            for (var i = 0; i < part.Length; i++)
            {
                if (!(part[i] > worst)) continue;
                best.Enqueue(first + i, (part[i], -first - i));
                if (best.Count > count) best.Dequeue();
                if (best.Count == count && best.TryPeek(out _, out var last)) worst = last.Score;
            }
        }

        var rows = new ScoredRow[best.Count];
        for (var i = rows.Length - 1; best.TryDequeue(out var row, out var priority); i--) rows[i] = new(row, priority.Score);
        return rows;
    }

    /// <summary>Dot products with the rows from <paramref name="first"/> on, as many as there is room for.</summary>
    public void Scores(ReadOnlySpan<float> query, int first, Span<float> scores)
    {
        var arranged = Arrange(query, out var scale);
        Scores(arranged, scale, first, scores);
    }

    private void Scores(short[] arranged, float scale, int first, Span<float> scores)
    {
        if (scores.IsEmpty) return;
        var scales = _scales.Span.Slice(first, scores.Length);
        fixed (short* left = arranged)
        fixed (sbyte* rows = _rows.Span.Slice(first * Dimensions, scores.Length * Dimensions))
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] = Int8.Dot(left, Dimensions, rows + (nint)i * Dimensions) * scale * scales[i];
        }
    }

    /// <summary>The query as 16-bit numbers, as fine as the sums cannot overflow: of all rounding, only that of the rows remains.</summary>
    private short[] Arrange(ReadOnlySpan<float> query, out float scale)
    {
        if (query.Length != Dimensions) throw new ArgumentException($"{Dimensions} numbers expected, not {query.Length}.", nameof(query));
        var finest = Math.Min(short.MaxValue, int.MaxValue / (sbyte.MaxValue * Dimensions));
        scale = MathF.Abs(TensorPrimitives.MaxMagnitude(query)) / finest;
        var numbers = new short[Dimensions];
        for (var i = 0; i < numbers.Length && scale > 0; i++) numbers[i] = (short)MathF.Round(query[i] / scale);
        var arranged = new short[Int8.ArrangedLength(Dimensions)];
        Int8.Arrange(numbers, arranged);
        return arranged;
    }
}

/// <summary>A row of a <see cref="DenseMatrix"/> with its dot product.</summary>
internal readonly record struct ScoredRow(int Row, float Score);
