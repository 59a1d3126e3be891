using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace SummitBot.Embeddings;

/// <summary>English text to 612 numbers without a server or a download: the sentence encoder's 512 and the word vectors' 100, weighted and joined. Thread-safe.</summary>
/// <remarks>
/// Encoder and word vectors fail on different questions, and the sum "encoder cosine + half the word vectors' cosine" beat each alone.
/// The parts, each of length 1, are scaled by √⅔ and √⅓: one dot product is then (encoder + words / 2) / 1.5, between -1 and 1, and the whole has length 1.
/// A text without a known word has zeros for its word part, and so is never near anything by words.
/// </remarks>
internal sealed class BuiltInEmbeddings(SentenceEncoder encoder, WordVectors words) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Names weights and arithmetic: change the revision whenever the same text would get other numbers, and stored embeddings are made anew.</summary>
    public const string ModelId = "builtin-use-lite-glove-100k/1";
    public const int Dimensions = SentenceEncoder.Dimensions + WordVectors.Dimensions;
    /// <summary>A dot product of two embeddings times this is encoder cosine + word cosine / 2.</summary>
    public const float FusedScale = 1.5f;

    private static readonly float EncoderWeight = MathF.Sqrt(2f / 3);
    private static readonly float WordWeight = MathF.Sqrt(1f / 3);

    public EmbeddingGeneratorMetadata Metadata { get; } = new("SummitBot", defaultModelId: ModelId, defaultModelDimensions: Dimensions);

    /// <summary>Batches run on all cores; a single text on the caller's thread.</summary>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> texts = values as IReadOnlyList<string> ?? [.. values];
        cancellationToken.ThrowIfCancellationRequested();
        var embeddings = texts.Count == 1
            ? [Embed(texts[0])]
            : await Task.Run(() => Embed(texts, cancellationToken), cancellationToken);
        return new(embeddings.Select(e => new Embedding<float>(e) { ModelId = ModelId }));
    }

    public float[] Embed(string text) => Join(encoder.Encode(text), text);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>The parts belong to whoever opened them.</summary>
    public void Dispose()
    {
    }

    private float[][] Embed(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = encoder.Encode(texts, cancellationToken);
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => embeddings[i] = Join(embeddings[i], texts[i]));
        return embeddings;
    }

    private float[] Join(float[] sentence, string text)
    {
        var joined = new float[Dimensions];
        TensorPrimitives.Multiply(sentence, EncoderWeight, joined);
        TensorPrimitives.Multiply(words.Sentence(text), WordWeight, joined.AsSpan(SentenceEncoder.Dimensions));
        return joined;
    }
}
