using Qdrant.Client;
using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using Range = Qdrant.Client.Grpc.Range;

namespace SummitBot.Tests.Qdrant;

/// <summary>A program as people write it against the official package: that it compiles is half of the test.</summary>
public sealed class OfficialNamesTests(QdrantFixture qdrant) : IClassFixture<QdrantFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quick_start_runs()
    {
#pragma warning disable CA1859 // programs are written against the interface
        IQdrantClient client = qdrant.Client;
#pragma warning restore CA1859
        var collection = qdrant.FreshName();

        await client.CreateCollectionAsync(collection, new VectorParams { Size = 4, Distance = Distance.Dot }, cancellationToken: Token);
        var operationInfo = await client.UpsertAsync(
            collectionName: collection,
            points: new List<PointStruct>
            {
                new() { Id = 1, Vectors = new float[] { 0.05f, 0.61f, 0.76f, 0.74f }, Payload = { ["city"] = "Berlin", ["rand_number"] = 1 % 10 } },
                new() { Id = 2, Vectors = new float[] { 0.19f, 0.81f, 0.75f, 0.11f }, Payload = { { "city", "London" } } },
                new() { Id = (ulong)3, Vectors = new float[] { 0.36f, 0.55f, 0.47f, 0.94f }, Payload = { ["city"] = "Moscow", ["price"] = 1.99 } },
            },
            cancellationToken: Token);
        Assert.Equal(UpdateStatus.Completed, operationInfo.Status);

        var searchResult = await client.QueryAsync(
            collectionName: collection, query: new float[] { 0.2f, 0.1f, 0.9f, 0.7f }, limit: 3, cancellationToken: Token);
        Assert.Equal([1ul, 3, 2], searchResult.Select(point => point.Id.Num));
        Assert.Equal(1.273f, searchResult[0].Score, 1e-3f);

        var filtered = await client.QueryAsync(
            collection,
            new float[] { 0.2f, 0.1f, 0.9f, 0.7f },
            filter: MatchKeyword("city", "London"),
            payloadSelector: true,
            cancellationToken: Token);
        Assert.Equal("London", filtered.Single().Payload["city"].StringValue);

        await client.DeleteAsync(collection, 3, cancellationToken: Token);
        Assert.Equal(2ul, await client.CountAsync(collection, exact: true, cancellationToken: Token));
    }

    [Fact]
    public async Task Hybrid_search_over_named_vectors_runs()
    {
        var client = qdrant.Client;
        var collection = qdrant.FreshName();
        await client.CreateCollectionAsync(
            collectionName: collection,
            vectorsConfig: new VectorParamsMap
            {
                Map =
                {
                    ["dense"] = new VectorParams
                    {
                        Size = 3,
                        Distance = Distance.Cosine,
                        OnDisk = true,
                        HnswConfig = new HnswConfigDiff { M = 16, EfConstruct = 100 },
                        QuantizationConfig = new QuantizationConfig
                        {
                            Scalar = new ScalarQuantization { Type = QuantizationType.Int8, Quantile = 0.99f, AlwaysRam = true },
                        },
                    },
                },
            },
            sparseVectorsConfig: ("terms", new SparseVectorParams { Modifier = Modifier.Idf, Index = new SparseIndexConfig { OnDisk = false } }),
            optimizersConfig: new OptimizersConfigDiff { IndexingThreshold = 20_000 },
            replicationFactor: 1,
            cancellationToken: Token);
        await client.CreatePayloadIndexAsync(collection, "language", PayloadSchemaType.Keyword, cancellationToken: Token);
        await client.CreatePayloadIndexAsync(collection, "published", schemaType: PayloadSchemaType.Datetime, cancellationToken: Token);

        var id = Guid.NewGuid();
        await client.UpsertAsync(
            collection,
            [
                new PointStruct
                {
                    Id = id,
                    Vectors = new Dictionary<string, Vector>
                    {
                        ["dense"] = new[] { 0.1f, 0.2f, 0.3f },
                        ["terms"] = (new[] { 0.5f, 1.5f }, new uint[] { 6, 7 }),
                    },
                    Payload =
                    {
                        ["language"] = "en",
                        ["published"] = "2024-07-04T09:00:00Z",
                        ["ordinal"] = 0,
                        ["tags"] = new[] { "summit", "astana" },
                        ["source"] = new Dictionary<string, Value> { ["name"] = "wire", ["rank"] = 1L },
                    },
                },
            ],
            cancellationToken: Token);

        var hits = await client.QueryAsync(
            collection,
            query: Fusion.Rrf,
            prefetch: new List<PrefetchQuery>
            {
                new()
                {
                    Query = new float[] { 0.1f, 0.2f, 0.3f },
                    Using = "dense",
                    Limit = 20,
                    Params = new SearchParams { HnswEf = 128, Exact = false },
                },
                new() { Query = new (float, uint)[] { (1f, 6u), (1f, 7u) }, Using = "terms", Limit = 20, Filter = Match("ordinal", 0) },
            },
            filter: MatchKeyword("language", "en")
                & DatetimeRange("published", gte: new DateTime(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc))
                & Range("ordinal", new Range { Gte = 0, Lt = 10 })
                & !MatchKeyword("tags", "sport"),
            payloadSelector: new[] { "language", "source" },
            vectorsSelector: new[] { "dense" },
            limit: 10,
            timeout: TimeSpan.FromSeconds(5),
            cancellationToken: Token);

        var hit = Assert.Single(hits);
        Assert.Equal(id.ToString(), hit.Id.Uuid);
        Assert.Equal(1f, hit.Score, 1e-6f);
        Assert.Equal("wire", hit.Payload["source"].StructValue.Fields["name"].StringValue);
        Assert.Equal(3, hit.Vectors.Vectors.Vectors["dense"].GetDenseVector()!.Data.Count);
        Assert.Equal(PointId.PointIdOptionsOneofCase.Uuid, hit.Id.PointIdOptionsCase);
        Assert.Equal(Value.KindOneofCase.StringValue, hit.Payload["language"].KindCase);
    }

    [Fact]
    public async Task Version_switch_by_alias_runs()
    {
        var client = qdrant.Client;
        var (first, second, alias) = (qdrant.FreshName(), qdrant.FreshName(), "alias-" + Guid.NewGuid().ToString("N"));
        await client.CreateCollectionAsync(first, new VectorParams { Size = 1, Distance = Distance.Euclid }, cancellationToken: Token);
        await client.RecreateCollectionAsync(second, new VectorParams { Size = 1, Distance = Distance.Euclid }, cancellationToken: Token);
        await client.CreateAliasAsync(alias, first, cancellationToken: Token);

        await client.UpdateAliasesAsync(
            new List<AliasOperations>
            {
                new() { DeleteAlias = new DeleteAlias { AliasName = alias } },
                new() { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = second } },
            },
            cancellationToken: Token);

        var aliases = await client.ListAliasesAsync(Token);
        Assert.Equal(second, aliases.Single(entry => entry.AliasName == alias).CollectionName);
        Assert.Equal(CollectionStatus.Green, (await client.GetCollectionInfoAsync(alias, Token)).Status);
    }

    [Fact]
    public async Task Services_below_the_client_are_open_too()
    {
        var collection = await qdrant.CitiesAsync(Token);
        using var channel = QdrantChannel.ForAddress(qdrant.Address);
        var grpc = new QdrantGrpcClient(channel);

        var health = await grpc.Qdrant.HealthCheckAsync(new HealthCheckRequest(), cancellationToken: Token);
        var exists = await grpc.Collections.CollectionExistsAsync(
            new CollectionExistsRequest { CollectionName = collection }, cancellationToken: Token);
        var count = await grpc.Points.CountAsync(new CountPoints { CollectionName = collection, Exact = true }, cancellationToken: Token);
        var answer = await grpc.Points.QueryAsync(
            new QueryPoints { CollectionName = collection, Query = new[] { 1f, 0f }, Limit = 1 }, cancellationToken: Token);

        Assert.NotEmpty(health.Title);
        Assert.True(exists.Result.Exists);
        Assert.Equal(4ul, count.Result.Count);
        Assert.Equal(1ul, answer.Result.Single().Id.Num);
        Assert.StartsWith("v1.18", QdrantGrpcClient.QdrantVersion, StringComparison.Ordinal);
    }
}
