using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Setting, deleting and indexing payload.
public partial interface IQdrantClient
{
    /// <summary>Sets payload fields of all points, and keeps the others.</summary>
    Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Sets payload fields of a point, and keeps the others.</summary>
    Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, ulong id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Sets payload fields of points, and keeps the others.</summary>
    Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<ulong> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sets payload fields of a point, and keeps the others.</summary>
    Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Guid id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Sets payload fields of points, and keeps the others.</summary>
    Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<Guid> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sets payload fields of the points that match, and keeps the others.</summary>
    Task<UpdateResult> SetPayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole payload of all points.</summary>
    Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole payload of a point.</summary>
    Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, ulong id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole payload of points.</summary>
    Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<ulong> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole payload of a point.</summary>
    Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Guid id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole payload of points.</summary>
    Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, IReadOnlyList<Guid> ids, bool wait = true,
        WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null, string? key = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces the whole payload of the points that match.</summary>
    Task<UpdateResult> OverwritePayloadAsync(
        string collectionName, IReadOnlyDictionary<string, Value> payload, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, string? key = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes payload fields of all points.</summary>
    Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes payload fields of a point.</summary>
    Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, ulong id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes payload fields of points.</summary>
    Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes payload fields of a point.</summary>
    Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, Guid id, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes payload fields of points.</summary>
    Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes payload fields of the points that match.</summary>
    Task<UpdateResult> DeletePayloadAsync(
        string collectionName, IReadOnlyList<string> keys, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the whole payload of all points.</summary>
    Task<UpdateResult> ClearPayloadAsync(
        string collectionName, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the whole payload of a point.</summary>
    Task<UpdateResult> ClearPayloadAsync(
        string collectionName, ulong id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the whole payload of points.</summary>
    Task<UpdateResult> ClearPayloadAsync(
        string collectionName, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the whole payload of a point.</summary>
    Task<UpdateResult> ClearPayloadAsync(
        string collectionName, Guid id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the whole payload of points.</summary>
    Task<UpdateResult> ClearPayloadAsync(
        string collectionName, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the whole payload of the points that match.</summary>
    Task<UpdateResult> ClearPayloadAsync(
        string collectionName, Filter filter, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Creates an index on a payload field.</summary>
    Task<UpdateResult> CreatePayloadIndexAsync(
        string collectionName, string fieldName, PayloadSchemaType schemaType = PayloadSchemaType.Keyword,
        PayloadIndexParams? indexParams = null, bool wait = true, WriteOrderingType? ordering = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the index of a payload field.</summary>
    Task<UpdateResult> DeletePayloadIndexAsync(
        string collectionName, string fieldName, bool wait = true, WriteOrderingType? ordering = null,
        CancellationToken cancellationToken = default);
}
