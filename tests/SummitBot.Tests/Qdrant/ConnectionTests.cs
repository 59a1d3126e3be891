using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Qdrant;

/// <summary>Keys, TLS, deadlines, sizes and lost servers: always on the double, which can be made to fail.</summary>
public sealed class ConnectionTests
{
    private static readonly VectorParams One = new() { Size = 1, Distance = Distance.Dot };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_is_sent_and_its_lack_is_refused()
    {
        await using var server = await QdrantServer.StartAsync(apiKey: "secret");
        using var right = new QdrantClient(server.Address, "secret");
        using var wrong = new QdrantClient(server.Address, "guess");
        using var none = new QdrantClient(server.Address);

        Assert.Empty(await right.ListCollectionsAsync(Token));
        Assert.NotEmpty((await none.HealthAsync(Token)).Version);
        var refused = (await Assert.ThrowsAsync<RpcException>(() => none.ListCollectionsAsync(Token))).Status;
        Assert.Equal((StatusCode.Unauthenticated, "Must provide an API key or an Authorization bearer token"), (refused.StatusCode, refused.Detail));
        refused = (await Assert.ThrowsAsync<RpcException>(() => wrong.ListCollectionsAsync(Token))).Status;
        Assert.Equal((StatusCode.Unauthenticated, "Invalid API key or JWT"), (refused.StatusCode, refused.Detail));
    }

    [Fact]
    public async Task Headers_of_client_and_scope_are_sent()
    {
        await using var server = await QdrantServer.StartAsync();
        var always = new Dictionary<string, string> { ["x-tracing-id"] = "trace" };
        using var client = new QdrantClient(server.Address, apiKey: null, grpcTimeout: default, loggerFactory: null, headers: always);

        using (RequestHeaders.Use("x-request-id", "inner"))
            await client.ListCollectionsAsync(Token);
        await client.ListCollectionsAsync(Token);

        var headers = server.Calls.All.Select(call => (call.Headers.GetValue("x-tracing-id"), call.Headers.GetValue("x-request-id")));
        Assert.Equal([("trace", "inner"), ("trace", null)], headers);
    }

    [Fact]
    public async Task Certificate_is_trusted_by_its_thumbprint_only()
    {
        using var certificate = SelfSigned();
        await using var server = await QdrantServer.StartAsync(apiKey: "secret", certificate: certificate);
        using var trusting = QdrantChannel.ForAddress(
            server.Address,
            new ClientConfiguration { ApiKey = "secret", CertificateThumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256) });
        using var client = new QdrantClient(new QdrantGrpcClient(trusting));
        using var other = QdrantChannel.ForAddress(server.Address, new ClientConfiguration { CertificateThumbprint = new string('A', 64) });
        using var distrusting = new QdrantClient(new QdrantGrpcClient(other));

