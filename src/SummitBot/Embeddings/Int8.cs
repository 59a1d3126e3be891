using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SummitBot.Embeddings;

/// <summary>Vectors of int8 with one scale each (value = number * scale): a quarter of the bytes of floats, and sums of products that are exact.</summary>
internal static unsafe class Int8
{
    /// <summary>Numbers multiplied at once. A row whose length is no multiple of it ends in a step that overlaps the one before.</summary>
    public const int Step = 16;

    /// <summary>Writes <paramref name="values"/> as int8 and returns the scale; zeros get scale 0.</summary>
    public static float Quantize(ReadOnlySpan<float> values, Span<sbyte> numbers)
    {
        var scale = MathF.Abs(TensorPrimitives.MaxMagnitude(values)) / sbyte.MaxValue;
        for (var i = 0; i < values.Length; i++) numbers[i] = scale == 0 ? (sbyte)0 : (sbyte)MathF.Round(values[i] / scale);
        return scale;
    }

    public static int ArrangedLength(int dimensions) => (dimensions + Step - 1) / Step * Step;

    /// <summary>The left side of <see cref="Dot"/>: as it is, but the last step holds zeros for what the step before it already covers.</summary>
    public static void Arrange(ReadOnlySpan<short> numbers, Span<short> arranged)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numbers.Length, Step);
        var rest = numbers.Length % Step;
        arranged.Clear();
        numbers[..^rest].CopyTo(arranged);
        numbers[^rest..].CopyTo(arranged[^rest..]);
    }

    /// <summary>The exact dot product of an arranged vector with an int8 row.</summary>
    /// <remarks>
    /// Row after row, not several at once: rows in memory are then one stream, which the processor fetches ahead.
    /// Four rows at once computed faster but waited for memory, and took three times as long over 100,000 rows.
    /// </remarks>
    public static int Dot(short* arranged, int dimensions, sbyte* row)
    {
        Vector256<int> even = default, odd = default;
        var i = 0;
        for (; i <= dimensions - 2 * Step; i += 2 * Step)
        {
            even += MultiplyAdd(arranged + i, row + i);
            odd += MultiplyAdd(arranged + i + Step, row + i + Step);
        }

        for (; i < dimensions; i += Step) even += MultiplyAdd(arranged + i, row + Math.Min(i, dimensions - Step));
        return Vector256.Sum(even + odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MultiplyAdd(short* arranged, sbyte* row) => MultiplyPairs(Vector256.Load(arranged), Widen(row));

    /// <summary>Sums of the products of neighbours: lane i holds left[2i] * right[2i] + left[2i+1] * right[2i+1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyPairs(Vector256<short> left, Vector256<short> right)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(left, right);
        var (l, r) = (left.AsInt32(), right.AsInt32());
        return ((l << 16) >> 16) * ((r << 16) >> 16) + (l >> 16) * (r >> 16);
    }

    /// <summary>Sixteen numbers as shorts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Widen(sbyte* numbers)
    {
        if (Avx2.IsSupported) return Avx2.ConvertToVector256Int16(numbers);
        var (low, high) = Vector128.Widen(Vector128.Load(numbers));
        return Vector256.Create(low, high);
    }
}
