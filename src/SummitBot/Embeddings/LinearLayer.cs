using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SummitBot.Embeddings;

/// <summary>y = x W + b with int8 weights used where they are mapped; each row of x becomes 16-bit numbers with a scale of its own.</summary>
/// <remarks>
/// Integers multiply twice as many at once as floats, and a quarter of the bytes is read: see the table in the benchmarks' README for floats made
/// at load and for plain dot products. The sums are exact, so a batch gives bit for bit what single texts give, on every processor.
/// </remarks>
internal sealed unsafe class LinearLayer
{
    /// <summary>Columns that are multiplied together; the weights file is packed by it, two inputs side by side for each column.</summary>
    public const int PanelWidth = 16;
    private const int RowsAtOnce = 4;

    private readonly sbyte* _weights;
    private readonly float* _scales;
    private readonly float* _bias;
    private readonly int _inputs;
    private readonly int _outputs;

    public LinearLayer(WeightsFile file, string name, int inputs, int outputs)
    {
        _weights = file.Section<sbyte>(name + ".weights", inputs * outputs);
        _scales = file.Section<float>(name + ".scales", outputs);
        _bias = file.Section<float>(name + ".bias", outputs);
        (_inputs, _outputs) = (inputs, outputs);
    }

    /// <param name="x">Rows of inputs.</param>
    /// <param name="y">Rows of outputs; must not overlap <paramref name="x"/>.</param>
    public void Apply(float* x, int rows, float* y, EncoderScratch scratch)
    {
        for (var row = 0; row < rows; row++) scratch.RowScales[row] = Quantize(x + row * _inputs, scratch.Numbers + row * _inputs);
        for (var column = 0; column < _outputs; column += PanelWidth)
            for (var row = 0; row < rows; row += RowsAtOnce)
                ApplyPanel(scratch.Numbers + row * _inputs, scratch.RowScales + row, Math.Min(RowsAtOnce, rows - row), column, y + row * _outputs + column);
    }

    /// <summary>The row as 16-bit numbers, as fine as the sums over all inputs cannot overflow; returns their scale.</summary>
    private float Quantize(float* x, short* numbers)
    {
        var finest = Math.Min(short.MaxValue, int.MaxValue / (sbyte.MaxValue * _inputs));
        var largest = MathF.Abs(TensorPrimitives.MaxMagnitude(new ReadOnlySpan<float>(x, _inputs)));
        var factor = Vector256.Create(largest == 0 ? 0 : finest / largest);
        for (var i = 0; i < _inputs; i += Vector256<short>.Count)
        {
            var low = Vector256.ConvertToInt32(Vector256.Round(Vector256.Load(x + i) * factor));
            var high = Vector256.ConvertToInt32(Vector256.Round(Vector256.Load(x + i + Vector256<float>.Count) * factor));
            Vector256.Narrow(low, high).Store(numbers + i);
        }

        return largest / finest;
    }

    /// <summary>Up to four rows by sixteen columns. Fewer rows than four: the last one is computed again in place of the missing ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyPanel(short* x, float* rowScales, int rows, int column, float* y)
    {
        var x1 = x + Math.Min(1, rows - 1) * _inputs;
        var x2 = x + Math.Min(2, rows - 1) * _inputs;
        var x3 = x + Math.Min(3, rows - 1) * _inputs;
        var weights = _weights + column * _inputs;
        Vector256<int> a0 = default, b0 = default, a1 = default, b1 = default, a2 = default, b2 = default, a3 = default, b3 = default;
        for (var i = 0; i < _inputs; i += 2, weights += 2 * PanelWidth)
        {
            var a = Int8.Widen(weights);
            var b = Int8.Widen(weights + PanelWidth);
            var pair = Pair(x + i);
            a0 += Int8.MultiplyPairs(pair, a);
            b0 += Int8.MultiplyPairs(pair, b);
            pair = Pair(x1 + i);
            a1 += Int8.MultiplyPairs(pair, a);
            b1 += Int8.MultiplyPairs(pair, b);
            pair = Pair(x2 + i);
            a2 += Int8.MultiplyPairs(pair, a);
            b2 += Int8.MultiplyPairs(pair, b);
            pair = Pair(x3 + i);
            a3 += Int8.MultiplyPairs(pair, a);
            b3 += Int8.MultiplyPairs(pair, b);
        }

        Store(a0, b0, rowScales[0], column, y);
        if (rows > 1) Store(a1, b1, rowScales[1], column, y + _outputs);
        if (rows > 2) Store(a2, b2, rowScales[2], column, y + 2 * _outputs);
        if (rows > 3) Store(a3, b3, rowScales[3], column, y + 3 * _outputs);
    }

    /// <summary>Two neighbouring inputs, repeated for each column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Pair(short* x) => Vector256.Create(*(int*)x).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Vector256<int> a, Vector256<int> b, float rowScale, int column, float* y)
    {
        (Vector256.ConvertToSingle(a) * (Vector256.Load(_scales + column) * rowScale) + Vector256.Load(_bias + column)).Store(y);
        (Vector256.ConvertToSingle(b) * (Vector256.Load(_scales + column + 8) * rowScale) + Vector256.Load(_bias + column + 8)).Store(y + 8);
    }
}
