using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Writing points and vectors, and reading them by id.
public partial interface IQdrantClient
{
    /// <summary>Inserts points, or replaces them whole.</summary>
    Task<UpdateResult> UpsertAsync(
        string collectionName, IReadOnlyList<PointStruct> points, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a point.</summary>
    Task<UpdateResult> DeleteAsync(
        string collectionName, ulong id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes points.</summary>
    Task<UpdateResult> DeleteAsync(
        string collectionName, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a point.</summary>
    Task<UpdateResult> DeleteAsync(
        string collectionName, Guid id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes points.</summary>
    Task<UpdateResult> DeleteAsync(
        string collectionName, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a point.</summary>
    Task<UpdateResult> DeleteAsync(
        string collectionName, PointId id, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes points.</summary>
    Task<UpdateResult> DeleteAsync(
        string collectionName, IReadOnlyList<PointId> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the points that match.</summary>
    Task<UpdateResult> DeleteAsync(
        string collectionName, Filter filter, bool wait = true, WriteOrderingType? ordering = null, ShardKeySelector? shardKeySelector = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads a point by id; a missing one is left out.</summary>
    Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, PointId id, bool withPayload = true, bool withVectors = false, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a point by id; a missing one is left out.</summary>
    Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, Guid id, bool withPayload = true, bool withVectors = false, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a point by id; a missing one is left out.</summary>
    Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, ulong id, bool withPayload = true, bool withVectors = false, ReadConsistency? readConsistency = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Reads points by id; a missing one is left out.</summary>
    Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, IReadOnlyList<PointId> ids, bool withPayload = true, bool withVectors = false,
        ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Reads points by id; missing ones are left out.</summary>
    Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collectionName, IReadOnlyList<PointId> ids, WithPayloadSelector payloadSelector, WithVectorsSelector vectorSelector,
        ReadConsistency? readConsistency = null, ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the named vectors of points.</summary>
    Task<UpdateResult> DeleteVectorsAsync(
        string collectionName, IReadOnlyList<string> vectors, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the named vectors of points.</summary>
    Task<UpdateResult> DeleteVectorsAsync(
        string collectionName, IReadOnlyList<string> vectors, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes the named vectors of the points that match.</summary>
    Task<UpdateResult> DeleteVectorsAsync(
        string collectionName, IReadOnlyList<string> vectors, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Replaces the named vectors of points, and keeps the others.</summary>
    Task<UpdateResult> UpdateVectorsAsync(
        string collectionName, IReadOnlyList<PointVectors> points, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default);

    /// <summary>Adds a named vector to a collection.</summary>
    Task<UpdateResult> CreateVectorNameAsync(CreateVectorNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes a named vector from a collection.</summary>
    Task<UpdateResult> DeleteVectorNameAsync(DeleteVectorNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Several writes in one call, applied in order.</summary>
    Task<IReadOnlyList<UpdateResult>> UpdateBatchAsync(
        string collectionName, IReadOnlyList<PointsUpdateOperation> operations, bool wait = true, WriteOrderingType? ordering = null,
        CancellationToken cancellationToken = default);
}
