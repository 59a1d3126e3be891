using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using SummitBot.Embeddings;

namespace SummitBot.Benchmarks;

/// <summary>Random directions instead of embeddings, the same for the same text: for measuring size and speed, where making real ones would take hours.</summary>
internal sealed class RandomEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata metadata = new("SummitBot", defaultModelId: "random", defaultModelDimensions: BuiltInEmbeddings.Dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Of(v)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata : null;

    public void Dispose()
    {
    }

    private static float[] Of(string text)
    {
        var random = new Random(string.GetHashCode(text, StringComparison.Ordinal));
        var values = new float[BuiltInEmbeddings.Dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextSingle() - 0.5f;
        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        return values;
    }
}
