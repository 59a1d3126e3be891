using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Writing points and vectors, and reading them by id.
public partial class QdrantClient
{
    public Task<UpdateResult> UpsertAsync(
        string collectionName, IReadOnlyList<PointStruct> points, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        UpsertAsync(collectionName, points, updateFilter: null, wait, ordering, shardKeySelector, cancellationToken);

    /// <summary>Inserts points; existing ones are replaced only where they match the filter.</summary>
    public Task<UpdateResult> UpsertAsync(
        string collectionName, IReadOnlyList<PointStruct> points, Filter? updateFilter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        UpsertAsync(
            new UpsertPoints
            {
                CollectionName = collectionName,
                Points = { points },
                UpdateFilter = updateFilter,
                Wait = wait,
                Ordering = Ordering(ordering),
                ShardKeySelector = shardKeySelector,
            },
            cancellationToken);

    /// <summary>Inserts or replaces points by a request that the caller wrote, for what the other overloads lack.</summary>
    public async Task<UpdateResult> UpsertAsync(UpsertPoints request, CancellationToken cancellationToken = default) =>
        (await CallAsync(_points.UpsertAsync, request, cancellationToken).ConfigureAwait(false)).Result;

    public Task<UpdateResult> DeleteAsync(
        string collectionName, ulong id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        DeleteAsync(collectionName, (PointsSelector)id, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteAsync(
        string collectionName, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeleteAsync(collectionName, ByNumber(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteAsync(
        string collectionName, Guid id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        DeleteAsync(collectionName, (PointsSelector)id, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteAsync(
        string collectionName, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeleteAsync(collectionName, ByUuid(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteAsync(
        string collectionName, PointId id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        DeleteAsync(collectionName, PointsSelector.Of([id]), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteAsync(
        string collectionName, IReadOnlyList<PointId> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeleteAsync(collectionName, PointsSelector.Of(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteAsync(
        string collectionName, Filter filter, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        DeleteAsync(collectionName, Matching(filter), wait, ordering, shardKeySelector, cancellationToken);

    public Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, PointId id, bool withPayload = true, bool withVectors = false, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        RetrieveAsync(
            collectionName, [id], (WithPayloadSelector)withPayload, withVectors, readConsistency, shardKeySelector,
            cancellationToken);

    public Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, Guid id, bool withPayload = true, bool withVectors = false, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        RetrieveAsync(
            collectionName, [(PointId)id], (WithPayloadSelector)withPayload, withVectors, readConsistency, shardKeySelector,
            cancellationToken);

    public Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, ulong id, bool withPayload = true, bool withVectors = false, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        RetrieveAsync(
            collectionName, [(PointId)id], (WithPayloadSelector)withPayload, withVectors, readConsistency, shardKeySelector,
            cancellationToken);

    public Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, IReadOnlyList<PointId> ids, bool withPayload = true, bool withVectors = false,
        ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        RetrieveAsync(
            collectionName, ids, (WithPayloadSelector)withPayload, withVectors, readConsistency, shardKeySelector,
            cancellationToken);

    public async Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, IReadOnlyList<PointId> ids, WithPayloadSelector payloadSelector, WithVectorsSelector vectorSelector,
        ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default)
    {
        var request = new GetPoints
        {
            CollectionName = collectionName,
            Ids = { ids },
            WithPayload = payloadSelector,
            WithVectors = vectorSelector,
            ReadConsistency = readConsistency,
            ShardKeySelector = shardKeySelector,
        };
        return (await CallAsync(_points.GetAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    private async Task<UpdateResult> DeleteAsync(
        string collectionName, PointsSelector points, bool wait, WriteOrderingType? ordering, ShardKeySelector? shardKeySelector,
        CancellationToken cancellationToken)
    {
        var request = new DeletePoints
        {
            CollectionName = collectionName,
            Points = points,
            Wait = wait,
            Ordering = Ordering(ordering),
            ShardKeySelector = shardKeySelector,
        };
        return (await CallAsync(_points.DeleteAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    private static PointsSelector ByNumber(IReadOnlyList<ulong> ids) => PointsSelector.Of(ids.Select(id => (PointId)id));

    private static PointsSelector ByUuid(IReadOnlyList<Guid> ids) => PointsSelector.Of(ids.Select(id => (PointId)id));

    private static PointsSelector Matching(Filter filter) => new() { Filter = filter };
}
