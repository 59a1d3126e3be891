using Grpc.Core;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Tests.Support.Qdrant;
using static Qdrant.Client.Grpc.Conditions;

namespace SummitBot.Tests.Qdrant;

[Collection(OneQdrantServer.Name)]
public sealed class QueryTests(QdrantFixture qdrant) : IClassFixture<QdrantFixture>
{
    private QdrantClient Client => qdrant.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nearest_points_come_best_first_with_their_payload()
    {
        var name = await qdrant.CitiesAsync(Token);

        var hits = await Client.QueryAsync(name, new[] { 1f, 0f }, limit: 3, cancellationToken: Token);

        Assert.Equal([1ul, 3, 2], hits.Select(hit => hit.Id.Num));
        Assert.Equal([1f, 0.6f, 0f], hits.Select(hit => hit.Score));
        Assert.Equal("London", hits[0].Payload["city"].StringValue);
        Assert.Null(hits[0].Vectors);
    }

    [Fact]
    public async Task Query_obeys_filter_threshold_offset_and_selectors()
    {
        var name = await qdrant.CitiesAsync(Token);

        var hits = await Client.QueryAsync(
            name,
            new[] { 1f, 0f },
            filter: !MatchKeyword("city", "Berlin"),
            scoreThreshold: 0,
            offset: 1,
            payloadSelector: new WithPayloadSelector { Exclude = new PayloadExcludeSelector { Fields = { "tags", "place.rank" } } },
            vectorsSelector: true,
            timeout: TimeSpan.FromSeconds(3),
            cancellationToken: Token);

        var hit = Assert.Single(hits);
        Assert.Equal(3ul, hit.Id.Num);
        Assert.Equal(["city", "place", "published", "size"], hit.Payload.Keys.Order());
        Assert.Equal(["capital"], hit.Payload["place"].StructValue.Fields.Keys);
        Assert.Equal([0.6f, 0.8f], hit.Vectors.Vector.GetDenseVector()!.Data);
    }

    [Theory]
    [InlineData(Distance.Cosine, new[] { 2f, 0f }, 1f)]
    [InlineData(Distance.Dot, new[] { 2f, 0f }, 6f)]
    [InlineData(Distance.Euclid, new[] { 3f, 4f }, 4f)]
    [InlineData(Distance.Manhattan, new[] { 1f, 4f }, 6f)]
    public async Task Distances_score_as_their_names_say(Distance distance, float[] query, float score)
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(name, new VectorParams { Size = 2, Distance = distance }, cancellationToken: Token);
        await Client.UpsertAsync(
            name,
            [new PointStruct { Id = 1, Vectors = new[] { 3f, 0f } }, new PointStruct { Id = 2, Vectors = new[] { -9f, 9f } }],
            cancellationToken: Token);

        var nearest = (await Client.QueryAsync(name, query, cancellationToken: Token))[0];