        Assert.Empty(await client.ListCollectionsAsync(Token));
        Assert.Equal(StatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => distrusting.HealthAsync(Token))).StatusCode);
    }

    [Fact]
    public async Task Call_ends_at_its_deadline()
    {
        await using var server = await QdrantServer.StartAsync();
        using var client = new QdrantClient(server.Address, grpcTimeout: TimeSpan.FromMilliseconds(200));
        server.Calls.Hold("List");

        var error = await Assert.ThrowsAsync<RpcException>(() => client.ListCollectionsAsync(Token));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Fact]
    public async Task Call_ends_when_it_is_cancelled()
    {
        await using var server = await QdrantServer.StartAsync();
        using var client = new QdrantClient(server.Address);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        server.Calls.Hold("List");

        var call = client.ListCollectionsAsync(cancellation.Token);
        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
    }

    [Fact]
    public async Task Answers_above_four_mebibytes_arrive()
    {
        await using var server = await QdrantServer.StartAsync();
        using var client = new QdrantClient(server.Address);
        await client.CreateCollectionAsync("big", One, cancellationToken: Token);
        // Hexadecimal noise: gzip cannot make the message small before it is measured.
        var texts = Enumerable.Range(0, 6).Select(_ => Convert.ToHexString(RandomNumberGenerator.GetBytes(1 << 19))).ToList();
        await client.UpsertAsync(
            "big",
            [.. texts.Select((text, i) => new PointStruct { Id = (ulong)i, Vectors = new[] { 1f }, Payload = { ["text"] = text } })],
            cancellationToken: Token);

        var page = await client.ScrollAsync("big", cancellationToken: Token);

        Assert.True(page.CalculateSize() > 6 << 20);
        Assert.Equal(texts, page.Result.Select(point => point.Payload["text"].StringValue));
    }

    [Fact]
    public async Task Own_channel_and_interceptor_serve_as_well()
    {
        await using var server = await QdrantServer.StartAsync(apiKey: "secret");
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { MaxReceiveMessageSize = 1 << 26 });
        var invoker = channel.Intercept(metadata =>
        {
            metadata.Add("api-key", "secret");
            return metadata;
        });
        using var client = new QdrantClient(new QdrantGrpcClient(invoker));

        Assert.Empty(await client.ListCollectionsAsync(Token));
    }

    [Fact]
    public async Task Faults_happen_as_often_as_asked_and_calls_are_logged()
    {
        await using var server = await QdrantServer.StartAsync();
        using var client = new QdrantClient(server.Address);
        await client.CreateCollectionAsync("c", One, cancellationToken: Token);
        server.Calls.Fail("Count", StatusCode.Unavailable, times: 2, detail: "Shard temporarily unavailable: 0");
        server.Calls.Delay("Count", TimeSpan.FromMilliseconds(1));

        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<RpcException>(() => client.CountAsync("c", cancellationToken: Token));
            Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        }

        Assert.Equal(0ul, await client.CountAsync("c", cancellationToken: Token));

        Assert.Equal(["Create", "Count", "Count", "Count"], server.Calls.All.Select(call => call.Method));
        Assert.All(server.Calls.To<CountPoints>("Count"), request => Assert.True(request.Exact));
    }

    [Fact]
    public async Task Lost_server_is_unavailable_until_it_is_back()
    {
        var server = await QdrantServer.StartAsync();
        var (address, store) = (server.Address, server.Store);
        using var client = new QdrantClient(address.Host, address.Port);
        await client.CreateCollectionAsync("kept", One, cancellationToken: Token);
        await server.DisposeAsync();

        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => client.ListCollectionsAsync(Token))).StatusCode);

        await using var again = await QdrantServer.StartAsync(port: address.Port, store: store);
        using var anew = new QdrantClient(address);
        Assert.Equal(["kept"], await anew.ListCollectionsAsync(Token));
    }

    [Fact]
    public async Task Readers_never_see_a_half_switched_alias_or_a_half_written_batch()
    {
        await using var server = await QdrantServer.StartAsync();
        using var client = new QdrantClient(server.Address);
        foreach (var (name, count) in new[] { ("a", 2), ("b", 3) })
        {
            await client.CreateCollectionAsync(name, One, cancellationToken: Token);
            var points = Enumerable.Range(0, count).Select(i => new PointStruct { Id = (ulong)i, Vectors = new[] { 1f } });
            await client.UpsertAsync(name, [.. points], cancellationToken: Token);
        }

        await client.CreateAliasAsync("live", "a", cancellationToken: Token);
        var switching = Task.Run(
            async () =>
            {
                for (var i = 0; i < 50; i++)
                {
                    AliasOperations[] actions =
                    [
                        new() { DeleteAlias = new DeleteAlias { AliasName = "live" } },
                        new() { CreateAlias = new CreateAlias { AliasName = "live", CollectionName = i % 2 == 0 ? "b" : "a" } },
                    ];
                    await client.UpdateAliasesAsync(actions, cancellationToken: Token);
                }
            },
            Token);

        var counts = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => client.CountAsync("live", cancellationToken: Token)));
        await switching;

        Assert.All(counts, count => Assert.InRange(count, 2ul, 3ul));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=qdrant double", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
