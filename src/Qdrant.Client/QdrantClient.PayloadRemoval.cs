using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Deleting and indexing payload. Without ids or filter all points are meant; servers of 1.18 refuse that.
public partial class QdrantClient
{
    public Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeletePayloadAsync(collectionName, keys, points: null, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, ulong id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeletePayloadAsync(collectionName, keys, (PointsSelector)id, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeletePayloadAsync(collectionName, keys, ByNumber(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, Guid id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeletePayloadAsync(collectionName, keys, (PointsSelector)id, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeletePayloadAsync(collectionName, keys, ByUuid(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeletePayloadAsync(collectionName, keys, Matching(filter), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> ClearPayloadAsync(
        string collectionName, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        ClearPayloadAsync(collectionName, points: null, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> ClearPayloadAsync(
        string collectionName, ulong id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        ClearPayloadAsync(collectionName, (PointsSelector)id, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> ClearPayloadAsync(
        string collectionName, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        ClearPayloadAsync(collectionName, ByNumber(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> ClearPayloadAsync(
        string collectionName, Guid id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        ClearPayloadAsync(collectionName, (PointsSelector)id, wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> ClearPayloadAsync(
        string collectionName, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        ClearPayloadAsync(collectionName, ByUuid(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> ClearPayloadAsync(
        string collectionName, Filter filter, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default) =>
        ClearPayloadAsync(collectionName, Matching(filter), wait, ordering, shardKeySelector, cancellationToken);

    public async Task<UpdateResult> CreatePayloadIndexAsync(
        string collectionName, string fieldName, PayloadSchemaType schemaType = PayloadSchemaType.Keyword,
        PayloadIndexParams? indexParams = null, bool wait = true, WriteOrderingType? ordering = null,
        CancellationToken cancellationToken = default)
    {
        var request = new CreateFieldIndexCollection
        {
            CollectionName = collectionName,
            FieldName = fieldName,
            FieldType = RequestedType(schemaType),
            FieldIndexParams = indexParams,
            Wait = wait,
            Ordering = Ordering(ordering),
        };
        return (await CallAsync(_points.CreateFieldIndexAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    public async Task<UpdateResult> DeletePayloadIndexAsync(
        string collectionName, string fieldName, bool wait = true, WriteOrderingType? ordering = null,
        CancellationToken cancellationToken = default)
    {
        var request = new DeleteFieldIndexCollection
        {
            CollectionName = collectionName,
            FieldName = fieldName,
            Wait = wait,
            Ordering = Ordering(ordering),
        };
        return (await CallAsync(_points.DeleteFieldIndexAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    private async Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, PointsSelector? points, bool wait, WriteOrderingType? ordering,
        ShardKeySelector? shardKeySelector, CancellationToken cancellationToken)
    {
        var request = new DeletePayloadPoints
        {
            CollectionName = collectionName,
            Keys = { keys },
            PointsSelector = points,
            Wait = wait,
            Ordering = Ordering(ordering),
            ShardKeySelector = shardKeySelector,
        };
        return (await CallAsync(_points.DeletePayloadAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    private async Task<UpdateResult> ClearPayloadAsync(
        string collectionName, PointsSelector? points, bool wait, WriteOrderingType? ordering, ShardKeySelector? shardKeySelector,
        CancellationToken cancellationToken)
    {
        var request = new ClearPayloadPoints
        {
            CollectionName = collectionName,
            Points = points,
            Wait = wait,
            Ordering = Ordering(ordering),
            ShardKeySelector = shardKeySelector,
        };
        return (await CallAsync(_points.ClearPayloadAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    // The two enums name the same kinds with numbers that differ by one.
    private static FieldType RequestedType(PayloadSchemaType type) =>
        Enum.TryParse<FieldType>(type.ToString(), out var requested)
            ? requested
            : throw new ArgumentException($"There is no payload index of type {type}.", nameof(type));
}
