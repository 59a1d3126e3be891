using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Changing collections, and the aliases that point to them.
public partial interface IQdrantClient
{
    /// <summary>Changes the unnamed vector and other parameters of a collection.</summary>
    Task UpdateCollectionAsync(
        string collectionName, VectorParamsDiff vectorsConfig, OptimizersConfigDiff? optimizersConfig = null,
        CollectionParamsDiff? collectionParams = null, HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Changes named vectors and other parameters of a collection.</summary>
    Task UpdateCollectionAsync(
        string collectionName, VectorParamsDiffMap vectorsConfig, OptimizersConfigDiff? optimizersConfig = null,
        CollectionParamsDiff? collectionParams = null, HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Changes parameters of a collection.</summary>
    Task UpdateCollectionAsync(
        string collectionName, OptimizersConfigDiff? optimizersConfig = null, CollectionParamsDiff? collectionParams = null,
        HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null, SparseVectorConfig? sparseVectorsConfig = null,
        StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Creates an alias, or points an existing one elsewhere.</summary>
    Task CreateAliasAsync(
        string aliasName, string collectionName, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Renames an alias.</summary>
    Task RenameAliasAsync(
        string oldAliasName, string newAliasName, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an alias; a missing one is no error.</summary>
    Task DeleteAliasAsync(string aliasName, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Changes several aliases at once: readers see all changes or none.</summary>
    Task UpdateAliasesAsync(
        IReadOnlyList<AliasOperations> aliasOperations, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Names of the aliases of a collection.</summary>
    Task<IReadOnlyList<string>> ListCollectionAliasesAsync(string collectionName, CancellationToken cancellationToken = default);

    /// <summary>All aliases and what they point to.</summary>
    Task<IReadOnlyList<AliasDescription>> ListAliasesAsync(CancellationToken cancellationToken = default);
}
