using Grpc.Core;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Tests.Support.Qdrant;
using static Qdrant.Client.Grpc.Conditions;

namespace SummitBot.Tests.Qdrant;

[Collection(OneQdrantServer.Name)]
public sealed class PointTests(QdrantFixture qdrant) : IClassFixture<QdrantFixture>
{
    private QdrantClient Client => qdrant.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Point_comes_back_as_it_was_written()
    {
        var name = await qdrant.CitiesAsync(Token);

        var point = Assert.Single(await Client.RetrieveAsync(name, 3, withVectors: true, cancellationToken: Token));

        Assert.Equal((PointId)3ul, point.Id);
        Assert.Equal([0.6f, 0.8f], point.Vectors.Vector.GetDenseVector()!.Data);
        Assert.Equal("London", point.Payload["city"].StringValue);
        Assert.Equal(2, point.Payload["size"].IntegerValue);
        Assert.Equal(["london", "all"], point.Payload["tags"].ListValue.Values.Select(value => value.StringValue));
        Assert.True(point.Payload["place"].StructValue.Fields["capital"].BoolValue);
        Assert.Equal(1.0, point.Payload["place"].StructValue.Fields["rank"].DoubleValue);
    }

    [Fact]
    public async Task Retrieval_takes_ids_of_any_kind_and_leaves_missing_ones_out()
    {
        var name = await qdrant.CitiesAsync(Token);
        var uuid = Guid.NewGuid();
        await Client.UpsertAsync(name, [new PointStruct { Id = uuid, Vectors = new[] { 1f, 1f } }], cancellationToken: Token);

        Assert.Equal(uuid.ToString(), Assert.Single(await Client.RetrieveAsync(name, uuid, cancellationToken: Token)).Id.Uuid);
        Assert.Empty(await Client.RetrieveAsync(name, 99, cancellationToken: Token));
        var some = await Client.RetrieveAsync(
            name, [1, uuid, 99], payloadSelector: new[] { "city" }, vectorSelector: false, cancellationToken: Token);
        Assert.Equal(2, some.Count);
        Assert.Equal(["city"], some.Single(point => point.Id.HasNum).Payload.Keys);
        Assert.Null(some[0].Vectors);
    }

    [Fact]
    public async Task Upsert_replaces_the_whole_point()
    {
        var name = await qdrant.CitiesAsync(Token);

        var result = await Client.UpsertAsync(
            name, [new PointStruct { Id = 1, Vectors = new[] { 5f, 5f }, Payload = { ["new"] = true } }], cancellationToken: Token);

        Assert.Equal(UpdateStatus.Completed, result.Status);
        Assert.Equal(["new"], Assert.Single(await Client.RetrieveAsync(name, 1, cancellationToken: Token)).Payload.Keys);
        Assert.Equal(4ul, await Client.CountAsync(name, cancellationToken: Token));
    }

    [Fact]
    public async Task Upsert_without_waiting_is_only_acknowledged()
    {
        var name = await qdrant.CitiesAsync(Token);

        var result = await Client.UpsertAsync(name, [new PointStruct { Id = 9, Vectors = new[] { 1f, 0f } }], wait: false, cancellationToken: Token);

        Assert.Equal(UpdateStatus.Acknowledged, result.Status);
    }

    [Fact]
    public async Task Upsert_can_spare_points_by_filter_or_mode()
    {
        var name = await qdrant.CitiesAsync(Token);
        PointStruct[] changed =
            [.. Enumerable.Range(1, 5).Select(i => new PointStruct { Id = (ulong)i, Vectors = new[] { 7f, 7f }, Payload = { ["city"] = "New" } })];

        await Client.UpsertAsync(name, changed, updateFilter: MatchKeyword("city", "London"), cancellationToken: Token);
        Assert.Equal(3ul, await Client.CountAsync(name, MatchKeyword("city", "New"), cancellationToken: Token));

        await Client.UpsertAsync(
            new UpsertPoints { CollectionName = name, Wait = true, UpdateMode = UpdateMode.InsertOnly, Points = { changed } }, Token);
        Assert.Equal(3ul, await Client.CountAsync(name, MatchKeyword("city", "New"), cancellationToken: Token));
    }