        Assert.Equal(1ul, nearest.Id.Num);
        Assert.Equal(score, nearest.Score, 1e-5f);
    }

    [Fact]
    public async Task Query_by_id_leaves_that_point_out()
    {
        var name = await qdrant.CitiesAsync(Token);

        var hits = await Client.QueryAsync(name, 1, cancellationToken: Token);
        var missing = await Assert.ThrowsAsync<RpcException>(() => Client.QueryAsync(name, 77, cancellationToken: Token));

        Assert.Equal([3ul, 2, 4], hits.Select(hit => hit.Id.Num));
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
        Assert.Equal("Not found: No point with id 77 found", missing.Status.Detail);
    }

    [Fact]
    public async Task Query_without_a_query_lists_points()
    {
        var name = await qdrant.CitiesAsync(Token);

        var london = await Client.QueryAsync(name, filter: MatchKeyword("city", "London"), cancellationToken: Token);
        Assert.Equal([1ul, 3], london.Select(hit => hit.Id.Num));
        Assert.Equal(2, (await Client.QueryAsync(name, Sample.Random, limit: 2, cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task Query_orders_by_an_indexed_field()
    {
        var name = await qdrant.CitiesAsync(Token);
        await Client.CreatePayloadIndexAsync(name, "size", PayloadSchemaType.Integer, cancellationToken: Token);

        var hits = await Client.QueryAsync(name, (Query)"size", cancellationToken: Token);

        Assert.Equal([4ul, 3, 2, 1], hits.Select(hit => hit.Id.Num));
    }

    [Fact]
    public async Task Sparse_scores_weigh_rare_terms_by_idf()
    {
        var name = await SparseAndDenseAsync();

        var hits = await Client.QueryAsync(name, (new[] { 1f, 1f }, new[] { 10u, 20u }), usingVector: "terms", cancellationToken: Token);

        // Index 10 is in all three points, 20 in one: ln((3 - df + 0.5) / (df + 0.5) + 1).
        var (common, rare) = (MathF.Log((0.5f / 3.5f) + 1), MathF.Log((2.5f / 1.5f) + 1));
        Assert.Equal([2ul, 3, 1], hits.Select(hit => hit.Id.Num));
        Assert.Equal((2 * common) + rare, hits[0].Score, 1e-5f);
        Assert.Equal(1.5f * common, hits[1].Score, 1e-5f);
    }

    [Fact]
    public async Task Points_that_share_no_term_are_not_found()
    {
        var name = await SparseAndDenseAsync();

        var hits = await Client.QueryAsync(name, new[] { (1f, 20u), (1f, 99u) }, usingVector: "terms", cancellationToken: Token);

        Assert.Equal([2ul], hits.Select(hit => hit.Id.Num));
    }

    [Fact]
    public async Task Reciprocal_rank_fusion_adds_what_ranks_are_worth()
    {
        var name = await SparseAndDenseAsync();

        var hits = await Client.QueryAsync(name, Fusion.Rrf, Prefetches(), cancellationToken: Token);
        var weighted = await Client.QueryAsync(name, new Rrf { K = 1, Weights = { 3f, 1f } }, Prefetches(), limit: 1, cancellationToken: Token);

        // Dense ranks 1, 3, 2; sparse ranks 2, 3, 1. A rank from 0 is worth 1 / (rank + 2).
        Assert.Equal(
            [(2ul, 0.25f + 0.5f), (1, 0.5f + 0.25f), (3, (1 / 3f) + (1 / 3f))],
            hits.OrderByDescending(hit => (hit.Score, hit.Id.Num)).Select(hit => (hit.Id.Num, hit.Score)));
        Assert.Equal(1ul, weighted[0].Id.Num);
        Assert.Equal(3f + (1 / 3f), weighted[0].Score, 1e-5f);
    }

    [Fact]
    public async Task Distribution_fusion_adds_normalised_scores()
    {
        var name = await SparseAndDenseAsync();

        var hits = await Client.QueryAsync(name, Fusion.Dbsf, [Prefetches()[0]], cancellationToken: Token);

        // Scores 1, 0.6 and 0 lie around their mean of 0.5333 with a deviation of 0.5033.
        Assert.Equal([1ul, 3, 2], hits.Select(hit => hit.Id.Num));
        Assert.Equal(0.65453f, hits[0].Score, 1e-4f);
        Assert.Equal(0.52208f, hits[1].Score, 1e-4f);
    }

    [Fact]
    public async Task Outer_filter_reaches_the_prefetches_of_a_fusion()
    {
        var name = await SparseAndDenseAsync();

        var hits = await Client.QueryAsync(name, Fusion.Rrf, Prefetches(), filter: HasId([1ul, 2ul]), cancellationToken: Token);

        Assert.Equal([1ul, 2], hits.Select(hit => hit.Id.Num).Order().ToList());
        Assert.All(hits, hit => Assert.Equal(0.5f + (1 / 3f), hit.Score, 1e-5f));
    }

    [Fact]
    public async Task Vector_query_rescores_what_its_prefetch_found()
    {
        var name = await SparseAndDenseAsync();

        var hits = await Client.QueryAsync(
            name,
            new[] { 1f, 0f },
            [new PrefetchQuery { Query = (new[] { 1f }, new[] { 10u }), Using = "terms", Limit = 2 }],
            usingVector: "dense",
            cancellationToken: Token);

        Assert.Equal([3ul, 2], hits.Select(hit => hit.Id.Num));
    }

    [Fact]
    public async Task Batch_answers_each_query_in_order()
    {
        var name = await qdrant.CitiesAsync(Token);
        QueryPoints Towards(float[] vector) => new() { CollectionName = name, Query = vector, Limit = 1, WithPayload = true };

        var results = await Client.QueryBatchAsync(name, [Towards([0, 1]), Towards([-1, 0])], cancellationToken: Token);

        Assert.Equal([2ul, 4], results.Select(result => Assert.Single(result.Result).Id.Num));
        Assert.Equal("Astana", results[1].Result[0].Payload["city"].StringValue);
    }

    [Fact]
    public async Task Groups_hold_the_best_hits_of_each_value()
    {
        var name = await qdrant.CitiesAsync(Token);

        var groups = await Client.QueryGroupsAsync(name, "city", new[] { 1f, 0f }, limit: 2, groupSize: 2, cancellationToken: Token);

        Assert.Equal(["London", "Berlin"], groups.Select(group => group.Id.StringValue));
        Assert.Equal([1ul, 3], groups[0].Hits.Select(hit => hit.Id.Num));
    }

    [Fact]
    public async Task Search_in_the_older_form_finds_the_same()
    {
        var name = await qdrant.CitiesAsync(Token);

        var hits = await Client.SearchAsync(name, new[] { 1f, 0f }, filter: MatchKeyword("city", "London"), limit: 5, cancellationToken: Token);

        Assert.Equal([1ul, 3], hits.Select(hit => hit.Id.Num));
        Assert.Equal(0.6f, hits[1].Score);
        var batch = await Client.SearchBatchAsync(
            name, [new SearchPoints { CollectionName = name, Vector = { 0, 1 }, Limit = 1 }], cancellationToken: Token);
        Assert.Equal(2ul, batch.Single().Result.Single().Id.Num);
        var groups = await Client.SearchGroupsAsync(name, new[] { 1f, 0f }, "city", limit: 1, cancellationToken: Token);
        Assert.Equal(("London", 1ul), (groups.Single().Id.StringValue, groups.Single().Hits.Single().Id.Num));
    }

    [Fact]
    public async Task Facet_counts_values_of_an_indexed_field()
    {
        var name = await qdrant.CitiesAsync(Token);
        await Client.CreatePayloadIndexAsync(name, "city", cancellationToken: Token);

        var facet = await Client.FacetAsync(name, "city", exact: true, limit: 1, cancellationToken: Token);

        var hit = Assert.Single(facet.Hits);
        Assert.Equal(("London", 2ul), (hit.Value.StringValue, hit.Count));
    }

    [Fact]
    public async Task Queries_that_make_no_sense_are_refused()
    {
        var name = await qdrant.CitiesAsync(Token);

        async Task<Status> Refused(Func<Task> query)
        {
            var status = (await Assert.ThrowsAsync<RpcException>(query)).Status;
            Assert.Equal(StatusCode.InvalidArgument, status.StatusCode);
            return status;
        }

        var unlimited = await Refused(() => Client.QueryAsync(name, new[] { 1f, 0f }, limit: 0, cancellationToken: Token));
        Assert.StartsWith("Validation error in body: [limit:", unlimited.Detail, StringComparison.Ordinal);
        Assert.Equal(
            "Wrong input: Not existing vector name error: x",
            (await Refused(() => Client.QueryAsync(name, new[] { 1f, 0f }, usingVector: "x", cancellationToken: Token))).Detail);
        Assert.Equal(
            "Wrong input: Vector dimension error: expected dim: 2, got 1",
            (await Refused(() => Client.QueryAsync(name, new[] { 1f }, cancellationToken: Token))).Detail);
        await Refused(() => Client.QueryAsync(name, Fusion.Rrf, cancellationToken: Token));
        await Refused(() => Client.QueryAsync(name, prefetch: [new PrefetchQuery { Query = new[] { 1f, 0f } }], cancellationToken: Token));
    }

    private static PrefetchQuery[] Prefetches() =>
    [
        new() { Query = new[] { 1f, 0f }, Using = "dense", Limit = 10 },
        new() { Query = (new[] { 1f, 1f }, new[] { 10u, 20u }), Using = "terms", Limit = 10 },
    ];

    private async Task<string> SparseAndDenseAsync()
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(
            name,
            new VectorParamsMap { Map = { ["dense"] = new VectorParams { Size = 2, Distance = Distance.Dot } } },
            sparseVectorsConfig: new Dictionary<string, SparseVectorParams> { ["terms"] = new() { Modifier = Modifier.Idf } },
            cancellationToken: Token);
        PointStruct Point(ulong id, float[] dense, float[] values, uint[] indices) => new()
        {
            Id = id,
            Vectors = new Dictionary<string, Vector> { ["dense"] = dense, ["terms"] = (values, indices) },
        };
        await Client.UpsertAsync(
            name,
            [Point(1, [1, 0], [1], [10]), Point(2, [0, 1], [1, 2], [20, 10]), Point(3, [0.6f, 0.8f], [1.5f, 1], [10, 30])],
            cancellationToken: Token);
        return name;
    }
}
