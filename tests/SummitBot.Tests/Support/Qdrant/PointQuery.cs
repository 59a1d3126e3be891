using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>A query or prefetch, whichever request it came in.</summary>
internal sealed record PointQuery(
    Query? Query, string Using, Filter? Filter, float? Threshold, ulong Limit, ulong Offset, IReadOnlyList<PrefetchQuery> Prefetch)
{
    private const ulong DefaultLimit = 10;

    public static PointQuery Of(QueryPoints request) => new(
        request.Query, request.Using, request.Filter, request.HasScoreThreshold ? request.ScoreThreshold : null,
        Limited(request.HasLimit, request.Limit), request.Offset, request.Prefetch);

    // A group takes its hits from all points found, so that none is missed.
    public static PointQuery Of(QueryPointGroups request) => new(
        request.Query, request.Using, request.Filter, request.HasScoreThreshold ? request.ScoreThreshold : null,
        int.MaxValue, 0, request.Prefetch);

    public static PointQuery Of(SearchPoints request) => new(
        NearestTo([.. request.Vector], request.SparseIndices), request.VectorName, request.Filter,
        request.HasScoreThreshold ? request.ScoreThreshold : null,
        Limited(true, request.Limit), request.Offset, []);

    public static QueryPointGroups AsQuery(SearchPointGroups request)
    {
        var query = new QueryPointGroups
        {
            Query = NearestTo([.. request.Vector], request.SparseIndices),
            Using = request.VectorName,
            Filter = request.Filter,
            GroupBy = request.GroupBy,
            GroupSize = request.GroupSize,
            Limit = request.Limit,
            WithPayload = request.WithPayload,
            WithVectors = request.WithVectors,
        };
        if (request.HasScoreThreshold)
            query.ScoreThreshold = request.ScoreThreshold;
        return query;
    }

    public PointQuery Within(PrefetchQuery prefetch) => new(
        prefetch.Query, prefetch.Using, PointFilter.Join(Filter, prefetch.Filter), prefetch.HasScoreThreshold ? prefetch.ScoreThreshold : null,
        Limited(prefetch.HasLimit, prefetch.Limit), 0, prefetch.Prefetch);

    public static Query NearestTo(float[] values, SparseIndices? indices) => indices is null ? values : (values, indices.Data.ToArray());

    private static ulong Limited(bool given, ulong limit) =>
        given ? limit > 0 ? limit : throw Refusal.Invalid("limit", "value 0 invalid, must be 1 or larger") : DefaultLimit;
}
