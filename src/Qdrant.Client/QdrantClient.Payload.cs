using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Setting and replacing payload. Without ids or filter all points are meant; servers of 1.18 refuse that.
public partial class QdrantClient
{
    public Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        SetPayloadAsync(collectionName, payload, points: null, wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, ulong id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        SetPayloadAsync(collectionName, payload, (PointsSelector)id, wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<ulong> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default) =>
        SetPayloadAsync(collectionName, payload, ByNumber(ids), wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Guid id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        SetPayloadAsync(collectionName, payload, (PointsSelector)id, wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<Guid> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default) =>
        SetPayloadAsync(collectionName, payload, ByUuid(ids), wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        SetPayloadAsync(collectionName, payload, Matching(filter), wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        OverwritePayloadAsync(collectionName, payload, points: null, wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, ulong id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        OverwritePayloadAsync(collectionName, payload, (PointsSelector)id, wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<ulong> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default) =>
        OverwritePayloadAsync(collectionName, payload, ByNumber(ids), wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Guid id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        OverwritePayloadAsync(collectionName, payload, (PointsSelector)id, wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<Guid> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default) =>
        OverwritePayloadAsync(collectionName, payload, ByUuid(ids), wait, ordering, shardKeySelector, key, cancellationToken);

    public Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default) =>
        OverwritePayloadAsync(collectionName, payload, Matching(filter), wait, ordering, shardKeySelector, key, cancellationToken);

    private async Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, PointsSelector? points, bool wait, WriteOrderingType? ordering,
        ShardKeySelector? shardKeySelector, string? key, CancellationToken cancellationToken)
    {
        var request = Payload(collectionName, payload, points, wait, ordering, shardKeySelector, key);
        return (await CallAsync(_points.SetPayloadAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    private async Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, PointsSelector? points, bool wait, WriteOrderingType? ordering,
        ShardKeySelector? shardKeySelector, string? key, CancellationToken cancellationToken)
    {
        var request = Payload(collectionName, payload, points, wait, ordering, shardKeySelector, key);
        return (await CallAsync(_points.OverwritePayloadAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    private static SetPayloadPoints Payload(
        string collectionName, IReadOnlyDictionary<string, Value> payload, PointsSelector? points, bool wait, WriteOrderingType? ordering,
        ShardKeySelector? shardKeySelector, string? key)
    {
        var request = new SetPayloadPoints
        {
            CollectionName = collectionName,
            PointsSelector = points,
            Wait = wait,
            Ordering = Ordering(ordering),
            ShardKeySelector = shardKeySelector,
        };
        foreach (var (field, value) in payload)
            request.Payload.Add(field, value);
        if (key is not null)
            request.Key = key;

        return request;
    }
}
