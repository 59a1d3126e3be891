using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Answers to requests that read points.</summary>
internal static class PointReads
{
    private const uint DefaultPage = 10;
    private static readonly WithPayloadSelector WholePayload = true;

    public static QueryResponse Query(StoredCollection collection, QueryPoints request) =>
        new() { Result = { Hits(collection, PointQuery.Of(request), request.WithPayload, request.WithVectors) } };

    public static SearchResponse Search(StoredCollection collection, SearchPoints request) =>
        new() { Result = { Hits(collection, PointQuery.Of(request), request.WithPayload, request.WithVectors) } };

    public static IEnumerable<ScoredPoint> Hits(
        StoredCollection collection, PointQuery query, WithPayloadSelector? payload, WithVectorsSelector? vectors) =>
        QueryRunner.Run(collection, query).Select(hit => hit.Point.ToScored(hit.Score, payload, vectors));

    public static GroupsResult Groups(StoredCollection collection, QueryPointGroups request)
    {
        if (request.GroupBy.Length == 0)
            throw Refusal.Invalid("group_by", "must not be empty");

        var limit = request.HasLimit ? (int)request.Limit : 10;
        var size = request.HasGroupSize ? (int)request.GroupSize : 3;
        var groups = from hit in QueryRunner.Run(collection, PointQuery.Of(request))
                     from value in PayloadPath.Flat(hit.Point.Payload, request.GroupBy) ?? []
                     where value.HasStringValue || value.HasIntegerValue
                     group hit by value;
        return new GroupsResult
        {
            Groups =
            {
                groups.Take(limit).Select(group => new PointGroup
                {
                    Id = GroupOf(group.Key),
                    Hits = { group.Take(size).Select(hit => hit.Point.ToScored(hit.Score, request.WithPayload, request.WithVectors)) },
                }),
            },
        };
    }

    public static GetResponse Get(StoredCollection collection, GetPoints request) => new()
    {
        Result =
        {
            request.Ids.Select(id => collection.Points.GetValueOrDefault(PointKey.Of(id))).OfType<StoredPoint>()
                .Select(point => point.ToRetrieved(request.WithPayload, request.WithVectors)),
        },
    };

    public static ScrollResponse Scroll(StoredCollection collection, ScrollPoints request)
    {
        if (request is { HasLimit: true, Limit: 0 })
            throw Refusal.Invalid("limit", "value 0 invalid, must be 1 or larger");
        if (request is { OrderBy: not null, Offset: not null })
            throw Refusal.Wrong("Cannot use an `offset` when using `order_by`.");

        var limit = (int)(request.HasLimit ? request.Limit : DefaultPage);
        var payload = request.WithPayload ?? WholePayload;
        var matching = collection.Matching(request.Filter);
        if (request.OrderBy is { } order)
        {
            var ordered = PointOrder.By(collection, order, matching).Take(limit).Select(point =>
            {
                var retrieved = point.ToRetrieved(payload, request.WithVectors);
                retrieved.OrderValue = PointOrder.ValueOf(point, order.Key);
                return retrieved;
            });
            return new ScrollResponse { Result = { ordered } };
        }

        if (request.Offset is not null)
        {
            var start = PointKey.Of(request.Offset);
            matching = matching.SkipWhile(point => point.Key.CompareTo(start) < 0);
        }

        var page = matching.Take(limit + 1).ToList();
        return new ScrollResponse
        {
            Result = { page.Take(limit).Select(point => point.ToRetrieved(payload, request.WithVectors)) },
            NextPageOffset = page.Count > limit ? page[limit].Key.ToId() : null,
        };
    }

    public static FacetResponse Facet(StoredCollection collection, FacetCounts request)
    {
        if (!collection.Indexes.ContainsKey(request.Key))
            throw Refusal.Wrong($"No appropriate index for faceting: `{request.Key}`.");

        var hits = from point in collection.Matching(request.Filter)
                   from value in (PayloadPath.Flat(point.Payload, request.Key) ?? []).Distinct()
                   group point by value into points
                   orderby points.Count() descending, points.Key.StringValue
                   select new FacetHit { Value = FacetOf(points.Key), Count = (ulong)points.Count() };
        return new FacetResponse { Hits = { hits.Take(request.HasLimit ? (int)request.Limit : 10) } };
    }

    private static GroupId GroupOf(Value value) =>
        value.HasStringValue ? new GroupId { StringValue = value.StringValue } : new GroupId { IntegerValue = value.IntegerValue };

    private static FacetValue FacetOf(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.IntegerValue => new FacetValue { IntegerValue = value.IntegerValue },
        Value.KindOneofCase.BoolValue => new FacetValue { BoolValue = value.BoolValue },
        _ => new FacetValue { StringValue = value.StringValue },
    };
}
