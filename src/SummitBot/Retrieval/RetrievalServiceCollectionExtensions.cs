using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SummitBot.Embeddings;
using SummitBot.Retrieval.Qdrant;
using SummitBot.Retrieval.Sqlite;
using SummitBot.Settings;

namespace SummitBot.Retrieval;

internal static class RetrievalServiceCollectionExtensions
{
    /// <summary>The index and what searches it; needs the embeddings registered.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddSettings<StorageOptions>(StorageOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<EmbeddingOptions>().PostConfigure<IOptions<StorageOptions>>((embeddings, storage) =>
            embeddings.CacheFile ??= Path.Combine(storage.Value.DataFolder, "embeddings.db"));
        services.AddSingleton<PassageEmbedder>();
        services.AddSettings<IndexOptions>(IndexOptions.Section);
        services.AddSettings<QdrantOptions>(QdrantOptions.Section);
        services.AddSingleton<SqlitePassageIndex>();
        services.AddSingleton<QdrantConnection>();
        services.AddSingleton<QdrantPassageIndex>();
        services.AddSingleton<IPassageIndex>(p => p.GetRequiredService<IOptions<IndexOptions>>().Value.Provider switch
        {
            IndexProvider.Qdrant => p.GetRequiredService<QdrantPassageIndex>(),
            _ => p.GetRequiredService<SqlitePassageIndex>(),
        });
        services.AddSingleton<PassageRetriever>();
        return services;
    }
}
