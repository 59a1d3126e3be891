using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Searches in the form before queries.
public partial class QdrantClient
{
    public async Task<IReadOnlyList<ScoredPoint>> SearchAsync(
        string collectionName, ReadOnlyMemory<float> vector, Filter? filter = null, SearchParams? searchParams = null, ulong limit = 10,
        ulong offset = 0, WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null,
        float? scoreThreshold = null, string? vectorName = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, ReadOnlyMemory<uint>? sparseIndices = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new SearchPoints
        {
            CollectionName = collectionName,
            Vector = { vector.ToArray() },
            SparseIndices = Indices(sparseIndices),
            Filter = filter,
            Params = searchParams,
            Limit = limit,
            Offset = offset,
            WithPayload = payloadSelector ?? true,
            WithVectors = vectorsSelector ?? false,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
        };
        if (vectorName is not null)
            request.VectorName = vectorName;
        if (scoreThreshold is { } threshold)
            request.ScoreThreshold = threshold;
        if (timeout is { } time)
            request.Timeout = Seconds(time);

        return (await CallAsync(_points.SearchAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    public async Task<IReadOnlyList<BatchResult>> SearchBatchAsync(
        string collectionName, IReadOnlyList<SearchPoints> searches, ReadConsistency? readConsistency = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new SearchBatchPoints { CollectionName = collectionName, SearchPoints = { searches }, ReadConsistency = readConsistency };
        if (timeout is { } time)
            request.Timeout = Seconds(time);

        return (await CallAsync(_points.SearchBatchAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    public async Task<IReadOnlyList<PointGroup>> SearchGroupsAsync(
        string collectionName, ReadOnlyMemory<float> vector, string groupBy, Filter? filter = null, SearchParams? searchParams = null,
        uint limit = 10, uint groupSize = 1, WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null,
        float? scoreThreshold = null, string? vectorName = null, WithLookup? withLookup = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, ReadOnlyMemory<uint>? sparseIndices = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new SearchPointGroups
        {
            CollectionName = collectionName,
            Vector = { vector.ToArray() },
            SparseIndices = Indices(sparseIndices),
            GroupBy = groupBy,
            GroupSize = groupSize,
            Filter = filter,
            Params = searchParams,
            Limit = limit,
            WithPayload = payloadSelector ?? true,
            WithVectors = vectorsSelector ?? false,
            WithLookup = withLookup,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
        };
        if (vectorName is not null)
            request.VectorName = vectorName;
        if (scoreThreshold is { } threshold)
            request.ScoreThreshold = threshold;
        if (timeout is { } time)
            request.Timeout = Seconds(time);

        return (await CallAsync(_points.SearchGroupsAsync, request, cancellationToken).ConfigureAwait(false)).Result.Groups;
    }

    private static SparseIndices? Indices(ReadOnlyMemory<uint>? indices) => indices is { } known ? (SparseIndices)known.ToArray() : null;
}
