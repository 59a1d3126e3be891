using System.Collections.Immutable;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>What writes make of a collection. A write that is refused changes nothing.</summary>
internal static class PointWrites
{
    public static StoredCollection Upsert(StoredCollection collection, IReadOnlyList<PointStruct> points, Filter? filter, UpdateMode mode)
    {
        if (points.Count == 0)
            throw Refusal.Malformed("Bad request: Empty update request");

        var stored = collection.Points.ToBuilder();
        foreach (var point in points)
        {
            var written = new StoredPoint(
                PointKey.Of(point.Id),
                VectorsOf(collection.Schema, point.Vectors),
                StoredPoint.PayloadOf(point.Payload),
                collection.Operations);
            var before = stored.GetValueOrDefault(written.Key);
            var skipped = before is null ? mode is UpdateMode.UpdateOnly : mode is UpdateMode.InsertOnly || !PointFilter.Passes(filter, before);
            if (!skipped)
                stored[written.Key] = written;
        }

        return collection with { Points = stored.ToImmutable() };
    }

    public static StoredCollection Delete(StoredCollection collection, PointsSelector? selector) =>
        collection with { Points = collection.Points.RemoveRange(Selected(collection, selector).Select(point => point.Key)) };

    public static StoredCollection UpdateVectors(StoredCollection collection, IReadOnlyList<PointVectors> points, Filter? filter)
    {
        var stored = collection.Points.ToBuilder();
        foreach (var point in points)
        {
            var key = PointKey.Of(point.Id);
            var before = stored.GetValueOrDefault(key) ?? throw Refusal.NotFound($"No point with id {key} found");
            var vectors = VectorsOf(collection.Schema, point.Vectors);
            if (PointFilter.Passes(filter, before))
                stored[key] = before with { Vectors = before.Vectors.SetItems(vectors), Version = collection.Operations };
        }

        return collection with { Points = stored.ToImmutable() };
    }

    public static StoredCollection DeleteVectors(StoredCollection collection, PointsSelector? selector, VectorsSelector vectors)
    {
        if (vectors.Names.Count == 0)
            throw Refusal.Invalid("vectors.names", "must specify vector names to delete");
        if (vectors.Names.FirstOrDefault(name => !collection.Schema.Has(name)) is { } unknown)
            throw Refusal.NoVectorName(unknown);

        return Change(collection, selector, point => point with { Vectors = point.Vectors.RemoveRange(vectors.Names) });
    }

    public static StoredCollection SetPayload(
        StoredCollection collection, PointsSelector? selector, IDictionary<string, Value> payload, string? key) =>
        Change(collection, selector, point => point with { Payload = key is null ? point.Payload.SetItems(payload) : Within(point, key, payload) });

    public static StoredCollection OverwritePayload(StoredCollection collection, PointsSelector? selector, IDictionary<string, Value> payload) =>
        Change(collection, selector, point => point with { Payload = StoredPoint.PayloadOf(payload) });

    public static StoredCollection DeletePayload(StoredCollection collection, PointsSelector? selector, IReadOnlyList<string> keys) =>
        Change(collection, selector, point => point with { Payload = StoredPoint.PayloadOf(PayloadPath.Drop(point.Payload, keys)) });

    public static StoredCollection ClearPayload(StoredCollection collection, PointsSelector? selector) =>
        Change(collection, selector, point => point with { Payload = StoredPoint.PayloadOf([]) });

    public static StoredCollection Apply(StoredCollection collection, PointsUpdateOperation operation) => operation.OperationCase switch
    {
        PointsUpdateOperation.OperationOneofCase.Upsert =>
            Upsert(collection, operation.Upsert.Points, operation.Upsert.UpdateFilter, operation.Upsert.UpdateMode),
        PointsUpdateOperation.OperationOneofCase.DeletePoints => Delete(collection, operation.DeletePoints.Points),
        PointsUpdateOperation.OperationOneofCase.SetPayload => SetPayload(
            collection, operation.SetPayload.PointsSelector, operation.SetPayload.Payload,
            operation.SetPayload.HasKey ? operation.SetPayload.Key : null),
        PointsUpdateOperation.OperationOneofCase.OverwritePayload =>
            OverwritePayload(collection, operation.OverwritePayload.PointsSelector, operation.OverwritePayload.Payload),
        PointsUpdateOperation.OperationOneofCase.DeletePayload =>
            DeletePayload(collection, operation.DeletePayload.PointsSelector, operation.DeletePayload.Keys),
        PointsUpdateOperation.OperationOneofCase.ClearPayload => ClearPayload(collection, operation.ClearPayload.Points),
        PointsUpdateOperation.OperationOneofCase.UpdateVectors =>
            UpdateVectors(collection, operation.UpdateVectors.Points, operation.UpdateVectors.UpdateFilter),
        PointsUpdateOperation.OperationOneofCase.DeleteVectors =>
            DeleteVectors(collection, operation.DeleteVectors.PointsSelector, operation.DeleteVectors.Vectors),
        _ => throw Refusal.Malformed("Operation is missing"),
    };

    private static ImmutableDictionary<string, StoredVector> VectorsOf(VectorSchema schema, Vectors? vectors) => vectors?.VectorsOptionsCase switch
    {
        Vectors.VectorsOptionsOneofCase.Vector =>
            ImmutableDictionary<string, StoredVector>.Empty.Add("", StoredVector.Of(schema, "", vectors.Vector)),
        Vectors.VectorsOptionsOneofCase.Vectors_ =>
            vectors.Vectors_.Vectors.ToImmutableDictionary(pair => pair.Key, pair => StoredVector.Of(schema, pair.Key, pair.Value)),
        _ => throw Refusal.Malformed("Expected some vectors"),
    };

    private static StoredCollection Change(StoredCollection collection, PointsSelector? selector, Func<StoredPoint, StoredPoint> change) =>
        collection with
        {
            Points = collection.Points.SetItems(
                from point in Selected(collection, selector)
                select KeyValuePair.Create(point.Key, change(point) with { Version = collection.Operations })),
        };

    private static List<StoredPoint> Selected(StoredCollection collection, PointsSelector? selector) => selector?.PointsSelectorOneOfCase switch
    {
        PointsSelector.PointsSelectorOneOfOneofCase.Points =>
            [.. selector.Points.Ids.Select(id => collection.Points.GetValueOrDefault(PointKey.Of(id))).OfType<StoredPoint>()],
        PointsSelector.PointsSelectorOneOfOneofCase.Filter => [.. collection.Matching(selector.Filter)],
        PointsSelector.PointsSelectorOneOfOneofCase.None => throw Refusal.Malformed("Malformed PointsSelector type"),
        _ => throw Refusal.Malformed("points_selector is expected"),
    };

    private static ImmutableSortedDictionary<string, Value> Within(StoredPoint point, string key, IDictionary<string, Value> payload)
    {
        var inner = new Struct();
        foreach (var (field, value) in point.Payload.GetValueOrDefault(key)?.StructValue?.Fields ?? [])
            inner.Fields[field] = value;
        foreach (var (field, value) in payload)
            inner.Fields[field] = value;
        return point.Payload.SetItem(key, new Value { StructValue = inner });
    }
}
