using Grpc.Core;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Qdrant;

[Collection(OneQdrantServer.Name)]
public sealed class CollectionTests(QdrantFixture qdrant) : IClassFixture<QdrantFixture>
{
    private static readonly VectorParams Four = new() { Size = 4, Distance = Distance.Cosine };

    private QdrantClient Client => qdrant.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_is_healthy()
    {
        var health = await Client.HealthAsync(Token);

        Assert.Contains("qdrant", health.Title, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(health.Version);
    }

    [Fact]
    public async Task Collection_is_there_from_creation_to_deletion()
    {
        var name = qdrant.FreshName();
        Assert.False(await Client.CollectionExistsAsync(name, Token));

        await Client.CreateCollectionAsync(name, Four, cancellationToken: Token);
        Assert.True(await Client.CollectionExistsAsync(name, Token));
        Assert.Contains(name, await Client.ListCollectionsAsync(Token));

        await Client.DeleteCollectionAsync(name, cancellationToken: Token);
        Assert.False(await Client.CollectionExistsAsync(name, Token));
        Assert.DoesNotContain(name, await Client.ListCollectionsAsync(Token));
    }

    [Fact]
    public async Task Collection_info_tells_what_was_asked_for()
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(
            name,
            new VectorParamsMap { Map = { ["dense"] = Four, ["small"] = new VectorParams { Size = 2, Distance = Distance.Euclid, OnDisk = true } } },
            new Dictionary<string, Value> { ["version"] = "v7", ["passages"] = 12 },
            shardNumber: 2,
            onDiskPayload: true,
            hnswConfig: new HnswConfigDiff { M = 24 },
            quantizationConfig: new QuantizationConfig { Scalar = new ScalarQuantization { Type = QuantizationType.Int8, AlwaysRam = true } },
            sparseVectorsConfig: ("terms", new SparseVectorParams { Modifier = Modifier.Idf }),
            timeout: TimeSpan.FromSeconds(5),
            cancellationToken: Token);

        var info = await Client.GetCollectionInfoAsync(name, Token);

        Assert.Equal(CollectionStatus.Green, info.Status);
        Assert.Equal(0ul, info.PointsCount);
        Assert.Equal(4ul, info.Config.Params.VectorsConfig.ParamsMap.Map["dense"].Size);
        Assert.Equal(Distance.Euclid, info.Config.Params.VectorsConfig.ParamsMap.Map["small"].Distance);
        Assert.Equal(Modifier.Idf, info.Config.Params.SparseVectorsConfig.Map["terms"].Modifier);
        Assert.Equal(2u, info.Config.Params.ShardNumber);
        Assert.True(info.Config.Params.OnDiskPayload);
        Assert.Equal(24ul, info.Config.HnswConfig.M);
        Assert.Equal(100ul, info.Config.HnswConfig.EfConstruct);
        Assert.Equal(QuantizationType.Int8, info.Config.QuantizationConfig.Scalar.Type);
        Assert.Equal("v7", info.Config.Metadata["version"].StringValue);
        Assert.Equal(12, info.Config.Metadata["passages"].IntegerValue);
    }

    [Fact]
    public async Task Creation_fails_when_the_name_exists()
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(name, Four, cancellationToken: Token);

        var error = await Assert.ThrowsAsync<RpcException>(() => Client.CreateCollectionAsync(name, Four, cancellationToken: Token));

