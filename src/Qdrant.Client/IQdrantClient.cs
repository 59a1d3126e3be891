using Qdrant.Client.Grpc;

namespace Qdrant.Client;

/// <summary>What a client of a Qdrant server offers; parts as in <see cref="QdrantClient"/>.</summary>
public partial interface IQdrantClient
{
    /// <summary>Name and version of the server; needs no API key.</summary>
    Task<HealthCheckReply> HealthAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates a collection of one unnamed vector.</summary>
    Task CreateCollectionAsync(
        string collectionName, VectorParams vectorsConfig, uint shardNumber = 1, uint replicationFactor = 1, uint writeConsistencyFactor = 1,
        bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null, OptimizersConfigDiff? optimizersConfig = null,
        WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null, string? initFromCollection = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a collection of named vectors.</summary>
    Task CreateCollectionAsync(
        string collectionName, VectorParamsMap? vectorsConfig = null, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        string? initFromCollection = null, ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null,
        StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the collection if it exists, and creates it with one unnamed vector.</summary>
    Task RecreateCollectionAsync(
        string collectionName, VectorParams vectorsConfig, uint shardNumber = 1, uint replicationFactor = 1, uint writeConsistencyFactor = 1,
        bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null, OptimizersConfigDiff? optimizersConfig = null,
        WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null, string? initFromCollection = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the collection if it exists, and creates it with named vectors.</summary>
    Task RecreateCollectionAsync(
        string collectionName, VectorParamsMap? vectorsConfig = null, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        string? initFromCollection = null, ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null,
        StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>State, size and configuration of a collection.</summary>
    Task<CollectionInfo> GetCollectionInfoAsync(string collectionName, CancellationToken cancellationToken = default);

    /// <summary>Names of all collections.</summary>
    Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes a collection and its aliases.</summary>
    Task DeleteCollectionAsync(string collectionName, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Whether a collection or alias of this name exists.</summary>
    Task<bool> CollectionExistsAsync(string collectionName, CancellationToken cancellationToken = default);
}
