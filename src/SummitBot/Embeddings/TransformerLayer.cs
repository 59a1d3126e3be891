using System.Numerics.Tensors;

namespace SummitBot.Embeddings;

/// <summary>One layer of the sentence encoder: attention, then the feed-forward network, each on normalised input and added to what came in.</summary>
internal sealed unsafe class TransformerLayer
{
    private const int Heads = 4;
    private const float NormEpsilon = 1e-6f;

    private readonly int _width;
    private readonly float* _norm1Scale, _norm1Bias, _norm2Scale, _norm2Bias;
    private readonly LinearLayer _queriesKeysValues, _attended, _widen, _narrow;
    private readonly LinearLayer? _residual;

    /// <param name="width">Numbers a token on the way in; <see cref="SentenceEncoder.Dimensions"/> on the way out.</param>
    public TransformerLayer(WeightsFile file, int number, int width)
    {
        const int output = SentenceEncoder.Dimensions;
        _width = width;
        _norm1Scale = file.Section<float>($"{number}.norm1.scale", width);
        _norm1Bias = file.Section<float>($"{number}.norm1.bias", width);
        _queriesKeysValues = new(file, $"{number}.qkv", width, 3 * width);
        _attended = new(file, $"{number}.attended", width, output);
        _norm2Scale = file.Section<float>($"{number}.norm2.scale", output);
        _norm2Bias = file.Section<float>($"{number}.norm2.bias", output);
        _widen = new(file, $"{number}.widen", output, SentenceEncoder.Wide);
        _narrow = new(file, $"{number}.narrow", SentenceEncoder.Wide, output);
        if (width != output) _residual = new(file, "residual", width, output);
    }

    /// <param name="lengths">Tokens of each text; their rows follow one another in <see cref="EncoderScratch.State"/>.</param>
    public void Apply(EncoderScratch scratch, ReadOnlySpan<int> lengths, int rows)
    {
        const int output = SentenceEncoder.Dimensions;
        Normalize(scratch.State, rows, _width, _norm1Scale, _norm1Bias, scratch.Normed);
        _queriesKeysValues.Apply(scratch.Normed, rows, scratch.Wide, scratch);
        Attend(scratch, lengths);
        _attended.Apply(scratch.Normed, rows, scratch.Result, scratch);
        if (_residual is not null)
        {
            _residual.Apply(scratch.State, rows, scratch.Normed, scratch);
            Add(scratch.Result, scratch.Normed, rows * output, scratch.State);
        }
        else
        {
            Add(scratch.Result, scratch.State, rows * output, scratch.State);
        }

        Normalize(scratch.State, rows, output, _norm2Scale, _norm2Bias, scratch.Normed);
        _widen.Apply(scratch.Normed, rows, scratch.Wide, scratch);
        var wide = new Span<float>(scratch.Wide, rows * SentenceEncoder.Wide);
        TensorPrimitives.Max(wide, 0f, wide);
        _narrow.Apply(scratch.Wide, rows, scratch.Result, scratch);
        Add(scratch.Result, scratch.State, rows * output, scratch.State);
    }

    /// <summary>Each token takes the values of its own text's tokens, weighted by how well its query fits their keys.</summary>
    private void Attend(EncoderScratch scratch, ReadOnlySpan<int> lengths)
    {
        var head = _width / Heads;
        var stride = 3 * _width;
        var scale = 1 / MathF.Sqrt(head);
        var first = 0;
        foreach (var length in lengths)
        {
            var fit = new Span<float>(scratch.Attention, length);
            for (var offset = 0; offset < _width; offset += head)
            {
                for (var token = first; token < first + length; token++)
                {
                    var query = new ReadOnlySpan<float>(scratch.Wide + token * stride + offset, head);
                    for (var i = 0; i < length; i++)
                        fit[i] = scale * TensorPrimitives.Dot(query, new ReadOnlySpan<float>(scratch.Wide + (first + i) * stride + _width + offset, head));
                    TensorPrimitives.SoftMax(fit, fit);
                    var sum = new Span<float>(scratch.Normed + token * _width + offset, head);
                    sum.Clear();
                    for (var i = 0; i < length; i++)
                        TensorPrimitives.MultiplyAdd(new ReadOnlySpan<float>(scratch.Wide + (first + i) * stride + 2 * _width + offset, head), fit[i], sum, sum);
                }
            }

            first += length;
        }
    }

    private static void Normalize(float* x, int rows, int width, float* scale, float* bias, float* y)
    {
        for (var row = 0; row < rows; row++)
        {
            var source = new ReadOnlySpan<float>(x + row * width, width);
            var target = new Span<float>(y + row * width, width);
            TensorPrimitives.Subtract(source, TensorPrimitives.Sum(source) / width, target);
            TensorPrimitives.Multiply(target, 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(target) / width + NormEpsilon), target);
            TensorPrimitives.MultiplyAdd(target, new ReadOnlySpan<float>(scale, width), new ReadOnlySpan<float>(bias, width), target);
        }
    }

    private static void Add(float* x, float* y, int count, float* sum) =>
        TensorPrimitives.Add(new ReadOnlySpan<float>(x, count), new ReadOnlySpan<float>(y, count), new Span<float>(sum, count));
}
