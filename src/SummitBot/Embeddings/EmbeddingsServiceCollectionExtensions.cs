using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SummitBot.Settings;

namespace SummitBot.Embeddings;

internal static class EmbeddingsServiceCollectionExtensions
{
    /// <summary>The embedding generator, the word vectors, and the embedder that remembers what it made. Weights are mapped when first needed.</summary>
    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddSettings<EmbeddingOptions>(EmbeddingOptions.Section);
        services.AddSingleton(provider => SentenceEncoder.Open(WeightsPath(provider, SentenceEncoder.FileName)));
        services.AddSingleton(provider => WordVectors.Open(WeightsPath(provider, WordVectors.FileName)));
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, BuiltInEmbeddings>();
        services.AddSingleton<CachedEmbedder>();
        return services;
    }

    private static string WeightsPath(IServiceProvider provider, string file) =>
        Path.Combine(provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value.WeightsFolder, file);
}
