using System.Collections.Concurrent;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Qdrant;

/// <summary>A client of the double, or of the server that QDRANT_TEST_ENDPOINT names, and collections of its own to work on.</summary>
public sealed class QdrantFixture : IAsyncLifetime
{
    private readonly ConcurrentBag<string> _names = [];
    private QdrantServer? _double;

    public QdrantClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var endpoint = Environment.GetEnvironmentVariable("QDRANT_TEST_ENDPOINT");
        if (endpoint is null)
            _double = await QdrantServer.StartAsync();
        Address = _double?.Address ?? new Uri(endpoint!);
        Client = new QdrantClient(Address);
    }

    /// <summary>A name that nobody has used; a collection of this name is deleted at the end.</summary>
    public string FreshName()
    {
        var name = $"test-{Guid.NewGuid():N}";
        _names.Add(name);
        return name;
    }

    /// <summary>Four points: unnamed vectors of two dimensions along and between the axes, and some payload.</summary>
    public async Task<string> CitiesAsync(CancellationToken cancellationToken)
    {
        var name = FreshName();
        await Client.CreateCollectionAsync(name, new VectorParams { Size = 2, Distance = Distance.Dot }, cancellationToken: cancellationToken);
        await Client.UpsertAsync(name, Cities, cancellationToken: cancellationToken);
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names)
        {
            if (await Client.CollectionExistsAsync(name))
                await Client.DeleteCollectionAsync(name);
        }

        Client.Dispose();
        if (_double is not null)
            await _double.DisposeAsync();
    }

    private static PointStruct[] Cities =>
    [
        City(1, [1, 0], "London", 9, "2024-07-01T00:00:00Z"),
        City(2, [0, 1], "Berlin", 4, "2024-07-02T00:00:00Z"),
        City(3, [0.6f, 0.8f], "London", 2, "2024-07-03T12:00:00Z"),
        City(4, [-1, 0], "Astana", 1, "2024-07-04T00:00:00Z"),
    ];

    private static PointStruct City(ulong id, float[] vector, string city, long size, string published) => new()
    {
        Id = id,
        Vectors = vector,
        Payload =
        {
            ["city"] = city,
            ["size"] = size,
            ["published"] = published,
            ["tags"] = new[] { city.ToLowerInvariant(), "all" },
            ["place"] = new Dictionary<string, Value> { ["capital"] = true, ["rank"] = (double)size / 2 },
        },
    };
}