    [Theory]
    [InlineData(new[] { 1f, 2f, 3f }, "Wrong input: Vector dimension error: expected dim: 2, got 3")]
    public async Task Upsert_of_a_wrong_size_is_refused_whole(float[] vector, string detail)
    {
        var name = await qdrant.CitiesAsync(Token);

        var error = await Assert.ThrowsAsync<RpcException>(() => Client.UpsertAsync(
            name, [new PointStruct { Id = 7, Vectors = new[] { 1f, 1f } }, new PointStruct { Id = 8, Vectors = vector }], cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(detail, error.Status.Detail);
        Assert.Equal(4ul, await Client.CountAsync(name, cancellationToken: Token));
    }

    [Fact]
    public async Task Upsert_refuses_what_no_server_takes()
    {
        var name = await qdrant.CitiesAsync(Token);

        async Task<Status> Refused(params PointStruct[] points) =>
            (await Assert.ThrowsAsync<RpcException>(() => Client.UpsertAsync(name, points, cancellationToken: Token))).Status;

        Assert.Equal("Bad request: Empty update request", (await Refused()).Detail);
        Assert.Equal("Expected some vectors", (await Refused(new PointStruct { Id = 1 })).Detail);
        Assert.Equal("Empty ID is not allowed", (await Refused(new PointStruct { Vectors = new[] { 1f, 1f } })).Detail);
        Assert.Equal(
            "Unable to parse UUID: x", (await Refused(new PointStruct { Id = new PointId { Uuid = "x" }, Vectors = new[] { 1f, 1f } })).Detail);
        Assert.Equal(
            "Wrong input: Not existing vector name error: other",
            (await Refused(new PointStruct { Id = 1, Vectors = new Dictionary<string, float[]> { ["other"] = [1, 1] } })).Detail);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(
            () => Client.UpsertAsync("missing", [new PointStruct { Id = 1, Vectors = new[] { 1f } }], cancellationToken: Token))).StatusCode);
    }

    [Fact]
    public async Task Points_are_deleted_by_ids_of_any_kind_and_by_filter()
    {
        var name = await qdrant.CitiesAsync(Token);
        var uuids = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
        await Client.UpsertAsync(name, [.. uuids.Select(id => new PointStruct { Id = id, Vectors = new[] { 1f, 1f } })], cancellationToken: Token);

        await Client.DeleteAsync(name, 1, cancellationToken: Token);
        Assert.Equal(6ul, await Client.CountAsync(name, cancellationToken: Token));
        await Client.DeleteAsync(name, uuids[0], cancellationToken: Token);
        await Client.DeleteAsync(name, uuids[1..], cancellationToken: Token);
        Assert.Equal(3ul, await Client.CountAsync(name, cancellationToken: Token));
        await Client.DeleteAsync(name, MatchKeyword("city", "London"), cancellationToken: Token);
        Assert.Equal(2ul, await Client.CountAsync(name, cancellationToken: Token));
        await Client.DeleteAsync(name, (PointId)2ul, cancellationToken: Token);
        await Client.DeleteAsync(name, [4ul, 99ul], cancellationToken: Token);
        Assert.Equal(0ul, await Client.CountAsync(name, cancellationToken: Token));
    }

    [Fact]
    public async Task Named_vectors_are_updated_and_deleted_one_by_one()
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(
            name,
            new VectorParamsMap
            {
                Map =
                {
                    ["a"] = new VectorParams { Size = 2, Distance = Distance.Dot },
                    ["b"] = new VectorParams { Size = 1, Distance = Distance.Dot },
                },
            },
            sparseVectorsConfig: ("s", new SparseVectorParams()),
            cancellationToken: Token);
        var written = new Dictionary<string, Vector> { ["a"] = new[] { 1f, 2f }, ["b"] = new[] { 3f }, ["s"] = (new[] { 4f, 5f }, new[] { 9u, 2u }) };
        await Client.UpsertAsync(name, [new PointStruct { Id = 1, Vectors = written }], cancellationToken: Token);

        await Client.UpdateVectorsAsync(name, [new PointVectors { Id = 1, Vectors = ("b", new[] { 8f }) }], cancellationToken: Token);
        await Client.DeleteVectorsAsync(name, ["a"], [1ul], cancellationToken: Token);

