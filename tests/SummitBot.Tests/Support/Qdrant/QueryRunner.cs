using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Runs queries over one state of a collection, exactly and without indexes.</summary>
internal static class QueryRunner
{
    public static IReadOnlyList<(StoredPoint Point, float Score)> Run(StoredCollection collection, PointQuery query)
    {
        var lists = query.Prefetch.Select(prefetch => Run(collection, query.Within(prefetch))).ToList();
        if (lists.Count > 0 && query.Query is null)
            throw Refusal.Wrong("A query is needed to merge the prefetches. Can't have prefetches without defining a query.");

        var found = query.Query?.VariantCase switch
        {
            null => collection.Matching(query.Filter).Select(point => (point, 0f)),
            Query.VariantOneofCase.Nearest => Nearest(collection, query, lists),
            Query.VariantOneofCase.Fusion when query.Query.Fusion is Fusion.Dbsf => Fused(lists, RankFusion.Distribution),
            Query.VariantOneofCase.Fusion => Fused(lists, given => RankFusion.Reciprocal(given, new Rrf())),
            Query.VariantOneofCase.Rrf => Fused(lists, given => RankFusion.Reciprocal(given, query.Query.Rrf)),
            Query.VariantOneofCase.OrderBy =>
                PointOrder.By(collection, query.Query.OrderBy, Candidates(collection, query, lists)).Select(point => (point, 0f)),
            Query.VariantOneofCase.Sample => collection.Matching(query.Filter).Select(point => (point, 0f)).Shuffle(),
            Query.VariantOneofCase.None => throw Refusal.Malformed("Query variant is missing"),
            var other => throw Refusal.NotInDouble($"The query {other}"),
        };
        return [.. found.Where(hit => Passes(collection, query, hit.Item2)).Skip((int)query.Offset).Take((int)Math.Min(query.Limit, int.MaxValue))];
    }

    private static IEnumerable<(StoredPoint, float)> Nearest(
        StoredCollection collection, PointQuery query, List<IReadOnlyList<(StoredPoint Point, float Score)>> lists)
    {
        if (!collection.Schema.Has(query.Using))
            throw Refusal.NoVectorName(query.Using);

        var input = query.Query!.Nearest;
        var candidates = Candidates(collection, query, lists);
        StoredVector vector;
        if (input.VariantCase is VectorInput.VariantOneofCase.Id)
        {
            var key = PointKey.Of(input.Id);
            var example = collection.Points.GetValueOrDefault(key) ?? throw Refusal.NotFound($"No point with id {key} found");
            vector = example.Vectors.GetValueOrDefault(query.Using) ?? throw Refusal.NotFound($"Vector with name '{query.Using}' for point {key}");
            candidates = candidates.Where(point => point.Key != key);
        }
        else
            vector = StoredVector.Of(collection.Schema, query.Using, input);

        var scores = VectorScores.Of(collection, query.Using, vector, candidates);
        return VectorScores.NearIsSmall(collection.Schema, query.Using)
            ? scores.OrderBy(hit => hit.Score).ThenBy(hit => hit.Point.Key)
            : scores.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Point.Key);
    }

    private static IEnumerable<(StoredPoint, float)> Fused(
        List<IReadOnlyList<(StoredPoint Point, float Score)>> lists,
        Func<List<IReadOnlyList<(StoredPoint Point, float Score)>>, IEnumerable<(StoredPoint, float)>> fuse) =>
        lists.Count > 0 ? fuse(lists) : throw Refusal.Wrong("Cannot apply Fusion without prefetches");

    private static IEnumerable<StoredPoint> Candidates(
        StoredCollection collection, PointQuery query, List<IReadOnlyList<(StoredPoint Point, float Score)>> lists) =>
        lists.Count == 0
            ? collection.Matching(query.Filter)
            : lists.SelectMany(list => list).Select(hit => hit.Point).DistinctBy(point => point.Key);

    private static bool Passes(StoredCollection collection, PointQuery query, float score) =>
        query.Threshold is not { } threshold
        || (query.Query?.VariantCase is Query.VariantOneofCase.Nearest && VectorScores.NearIsSmall(collection.Schema, query.Using)
            ? score <= threshold
            : score >= threshold);
}
