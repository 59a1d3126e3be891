using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Queries, pages, counts and facets.
public partial class QdrantClient
{
    public async Task<IReadOnlyList<ScoredPoint>> QueryAsync(
        string collectionName, Query? query = null, IReadOnlyList<PrefetchQuery>? prefetch = null, string? usingVector = null,
        Filter? filter = null, float? scoreThreshold = null, SearchParams? searchParams = null, ulong limit = 10, ulong offset = 0,
        WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, LookupLocation? lookupFrom = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new QueryPoints
        {
            CollectionName = collectionName,
            Query = query,
            Prefetch = { prefetch ?? [] },
            Filter = filter,
            Params = searchParams,
            Limit = limit,
            Offset = offset,
            WithPayload = payloadSelector ?? true,
            WithVectors = vectorsSelector ?? false,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
            LookupFrom = lookupFrom,
        };
        if (usingVector is not null)
            request.Using = usingVector;
        if (scoreThreshold is { } threshold)
            request.ScoreThreshold = threshold;
        if (timeout is { } time)
            request.Timeout = Seconds(time);

        return (await CallAsync(_points.QueryAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    public async Task<IReadOnlyList<BatchResult>> QueryBatchAsync(
        string collectionName, IReadOnlyList<QueryPoints> queries, ReadConsistency? readConsistency = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new QueryBatchPoints { CollectionName = collectionName, QueryPoints = { queries }, ReadConsistency = readConsistency };
        if (timeout is { } time)
            request.Timeout = Seconds(time);

        return (await CallAsync(_points.QueryBatchAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    public async Task<IReadOnlyList<PointGroup>> QueryGroupsAsync(
        string collectionName, string groupBy, Query? query = null, IReadOnlyList<PrefetchQuery>? prefetch = null, string? usingVector = null,
        Filter? filter = null, float? scoreThreshold = null, SearchParams? searchParams = null, ulong limit = 10, ulong groupSize = 1,
        WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, WithLookup? withLookup = null, LookupLocation? lookupFrom = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new QueryPointGroups
        {
            CollectionName = collectionName,
            GroupBy = groupBy,
            GroupSize = groupSize,
            Query = query,
            Prefetch = { prefetch ?? [] },
            Filter = filter,
            Params = searchParams,
            Limit = limit,
            WithPayload = payloadSelector ?? true,
            WithVectors = vectorsSelector ?? false,
            WithLookup = withLookup,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
            LookupFrom = lookupFrom,
        };
        if (usingVector is not null)
            request.Using = usingVector;
        if (scoreThreshold is { } threshold)
            request.ScoreThreshold = threshold;
        if (timeout is { } time)
            request.Timeout = Seconds(time);

        return (await CallAsync(_points.QueryGroupsAsync, request, cancellationToken).ConfigureAwait(false)).Result.Groups;
    }

    public async Task<ScrollResponse> ScrollAsync(
        string collectionName, Filter? filter = null, uint limit = 10, PointId? offset = null, WithPayloadSelector? payloadSelector = null,
        WithVectorsSelector? vectorsSelector = null, ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null,
        OrderBy? orderBy = null, CancellationToken cancellationToken = default)
    {
        var request = new ScrollPoints
        {
            CollectionName = collectionName,
            Filter = filter,
            Limit = limit,
            Offset = offset,
            WithPayload = payloadSelector ?? true,
            WithVectors = vectorsSelector ?? false,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
            OrderBy = orderBy,
        };
        return await CallAsync(_points.ScrollAsync, request, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ulong> CountAsync(
        string collectionName, Filter? filter = null, bool exact = true, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default)
    {
        var request = new CountPoints
        {
            CollectionName = collectionName,
            Filter = filter,
            Exact = exact,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
        };
        return (await CallAsync(_points.CountAsync, request, cancellationToken).ConfigureAwait(false)).Result.Count;
    }

    public async Task<FacetResponse> FacetAsync(
        string collectionName, string key, Filter? filter = null, ulong limit = 10, bool exact = false,
        ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var request = new FacetCounts
        {
            CollectionName = collectionName,
            Key = key,
            Filter = filter,
            Limit = limit,
            Exact = exact,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
        };
        if (timeout is { } time)
            request.Timeout = Seconds(time);

        return await CallAsync(_points.FacetAsync, request, cancellationToken).ConfigureAwait(false);
    }
}