        var vectors = Assert.Single(await Client.RetrieveAsync(name, 1, withVectors: true, cancellationToken: Token)).Vectors.Vectors.Vectors;
        Assert.Equal(["b", "s"], vectors.Keys.Order());
        Assert.Equal([8f], vectors["b"].GetDenseVector()!.Data);
        Assert.Equal([2u, 9u], vectors["s"].GetSparseVector()!.Indices);
        Assert.Equal([5f, 4f], vectors["s"].GetSparseVector()!.Values);
    }

    [Fact]
    public async Task Vector_names_come_and_go()
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(
            name, new VectorParamsMap { Map = { ["a"] = new VectorParams { Size = 1, Distance = Distance.Dot } } }, cancellationToken: Token);
        var point = new PointStruct { Id = 1, Vectors = new Dictionary<string, float[]> { ["a"] = [1], ["b"] = [2, 3] } };

        await Client.CreateVectorNameAsync(
            new CreateVectorNameRequest
            {
                CollectionName = name,
                VectorName = "b",
                Wait = true,
                DenseConfig = new DenseVectorCreationConfig { Size = 2, Distance = Distance.Dot },
            },
            Token);
        await Client.UpsertAsync(name, [point], cancellationToken: Token);
        await Client.DeleteVectorNameAsync(new DeleteVectorNameRequest { CollectionName = name, VectorName = "a", Wait = true }, Token);

        var vectors = Assert.Single(await Client.RetrieveAsync(name, 1, withVectors: true, cancellationToken: Token)).Vectors.Vectors.Vectors;
        Assert.Equal(["b"], vectors.Keys);
    }

    [Fact]
    public async Task Scrolling_passes_every_point_once()
    {
        var name = await qdrant.CitiesAsync(Token);
        var uuid = Guid.NewGuid();
        await Client.UpsertAsync(name, [new PointStruct { Id = uuid, Vectors = new[] { 1f, 1f } }], cancellationToken: Token);

        var first = await Client.ScrollAsync(name, limit: 3, cancellationToken: Token);
        var second = await Client.ScrollAsync(name, limit: 3, offset: first.NextPageOffset, payloadSelector: false, cancellationToken: Token);

        Assert.Equal([1ul, 2, 3], first.Result.Select(point => point.Id.Num));
        Assert.Equal([4ul, uuid], second.Result.Select(point => point.Id));
        Assert.Null(second.NextPageOffset);
        Assert.Equal("London", first.Result[0].Payload["city"].StringValue);
        Assert.Empty(second.Result[0].Payload);
    }

    [Fact]
    public async Task Scrolling_by_a_field_needs_an_index_and_then_orders()
    {
        var name = await qdrant.CitiesAsync(Token);
        var refused = await Assert.ThrowsAsync<RpcException>(() => Client.ScrollAsync(name, orderBy: "size", cancellationToken: Token));
        Assert.StartsWith("Wrong input: No range index for `order_by` key: `size`", refused.Status.Detail, StringComparison.Ordinal);
        await Client.CreatePayloadIndexAsync(name, "size", PayloadSchemaType.Integer, cancellationToken: Token);

        var page = await Client.ScrollAsync(
            name, limit: 3, orderBy: new OrderBy { Key = "size", Direction = Direction.Desc, StartFrom = 8 }, cancellationToken: Token);

        Assert.Equal([2ul, 3, 4], page.Result.Select(point => point.Id.Num));
        Assert.Equal(4, page.Result[0].OrderValue.Int);
    }

    [Fact]
    public async Task Batch_applies_its_writes_in_order()
    {
        var name = await qdrant.CitiesAsync(Token);

        var results = await Client.UpdateBatchAsync(
            name,
            [
                new PointsUpdateOperation { DeletePoints = new() { Points = new[] { 1ul, 2ul } } },
                new PointsUpdateOperation { Upsert = new() { Points = { new PointStruct { Id = 2, Vectors = new[] { 3f, 3f } } } } },
                new PointsUpdateOperation { SetPayload = new() { PointsSelector = 2, Payload = { ["city"] = "Batch" } } },
                new PointsUpdateOperation { DeletePayload = new() { PointsSelector = 3, Keys = { "city" } } },
                new PointsUpdateOperation { ClearPayload = new() { Points = 4 } },
            ],
            cancellationToken: Token);

        Assert.Equal(5, results.Count);
        Assert.All(results, result => Assert.Equal(UpdateStatus.Completed, result.Status));
        var points = (await Client.ScrollAsync(name, cancellationToken: Token)).Result;
        Assert.Equal([2ul, 3, 4], points.Select(point => point.Id.Num));
        Assert.Equal("Batch", points[0].Payload["city"].StringValue);
        Assert.DoesNotContain("city", points[1].Payload.Keys);
        Assert.Empty(points[2].Payload);
    }
}
