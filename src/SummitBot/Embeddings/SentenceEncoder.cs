using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SummitBot.Embeddings;

/// <summary>Universal Sentence Encoder lite: an English text to 512 numbers of length 1, near each other for near meanings. Thread-safe.</summary>
internal sealed unsafe class SentenceEncoder : IDisposable
{
    public const string FileName = "use-lite.bin";
    public const int Dimensions = 512;
    /// <summary>What comes after the first 128 pieces is not read: encode passages and sentences, not articles.</summary>
    public const int MaxTokens = 128;
    public const int Wide = 3 * Dimensions;

    private const int TokenWidth = 256;
    private const int Vocabulary = 8002;
    /// <summary>Tokens whose rows go through the layers together: enough to use each weight many times, few enough to stay in the cache.</summary>
    private const int TokensAtOnce = 96;

    private readonly WeightsFile _file;
    private readonly SentencePieces _pieces;
    private readonly sbyte* _embedding;
    private readonly float* _embeddingScales;
    private readonly float[] _positions = new float[MaxTokens * TokenWidth];
    private readonly TransformerLayer _layer0, _layer1;
    private readonly LinearLayer _output;
    private readonly ConcurrentBag<EncoderScratch> _scratch = [];

    private SentenceEncoder(WeightsFile file)
    {
        _file = file;
        _pieces = new(file);
        _embedding = file.Section<sbyte>("embedding", Vocabulary * TokenWidth);
        _embeddingScales = file.Section<float>("embedding.scales", Vocabulary);
        _layer0 = new(file, 0, TokenWidth);
        _layer1 = new(file, 1, Dimensions);
        _output = new(file, "output", Dimensions, Dimensions);
        const int half = TokenWidth / 2;
        var timing = file.Section<float>("timing", half);
        for (var position = 0; position < MaxTokens; position++)
            for (var i = 0; i < half; i++)
                (_positions[position * TokenWidth + i], _positions[position * TokenWidth + half + i]) = MathF.SinCos(position * timing[i]);
    }

    /// <exception cref="WeightsException">The file is missing or damaged.</exception>
    public static SentenceEncoder Open(string path)
    {
        var file = WeightsFile.Open(path);
        try
        {
            return new SentenceEncoder(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public int[] Tokenize(string text) => _pieces.Cut(text);

    /// <summary>One text on the calling thread. A text without a single character gets zeros.</summary>
    public float[] Encode(string text)
    {
        var embedding = new float[Dimensions];
        EncodeTokens([Tokens(text)], [embedding]);
        return embedding;
    }

    /// <summary>Many texts on all cores; the same numbers as one by one.</summary>
    public float[][] Encode(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 1) return [Encode(texts[0])];
        var embeddings = new float[texts.Count][];
        var tokens = new int[texts.Count][];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, texts.Count, options, i => (tokens[i], embeddings[i]) = (Tokens(texts[i]), new float[Dimensions]));
        Parallel.ForEach(Batches(tokens), options, batch => EncodeTokens(tokens.AsSpan(batch), embeddings.AsSpan(batch)));
        return embeddings;
    }

    public void Dispose()
    {
        foreach (var scratch in _scratch) scratch.Dispose();
        _file.Dispose();
    }

    private int[] Tokens(string text)
    {
        var tokens = _pieces.Cut(text);
        return tokens.Length > MaxTokens ? tokens[..MaxTokens] : tokens;
    }

    private static List<Range> Batches(int[][] tokens)
    {
        var batches = new List<Range>();
        for (var (first, end, rows) = (0, 0, 0); end < tokens.Length;)
        {
            rows += tokens[end++].Length;
            if (rows < TokensAtOnce && end < tokens.Length) continue;
            batches.Add(first..end);
            (first, rows) = (end, 0);
        }

        return batches;
    }

    private void EncodeTokens(ReadOnlySpan<int[]> tokens, ReadOnlySpan<float[]> embeddings)
    {
        var lengths = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++) lengths[i] = tokens[i].Length;
        var rows = lengths.Sum();
        var scratch = TakeScratch(rows + tokens.Length);
        var row = 0;
        foreach (var text in tokens)
            for (var position = 0; position < text.Length; position++)
                Embed(text[position], position, new Span<float>(scratch.State + TokenWidth * row++, TokenWidth));

        _layer0.Apply(scratch, lengths, rows);
        _layer1.Apply(scratch, lengths, rows);
        Finish(scratch, lengths, embeddings);
        _scratch.Add(scratch);
    }

    /// <summary>The model adds the token's embedding twice, on purpose or not; the weights were trained so.</summary>
    private void Embed(int token, int position, Span<float> row)
    {
        TensorPrimitives.ConvertTruncating(new ReadOnlySpan<sbyte>(_embedding + token * TokenWidth, TokenWidth), row);
        TensorPrimitives.MultiplyAdd(row, 2 * _embeddingScales[token], _positions.AsSpan(position * TokenWidth, TokenWidth), row);
    }

    /// <summary>Mean over the text's tokens, one more layer with tanh, length 1.</summary>
    private void Finish(EncoderScratch scratch, ReadOnlySpan<int> lengths, ReadOnlySpan<float[]> embeddings)
    {
        var row = 0;
        for (var text = 0; text < lengths.Length; text++)
        {
            var mean = new Span<float>(scratch.Normed + text * Dimensions, Dimensions);
            mean.Clear();
            for (var end = row + lengths[text]; row < end; row++)
                TensorPrimitives.Add(mean, new ReadOnlySpan<float>(scratch.State + row * Dimensions, Dimensions), mean);
            TensorPrimitives.Divide(mean, Math.Max(1, lengths[text]), mean);
        }

        _output.Apply(scratch.Normed, lengths.Length, scratch.Result, scratch);
        for (var text = 0; text < lengths.Length; text++)
        {
            if (lengths[text] == 0) continue;
            var result = new Span<float>(scratch.Result + text * Dimensions, Dimensions);
            TensorPrimitives.Tanh(result, result);
            TensorPrimitives.Divide(result, TensorPrimitives.Norm<float>(result), embeddings[text]);
        }
    }

    private EncoderScratch TakeScratch(int rows)
    {
        if (_scratch.TryTake(out var scratch) && scratch.Rows >= rows) return scratch;
        scratch?.Dispose();
        return new EncoderScratch(Math.Max(rows, TokensAtOnce + MaxTokens));
    }
}
