using Grpc.Core;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Tests.Support.Qdrant;
using static Qdrant.Client.Grpc.Conditions;

namespace SummitBot.Tests.Qdrant;

[Collection(OneQdrantServer.Name)]
public sealed class PayloadTests(QdrantFixture qdrant) : IClassFixture<QdrantFixture>
{
    private static readonly Dictionary<string, Value> Marked = new() { ["mark"] = "x" };
    private static readonly Guid Uuid = Guid.Parse("5a2b0000-0000-0000-0000-000000000001");

    private QdrantClient Client => qdrant.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Payload_is_set_by_ids_of_any_kind_and_by_filter_keeping_the_rest()
    {
        var name = await WithUuidAsync();

        await Client.SetPayloadAsync(name, Marked, 1, cancellationToken: Token);
        await Client.SetPayloadAsync(name, Marked, [2ul], cancellationToken: Token);
        await Client.SetPayloadAsync(name, Marked, Uuid, cancellationToken: Token);
        await Client.SetPayloadAsync(name, Marked, [Uuid], cancellationToken: Token);
        await Client.SetPayloadAsync(name, Marked, MatchKeyword("city", "Astana"), cancellationToken: Token);

        Assert.Equal(["1", "2", "4", Uuid.ToString()], await IdsAsync(name, MatchKeyword("mark", "x")));
        Assert.Equal(2ul, await Client.CountAsync(name, MatchKeyword("city", "London"), cancellationToken: Token));
    }

    [Fact]
    public async Task Payload_is_set_below_a_key()
    {
        var name = await qdrant.CitiesAsync(Token);

        await Client.SetPayloadAsync(name, Marked, 1, key: "place", cancellationToken: Token);

        Assert.Equal(["1"], await IdsAsync(name, MatchKeyword("place.mark", "x") & Match("place.capital", true)));
    }

    [Fact]
    public async Task Payload_is_overwritten_whole()
    {
        var name = await qdrant.CitiesAsync(Token);

        await Client.OverwritePayloadAsync(name, Marked, 1, cancellationToken: Token);
        await Client.OverwritePayloadAsync(name, Marked, [2ul, 3ul], cancellationToken: Token);

        Assert.Equal(["1", "2", "3"], await IdsAsync(name, MatchKeyword("mark", "x") & IsEmpty("city")));
    }

    [Fact]
    public async Task Payload_fields_are_deleted()
    {
        var name = await WithUuidAsync();

        await Client.DeletePayloadAsync(name, ["city"], [1ul, 2ul], cancellationToken: Token);
        await Client.DeletePayloadAsync(name, ["city", "mark"], [Uuid], cancellationToken: Token);

        Assert.Equal(["1", "2", Uuid.ToString()], await IdsAsync(name, IsEmpty("city")));
    }

    [Fact]
    public async Task Payload_is_cleared()
    {
        var name = await WithUuidAsync();

        await Client.ClearPayloadAsync(name, Uuid, cancellationToken: Token);
        await Client.ClearPayloadAsync(name, MatchKeyword("city", "London"), cancellationToken: Token);

        Assert.Equal(["1", "3", Uuid.ToString()], await IdsAsync(name, IsEmpty("size")));
    }

    [Fact]
    public async Task Payload_of_all_points_at_once_is_refused_by_the_server()
    {
        var name = await qdrant.CitiesAsync(Token);

        var error = await Assert.ThrowsAsync<RpcException>(() => Client.SetPayloadAsync(name, Marked, cancellationToken: Token));

        Assert.Equal("points_selector is expected", error.Status.Detail);
    }

    private async Task<string> WithUuidAsync()
    {
        var name = await qdrant.CitiesAsync(Token);
        var paris = new PointStruct { Id = Uuid, Vectors = new[] { 1f, 1f }, Payload = { ["city"] = "Paris", ["size"] = 1L } };
        await Client.UpsertAsync(name, [paris], cancellationToken: Token);
        return name;
    }

    private async Task<IEnumerable<string>> IdsAsync(string name, Filter filter) =>
        (await Client.ScrollAsync(name, filter, cancellationToken: Token)).Result
            .Select(point => point.Id.HasUuid ? point.Id.Uuid : point.Id.Num.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