        Assert.Equal(StatusCode.AlreadyExists, error.StatusCode);
        Assert.Equal($"Wrong input: Collection `{name}` already exists!", error.Status.Detail);
    }

    [Fact]
    public async Task Creation_fails_without_a_size()
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            () => Client.CreateCollectionAsync(qdrant.FreshName(), new VectorParams { Distance = Distance.Dot }, cancellationToken: Token));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.StartsWith("Validation error in body: [", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deletion_of_a_missing_collection_is_an_exception_of_the_client()
    {
        var error = await Assert.ThrowsAsync<QdrantException>(() => Client.DeleteCollectionAsync("nobody-made-me", cancellationToken: Token));

        Assert.Contains("nobody-made-me", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recreation_empties_the_collection()
    {
        var name = await qdrant.CitiesAsync(Token);

        await Client.RecreateCollectionAsync(name, Four, cancellationToken: Token);

        Assert.Equal(0ul, await Client.CountAsync(name, cancellationToken: Token));
        Assert.Equal(4ul, (await Client.GetCollectionInfoAsync(name, Token)).Config.Params.VectorsConfig.Params.Size);
    }

    [Fact]
    public async Task Update_changes_parameters_and_adds_metadata()
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(name, Four, cancellationToken: Token);

        await Client.UpdateCollectionAsync(
            name,
            new Dictionary<string, Value> { ["state"] = "ready" },
            optimizersConfig: new OptimizersConfigDiff { IndexingThreshold = 500 },
            hnswConfig: new HnswConfigDiff { EfConstruct = 64 },
            cancellationToken: Token);

        var config = (await Client.GetCollectionInfoAsync(name, Token)).Config;
        Assert.Equal(500ul, config.OptimizerConfig.IndexingThreshold);
        Assert.Equal(64ul, config.HnswConfig.EfConstruct);
        Assert.Equal("ready", config.Metadata["state"].StringValue);
    }

    [Fact]
    public async Task Alias_switches_to_another_collection_in_one_action()
    {
        var (old, next, alias) = (await qdrant.CitiesAsync(Token), qdrant.FreshName(), $"alias-{Guid.NewGuid():N}");
        await Client.CreateCollectionAsync(next, Four, cancellationToken: Token);
        await Client.CreateAliasAsync(alias, old, cancellationToken: Token);
        Assert.Equal(4ul, await Client.CountAsync(alias, cancellationToken: Token));

        await Client.UpdateAliasesAsync(
            [new AliasOperations { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = next } }], cancellationToken: Token);

        Assert.Equal(0ul, await Client.CountAsync(alias, cancellationToken: Token));
        Assert.Equal([alias], await Client.ListCollectionAliasesAsync(next, Token));
        Assert.Empty(await Client.ListCollectionAliasesAsync(old, Token));
    }

    [Fact]
    public async Task Alias_is_renamed_deleted_and_goes_with_its_collection()
    {
        var (name, alias) = (await qdrant.CitiesAsync(Token), $"alias-{Guid.NewGuid():N}");
        await Client.CreateAliasAsync(alias, name, cancellationToken: Token);

        await Client.RenameAliasAsync(alias, alias + "-2", cancellationToken: Token);
        Assert.Contains(await Client.ListAliasesAsync(Token), entry => entry.AliasName == alias + "-2" && entry.CollectionName == name);

        await Client.DeleteAliasAsync(alias + "-2", cancellationToken: Token);
        await Client.DeleteAliasAsync(alias + "-2", cancellationToken: Token);
        await Client.CreateAliasAsync(alias, name, cancellationToken: Token);
        await Client.DeleteCollectionAsync(name, cancellationToken: Token);
        Assert.DoesNotContain(await Client.ListAliasesAsync(Token), entry => entry.CollectionName == name);
    }

    [Fact]
    public async Task Alias_of_a_missing_collection_is_refused_and_earlier_actions_stay()
    {
        var (name, alias) = (await qdrant.CitiesAsync(Token), $"alias-{Guid.NewGuid():N}");

        var error = await Assert.ThrowsAsync<RpcException>(() => Client.UpdateAliasesAsync(
            [
                new AliasOperations { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = name } },
                new AliasOperations { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = "missing" } },
            ],
            cancellationToken: Token));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal("Not found: Collection `missing` doesn't exist!", error.Status.Detail);
        Assert.Equal([alias], await Client.ListCollectionAliasesAsync(name, Token));
    }

    [Fact]
    public async Task Payload_index_is_listed_until_it_is_deleted()
    {
        var name = await qdrant.CitiesAsync(Token);

        await Client.CreatePayloadIndexAsync(name, "city", cancellationToken: Token);
        var both = new PayloadIndexParams { IntegerIndexParams = new IntegerIndexParams { Lookup = true, Range = true } };
        await Client.CreatePayloadIndexAsync(name, "size", PayloadSchemaType.Integer, both, cancellationToken: Token);
        await Client.CreatePayloadIndexAsync(name, "published", PayloadSchemaType.Datetime, cancellationToken: Token);
        await Client.DeletePayloadIndexAsync(name, "published", cancellationToken: Token);

        var schema = (await Client.GetCollectionInfoAsync(name, Token)).PayloadSchema;
        Assert.Equal(["city", "size"], schema.Keys.Order());
        Assert.Equal(PayloadSchemaType.Keyword, schema["city"].DataType);
        Assert.Equal(PayloadSchemaType.Integer, schema["size"].DataType);
        Assert.Equal(4ul, schema["size"].Points);
    }

    [Fact]
    public async Task Timeout_below_a_second_is_refused_by_the_client()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => Client.DeleteCollectionAsync("any", timeout: TimeSpan.FromMilliseconds(1500), cancellationToken: Token));
    }
}
