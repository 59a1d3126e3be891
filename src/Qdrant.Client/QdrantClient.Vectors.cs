using Qdrant.Client.Grpc;

namespace Qdrant.Client;

// Changing vectors of points, and the names of vectors; several writes in one call.
public partial class QdrantClient
{
    public Task<UpdateResult> UpdateVectorsAsync(
        string collectionName, IReadOnlyList<PointVectors> points, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        UpdateVectorsAsync(collectionName, points, updateFilter: null, wait, ordering, shardKeySelector, cancellationToken);

    /// <summary>Replaces the named vectors of points that match the filter.</summary>
    public async Task<UpdateResult> UpdateVectorsAsync(
        string collectionName, IReadOnlyList<PointVectors> points, Filter? updateFilter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default)
    {
        var request = new UpdatePointVectors
        {
            CollectionName = collectionName,
            Points = { points },
            UpdateFilter = updateFilter,
            Wait = wait,
            Ordering = Ordering(ordering),
            ShardKeySelector = shardKeySelector,
        };
        return (await CallAsync(_points.UpdateVectorsAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    public Task<UpdateResult> DeleteVectorsAsync(
        string collectionName, IReadOnlyList<string> vectors, IReadOnlyList<ulong> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeleteVectorsAsync(collectionName, vectors, ByNumber(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteVectorsAsync(
        string collectionName, IReadOnlyList<string> vectors, IReadOnlyList<Guid> ids, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeleteVectorsAsync(collectionName, vectors, ByUuid(ids), wait, ordering, shardKeySelector, cancellationToken);

    public Task<UpdateResult> DeleteVectorsAsync(
        string collectionName, IReadOnlyList<string> vectors, Filter filter, bool wait = true, WriteOrderingType? ordering = null,
        ShardKeySelector? shardKeySelector = null, CancellationToken cancellationToken = default) =>
        DeleteVectorsAsync(collectionName, vectors, Matching(filter), wait, ordering, shardKeySelector, cancellationToken);

    public async Task<UpdateResult> CreateVectorNameAsync(CreateVectorNameRequest request, CancellationToken cancellationToken = default) =>
        (await CallAsync(_points.CreateVectorNameAsync, request, cancellationToken).ConfigureAwait(false)).Result;

    public async Task<UpdateResult> DeleteVectorNameAsync(DeleteVectorNameRequest request, CancellationToken cancellationToken = default) =>
        (await CallAsync(_points.DeleteVectorNameAsync, request, cancellationToken).ConfigureAwait(false)).Result;

    public async Task<IReadOnlyList<UpdateResult>> UpdateBatchAsync(
        string collectionName, IReadOnlyList<PointsUpdateOperation> operations, bool wait = true, WriteOrderingType? ordering = null,
        CancellationToken cancellationToken = default)
    {
        var request = new UpdateBatchPoints
        {
            CollectionName = collectionName,
            Operations = { operations },
            Wait = wait,
            Ordering = Ordering(ordering),
        };
        return (await CallAsync(_points.UpdateBatchAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }

    private async Task<UpdateResult> DeleteVectorsAsync(
        string collectionName, IReadOnlyList<string> vectors, PointsSelector points, bool wait, WriteOrderingType? ordering,
        ShardKeySelector? shardKeySelector, CancellationToken cancellationToken)
    {
        var request = new DeletePointVectors
        {
            CollectionName = collectionName,
            PointsSelector = points,
            Vectors = new VectorsSelector { Names = { vectors } },
            Wait = wait,
            Ordering = Ordering(ordering),
            ShardKeySelector = shardKeySelector,
        };
        return (await CallAsync(_points.DeleteVectorsAsync, request, cancellationToken).ConfigureAwait(false)).Result;
    }
}
