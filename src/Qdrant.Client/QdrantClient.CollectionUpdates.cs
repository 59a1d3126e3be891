using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Changing collections, and the aliases that point to them.
public partial class QdrantClient
{
    public Task UpdateCollectionAsync(
        string collectionName, VectorParamsDiff vectorsConfig, OptimizersConfigDiff? optimizersConfig = null,
        CollectionParamsDiff? collectionParams = null, HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        UpdateCollectionAsync(
            Changes(
                collectionName, new VectorsConfigDiff { Params = vectorsConfig }, optimizersConfig, collectionParams, hnswConfig,
                quantizationConfig, sparseVectorsConfig, strictModeConfig, null, timeout),
            cancellationToken);

    /// <summary>Changes the unnamed vector and other parameters of a collection, and its metadata.</summary>
    public Task UpdateCollectionAsync(
        string collectionName, VectorParamsDiff vectorsConfig, Dictionary<string, Value> metadata, OptimizersConfigDiff? optimizersConfig = null,
        CollectionParamsDiff? collectionParams = null, HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        UpdateCollectionAsync(
            Changes(
                collectionName, new VectorsConfigDiff { Params = vectorsConfig }, optimizersConfig, collectionParams, hnswConfig,
                quantizationConfig, sparseVectorsConfig, strictModeConfig, metadata, timeout),
            cancellationToken);

    public Task UpdateCollectionAsync(
        string collectionName, VectorParamsDiffMap vectorsConfig, OptimizersConfigDiff? optimizersConfig = null,
        CollectionParamsDiff? collectionParams = null, HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        UpdateCollectionAsync(
            Changes(
                collectionName, new VectorsConfigDiff { ParamsMap = vectorsConfig }, optimizersConfig, collectionParams, hnswConfig,
                quantizationConfig, sparseVectorsConfig, strictModeConfig, null, timeout),
            cancellationToken);

    /// <summary>Changes named vectors and other parameters of a collection, and its metadata.</summary>
    public Task UpdateCollectionAsync(
        string collectionName, VectorParamsDiffMap vectorsConfig, Dictionary<string, Value> metadata, OptimizersConfigDiff? optimizersConfig = null,
        CollectionParamsDiff? collectionParams = null, HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        UpdateCollectionAsync(
            Changes(
                collectionName, new VectorsConfigDiff { ParamsMap = vectorsConfig }, optimizersConfig, collectionParams, hnswConfig,
                quantizationConfig, sparseVectorsConfig, strictModeConfig, metadata, timeout),
            cancellationToken);

    public Task UpdateCollectionAsync(
        string collectionName, OptimizersConfigDiff? optimizersConfig = null, CollectionParamsDiff? collectionParams = null,
        HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null, SparseVectorConfig? sparseVectorsConfig = null,
        StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        UpdateCollectionAsync(
            Changes(
                collectionName, null, optimizersConfig, collectionParams, hnswConfig,
                quantizationConfig, sparseVectorsConfig, strictModeConfig, null, timeout),
            cancellationToken);

    /// <summary>Changes parameters of a collection, and its metadata.</summary>
    public Task UpdateCollectionAsync(
        string collectionName, Dictionary<string, Value> metadata, OptimizersConfigDiff? optimizersConfig = null,
        CollectionParamsDiff? collectionParams = null, HnswConfigDiff? hnswConfig = null, QuantizationConfigDiff? quantizationConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        UpdateCollectionAsync(
            Changes(
                collectionName, null, optimizersConfig, collectionParams, hnswConfig,
                quantizationConfig, sparseVectorsConfig, strictModeConfig, metadata, timeout),
            cancellationToken);

    public Task CreateAliasAsync(
        string aliasName, string collectionName, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        UpdateAliasesAsync(
            [new AliasOperations { CreateAlias = new CreateAlias { AliasName = aliasName, CollectionName = collectionName } }],
            timeout, cancellationToken);

    public Task RenameAliasAsync(
        string oldAliasName, string newAliasName, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        UpdateAliasesAsync(
            [new AliasOperations { RenameAlias = new RenameAlias { OldAliasName = oldAliasName, NewAliasName = newAliasName } }],
            timeout, cancellationToken);

    public Task DeleteAliasAsync(string aliasName, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        UpdateAliasesAsync([new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = aliasName } }], timeout, cancellationToken);

    public async Task UpdateAliasesAsync(
        IReadOnlyList<AliasOperations> aliasOperations, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var request = new ChangeAliases { Actions = { aliasOperations } };
        if (timeout is { } limit)
            request.Timeout = Seconds(limit);

        var response = await CallAsync(_collections.UpdateAliasesAsync, request, cancellationToken).ConfigureAwait(false);
        if (!response.Result)
            throw new QdrantException("Alias update operation(s) could not be performed.");
    }

    public async Task<IReadOnlyList<string>> ListCollectionAliasesAsync(string collectionName, CancellationToken cancellationToken = default)
    {
        var request = new ListCollectionAliasesRequest { CollectionName = collectionName };
        var response = await CallAsync(_collections.ListCollectionAliasesAsync, request, cancellationToken).ConfigureAwait(false);
        return [.. response.Aliases.Select(alias => alias.AliasName)];
    }

    public async Task<IReadOnlyList<AliasDescription>> ListAliasesAsync(CancellationToken cancellationToken = default) =>
        (await CallAsync(_collections.ListAliasesAsync, new ListAliasesRequest(), cancellationToken).ConfigureAwait(false)).Aliases;

    private async Task UpdateCollectionAsync(UpdateCollection request, CancellationToken cancellationToken)
    {
        var response = await CallAsync(_collections.UpdateAsync, request, cancellationToken).ConfigureAwait(false);
        if (!response.Result)
            throw new QdrantException($"Collection '{request.CollectionName}' could not be updated");
    }

    private static UpdateCollection Changes(
        string name, VectorsConfigDiff? vectors, OptimizersConfigDiff? optimizers, CollectionParamsDiff? parameters, HnswConfigDiff? hnsw,
        QuantizationConfigDiff? quantization, SparseVectorConfig? sparseVectors, StrictModeConfig? strictMode,
        Dictionary<string, Value>? metadata, TimeSpan? timeout)
    {
        var request = new UpdateCollection
        {
            CollectionName = name,
            VectorsConfig = vectors,
            OptimizersConfig = optimizers,
            Params = parameters,
            HnswConfig = hnsw,
            QuantizationConfig = quantization,
            SparseVectorsConfig = sparseVectors,
            StrictModeConfig = strictMode,
        };
        if (metadata is not null)
            request.Metadata.Add(metadata);
        if (timeout is { } limit)
            request.Timeout = Seconds(limit);

        return request;
    }
}
