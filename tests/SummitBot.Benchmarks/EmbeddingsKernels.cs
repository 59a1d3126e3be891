using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SummitBot.Embeddings;

namespace SummitBot.Benchmarks;

/// <summary>The sentence encoder's matrix products three ways, on one core: what <see cref="LinearLayer"/> does, and what it was chosen over.</summary>
internal sealed unsafe class EmbeddingsKernels
{
    private static readonly (string Name, int Inputs, int Outputs)[] Shapes =
    [
        ("0.qkv", 256, 768), ("0.attended", 256, 512), ("residual", 256, 512), ("0.widen", 512, 1536), ("0.narrow", 1536, 512),
        ("1.qkv", 512, 1536), ("1.attended", 512, 512), ("1.widen", 512, 1536), ("1.narrow", 1536, 512),
    ];

    private readonly List<(LinearLayer Int8, float[] Panels, float[] Columns, float[] Bias, int Inputs, int Outputs)> _layers = [];

    public EmbeddingsKernels(WeightsFile file)
    {
        foreach (var (name, inputs, outputs) in Shapes)
        {
            var panels = new float[inputs * outputs];
            var columns = new float[inputs * outputs];
            var weights = file.Section<sbyte>(name + ".weights", inputs * outputs);
            var scales = file.Section<float>(name + ".scales", outputs);
            for (var i = 0; i < panels.Length; i++)
            {
                var (panel, within) = Math.DivRem(i, LinearLayer.PanelWidth * inputs);
                var (pair, lane) = Math.DivRem(within, 2 * LinearLayer.PanelWidth);
                var (column, row) = (lane / 2, 2 * pair + lane % 2);
                var weight = weights[i] * scales[panel * LinearLayer.PanelWidth + column];
                columns[(panel * LinearLayer.PanelWidth + column) * inputs + row] = weight;
                panels[(panel * inputs + row) * LinearLayer.PanelWidth + column] = weight;
            }

            var bias = new ReadOnlySpan<float>(file.Section<float>(name + ".bias", outputs), outputs).ToArray();
            _layers.Add((new LinearLayer(file, name, inputs, outputs), panels, columns, bias, inputs, outputs));
        }
    }

    public Action Int8InPlace(AlignedFloats x, AlignedFloats y, int rows, EncoderScratch scratch) => () =>
    {
        foreach (var layer in _layers) layer.Int8.Apply(x.Start, rows, y.Start, scratch);
    };

    public Action FloatsMadeAtLoad(AlignedFloats x, AlignedFloats y, int rows) => () =>
    {
        foreach (var (_, panels, _, bias, inputs, outputs) in _layers)
            fixed (float* weights = panels, b = bias)
                for (var column = 0; column < outputs; column += LinearLayer.PanelWidth)
                    for (var row = 0; row < rows; row += 4)
                        FloatPanel(x.Start + row * inputs, Math.Min(4, rows - row), inputs, weights + column * inputs, b + column, y.Start + row * outputs + column, outputs);
    };

    public Action PlainDots(AlignedFloats x, AlignedFloats y, int rows) => () =>
    {
        foreach (var (_, _, columns, bias, inputs, outputs) in _layers)
            for (var column = 0; column < outputs; column++)
                for (var row = 0; row < rows; row++)
                    y.Start[row * outputs + column] = bias[column]
                        + TensorPrimitives.Dot(new ReadOnlySpan<float>(x.Start + row * inputs, inputs), columns.AsSpan(column * inputs, inputs));
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FloatPanel(float* x, int rows, int inputs, float* weights, float* bias, float* y, int outputs)
    {
        var x1 = x + Math.Min(1, rows - 1) * inputs;
        var x2 = x + Math.Min(2, rows - 1) * inputs;
        var x3 = x + Math.Min(3, rows - 1) * inputs;
        Vector256<float> a0 = Vector256.Load(bias), b0 = Vector256.Load(bias + 8), a1 = a0, b1 = b0, a2 = a0, b2 = b0, a3 = a0, b3 = b0;
        for (var i = 0; i < inputs; i++, weights += LinearLayer.PanelWidth)
        {
            var a = Vector256.Load(weights);
            var b = Vector256.Load(weights + 8);
            var v = Vector256.Create(x[i]);
            (a0, b0) = (Vector256.FusedMultiplyAdd(v, a, a0), Vector256.FusedMultiplyAdd(v, b, b0));
            v = Vector256.Create(x1[i]);
            (a1, b1) = (Vector256.FusedMultiplyAdd(v, a, a1), Vector256.FusedMultiplyAdd(v, b, b1));
            v = Vector256.Create(x2[i]);
            (a2, b2) = (Vector256.FusedMultiplyAdd(v, a, a2), Vector256.FusedMultiplyAdd(v, b, b2));
            v = Vector256.Create(x3[i]);
            (a3, b3) = (Vector256.FusedMultiplyAdd(v, a, a3), Vector256.FusedMultiplyAdd(v, b, b3));
        }

        a0.Store(y);
        b0.Store(y + 8);
        if (rows > 1) Store(a1, b1, y + outputs);
        if (rows > 2) Store(a2, b2, y + 2 * outputs);
        if (rows > 3) Store(a3, b3, y + 3 * outputs);
    }

    private static void Store(Vector256<float> a, Vector256<float> b, float* y)
    {
        a.Store(y);
        b.Store(y + 8);
    }
}
