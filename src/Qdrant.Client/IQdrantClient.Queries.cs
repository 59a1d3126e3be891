using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Queries, pages, counts, facets and searches.
public partial interface IQdrantClient
{
    /// <summary>The points that a query finds, best first.</summary>
    Task<IReadOnlyList<ScoredPoint>> QueryAsync(
        string collectionName, Query? query = null, IReadOnlyList<PrefetchQuery>? prefetch = null, string? usingVector = null,
        Filter? filter = null, float? scoreThreshold = null, SearchParams? searchParams = null, ulong limit = 10, ulong offset = 0,
        WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, LookupLocation? lookupFrom = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Several queries in one call.</summary>
    Task<IReadOnlyList<BatchResult>> QueryBatchAsync(
        string collectionName, IReadOnlyList<QueryPoints> queries, ReadConsistency? readConsistency = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>The points that a query finds, grouped by a payload field.</summary>
    Task<IReadOnlyList<PointGroup>> QueryGroupsAsync(
        string collectionName, string groupBy, Query? query = null, IReadOnlyList<PrefetchQuery>? prefetch = null, string? usingVector = null,
        Filter? filter = null, float? scoreThreshold = null, SearchParams? searchParams = null, ulong limit = 10, ulong groupSize = 1,
        WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, WithLookup? withLookup = null, LookupLocation? lookupFrom = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>A page of points in the order of ids, or of a payload field.</summary>
    Task<ScrollResponse> ScrollAsync(
        string collectionName, Filter? filter = null, uint limit = 10, PointId? offset = null, WithPayloadSelector? payloadSelector = null,
        WithVectorsSelector? vectorsSelector = null, ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null,
        OrderBy? orderBy = null, CancellationToken cancellationToken = default);

    /// <summary>How many points there are.</summary>
    Task<ulong> CountAsync(
        string collectionName, Filter? filter = null, bool exact = true, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Values of a payload field and how often each occurs.</summary>
    Task<FacetResponse> FacetAsync(
        string collectionName, string key, Filter? filter = null, ulong limit = 10, bool exact = false,
        ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>The points nearest to a vector.</summary>
    Task<IReadOnlyList<ScoredPoint>> SearchAsync(
        string collectionName, ReadOnlyMemory<float> vector, Filter? filter = null, SearchParams? searchParams = null, ulong limit = 10,
        ulong offset = 0, WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null,
        float? scoreThreshold = null, string? vectorName = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, ReadOnlyMemory<uint>? sparseIndices = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Several searches in one call.</summary>
    Task<IReadOnlyList<BatchResult>> SearchBatchAsync(
        string collectionName, IReadOnlyList<SearchPoints> searches, ReadConsistency? readConsistency = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>The points nearest to a vector, grouped by a payload field.</summary>
    Task<IReadOnlyList<PointGroup>> SearchGroupsAsync(
        string collectionName, ReadOnlyMemory<float> vector, string groupBy, Filter? filter = null, SearchParams? searchParams = null,
        uint limit = 10, uint groupSize = 1, WithPayloadSelector? payloadSelector = null, WithVectorsSelector? vectorsSelector = null,
        float? scoreThreshold = null, string? vectorName = null, WithLookup? withLookup = null, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, ReadOnlyMemory<uint>? sparseIndices = null, TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);
}
