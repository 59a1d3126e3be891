using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Creating, replacing, reading and deleting collections.
public partial class QdrantClient
{
    public Task CreateCollectionAsync(
        string collectionName, VectorParams vectorsConfig, uint shardNumber = 1, uint replicationFactor = 1, uint writeConsistencyFactor = 1,
        bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null, OptimizersConfigDiff? optimizersConfig = null,
        WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null, string? initFromCollection = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        CreateCollectionAsync(
            Collection(
                collectionName, new VectorsConfig { Params = vectorsConfig }, shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, null, timeout),
            cancellationToken);

    /// <summary>Creates a collection of one unnamed vector, with metadata.</summary>
    public Task CreateCollectionAsync(
        string collectionName, VectorParams vectorsConfig, Dictionary<string, Value> metadata, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        CreateCollectionAsync(
            Collection(
                collectionName, new VectorsConfig { Params = vectorsConfig }, shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, metadata, timeout),
            cancellationToken);

    public Task CreateCollectionAsync(
        string collectionName, VectorParamsMap? vectorsConfig = null, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        string? initFromCollection = null, ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null,
        StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        CreateCollectionAsync(
            Collection(
                collectionName, Named(vectorsConfig), shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, null, timeout),
            cancellationToken);

    /// <summary>Creates a collection of named vectors, with metadata.</summary>
    public Task CreateCollectionAsync(
        string collectionName, VectorParamsMap? vectorsConfig, Dictionary<string, Value> metadata, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        CreateCollectionAsync(
            Collection(
                collectionName, Named(vectorsConfig), shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, metadata, timeout),
            cancellationToken);

    public Task RecreateCollectionAsync(
        string collectionName, VectorParams vectorsConfig, uint shardNumber = 1, uint replicationFactor = 1, uint writeConsistencyFactor = 1,
        bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null, OptimizersConfigDiff? optimizersConfig = null,
        WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null, string? initFromCollection = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        RecreateCollectionAsync(
            Collection(
                collectionName, new VectorsConfig { Params = vectorsConfig }, shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, null, timeout),
            cancellationToken);

    /// <summary>Deletes the collection if it exists, and creates it with one unnamed vector, with metadata.</summary>
    public Task RecreateCollectionAsync(
        string collectionName, VectorParams vectorsConfig, Dictionary<string, Value> metadata, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        RecreateCollectionAsync(
            Collection(
                collectionName, new VectorsConfig { Params = vectorsConfig }, shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, metadata, timeout),
            cancellationToken);

    public Task RecreateCollectionAsync(
        string collectionName, VectorParamsMap? vectorsConfig = null, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        string? initFromCollection = null, ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null,
        StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        RecreateCollectionAsync(
            Collection(
                collectionName, Named(vectorsConfig), shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, null, timeout),
            cancellationToken);

    /// <summary>Deletes the collection if it exists, and creates it with named vectors, with metadata.</summary>
    public Task RecreateCollectionAsync(
        string collectionName, VectorParamsMap? vectorsConfig, Dictionary<string, Value>? metadata, uint shardNumber = 1, uint replicationFactor = 1,
        uint writeConsistencyFactor = 1, bool onDiskPayload = false, HnswConfigDiff? hnswConfig = null,
        OptimizersConfigDiff? optimizersConfig = null, WalConfigDiff? walConfig = null, QuantizationConfig? quantizationConfig = null,
        ShardingMethod? shardingMethod = null, SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null,
        TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        RecreateCollectionAsync(
            Collection(
                collectionName, Named(vectorsConfig), shardNumber, replicationFactor, writeConsistencyFactor, onDiskPayload,
                hnswConfig, optimizersConfig, walConfig, quantizationConfig, shardingMethod, sparseVectorsConfig,
                strictModeConfig, metadata, timeout),
            cancellationToken);

    public async Task<CollectionInfo> GetCollectionInfoAsync(string collectionName, CancellationToken cancellationToken = default)
    {
        var request = new GetCollectionInfoRequest { CollectionName = collectionName };
        return (await CallAsync(_collections.GetAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default)
    {
        var response = await CallAsync(_collections.ListAsync, new ListCollectionsRequest(), cancellationToken).ConfigureAwait(false);
        return [.. response.Collections.Select(collection => collection.Name)];
    }

    public async Task DeleteCollectionAsync(string collectionName, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var request = new DeleteCollection { CollectionName = collectionName };
        if (timeout is { } limit)
            request.Timeout = Seconds(limit);

        var response = await CallAsync(_collections.DeleteAsync, request, cancellationToken).ConfigureAwait(false);
        if (!response.Result)
            throw new QdrantException($"Collection '{collectionName}' could not be deleted");
    }

    public async Task<bool> CollectionExistsAsync(string collectionName, CancellationToken cancellationToken = default)
    {
        var request = new CollectionExistsRequest { CollectionName = collectionName };
        return (await CallAsync(_collections.CollectionExistsAsync, request, cancellationToken).ConfigureAwait(false)).Result.Exists;
    }

    private async Task CreateCollectionAsync(CreateCollection request, CancellationToken cancellationToken)
    {
        var response = await CallAsync(_collections.CreateAsync, request, cancellationToken).ConfigureAwait(false);
        if (!response.Result)
            throw new QdrantException($"Collection '{request.CollectionName}' could not be created");
    }

    private async Task RecreateCollectionAsync(CreateCollection request, CancellationToken cancellationToken)
    {
        if (await CollectionExistsAsync(request.CollectionName, cancellationToken).ConfigureAwait(false))
        {
            TimeSpan? timeout = request.HasTimeout ? TimeSpan.FromSeconds(request.Timeout) : null;
            await DeleteCollectionAsync(request.CollectionName, timeout, cancellationToken).ConfigureAwait(false);
        }

        await CreateCollectionAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static VectorsConfig? Named(VectorParamsMap? vectors) => vectors is null ? null : new VectorsConfig { ParamsMap = vectors };

    private static CreateCollection Collection(
        string name, VectorsConfig? vectors, uint shards, uint replicas, uint writeConsistency, bool onDiskPayload,
        HnswConfigDiff? hnsw, OptimizersConfigDiff? optimizers, WalConfigDiff? wal, QuantizationConfig? quantization, ShardingMethod? sharding,
        SparseVectorConfig? sparseVectors, StrictModeConfig? strictMode, Dictionary<string, Value>? metadata, TimeSpan? timeout)
    {
        var request = new CreateCollection
        {
            CollectionName = name,
            VectorsConfig = vectors,
            ShardNumber = shards,
            ReplicationFactor = replicas,
            WriteConsistencyFactor = writeConsistency,
            OnDiskPayload = onDiskPayload,
            HnswConfig = hnsw,
            OptimizersConfig = optimizers,
            WalConfig = wal,
            QuantizationConfig = quantization,
            SparseVectorsConfig = sparseVectors,
            StrictModeConfig = strictMode,
        };
        if (sharding is { } method)
            request.ShardingMethod = method;
        if (metadata is not null)
            request.Metadata.Add(metadata);
        if (timeout is { } limit)
            request.Timeout = Seconds(limit);

        return request;
    }
}
