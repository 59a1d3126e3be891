using System.Collections.Concurrent;
using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Qdrant.Client;
using SummitBot.Answering;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Qdrant;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Retrieval.Qdrant;

/// <summary>
/// A server of a test with a prefix of its own: the double, or the server that QDRANT_TEST_ENDPOINT names, whose faults are set at the address in
/// QDRANT_TEST_FAULTS (an HTTP endpoint that takes {"method", "code", "times", "delay_ms"}).
/// </summary>
internal sealed class QdrantTarget : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly ConcurrentBag<IDisposable> _opened = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("summitbot-");
    private readonly QdrantServer? _double;

    private QdrantTarget(QdrantServer? server)
    {
        _double = server;
        Endpoint = server?.Address.ToString() ?? Outside!;
        Client = new QdrantClient(new Uri(Endpoint));
        Names = new CollectionNames(Prefix);
        Embedder = TestEmbedder.In(_folder.FullName);
    }

    private static string? Outside => Environment.GetEnvironmentVariable("QDRANT_TEST_ENDPOINT");

    private static string? Faults => Environment.GetEnvironmentVariable("QDRANT_TEST_FAULTS");

    public static bool CanFail => Outside is null || Faults is not null;

    public string Endpoint { get; }

    public string Prefix { get; } = $"t{Guid.NewGuid():N}"[..12];

    public CollectionNames Names { get; }

    public QdrantClient Client { get; }

    public PassageEmbedder Embedder { get; }

    public static async Task<QdrantTarget> StartAsync() => new(Outside is null ? await QdrantServer.StartAsync() : null);

    public QdrantConnection Connect(Action<QdrantOptions>? change = null) => Opened(new QdrantConnection(OptionsWith(change)));

    /// <param name="dataFolder">Of the program that opens it; another one each time by default.</param>
    public QdrantPassageIndex Open(Action<QdrantOptions>? change = null, PassageEmbedder? embedder = null, TimeProvider? clock = null, string? dataFolder = null)
    {
        var storage = Options.Create(new StorageOptions { DataFolder = dataFolder ?? Guid.NewGuid().ToString("N") });
        return Opened(new QdrantPassageIndex(
            Connect(change), OptionsWith(change), storage, embedder ?? Embedder, clock ?? TimeProvider.System, NullLogger<QdrantPassageIndex>.Instance));
    }

    public PassageRetriever Retriever(IPassageIndex index) => new(index, Embedder);

    public QuestionAnswerer Answerer(IPassageIndex index) => new(Retriever(index), new ExtractiveAnswerWriter(Options.Create(new AnswerOptions())));

    public async Task<IEnumerable<string>> CollectionsAsync(CancellationToken cancellationToken) =>
        (await Client.ListCollectionsAsync(cancellationToken)).Where(c => c.StartsWith(Prefix, StringComparison.Ordinal)).Order();

    /// <summary>The next calls to the method fail, or come late.</summary>
    public async Task FailAsync(string method, StatusCode code, int times)
    {
        if (_double is not null) _double.Calls.Fail(method, code, times);
        else await SetFaultAsync(new { method, code = NameOf(code), times });
    }

    public async Task DelayAsync(string method, TimeSpan delay, int times)
    {
        if (_double is not null) _double.Calls.Delay(method, delay, times);
        else await SetFaultAsync(new { method, delay_ms = delay.TotalMilliseconds, times });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
            opened.Dispose();
        if (_double is null)
        {
            foreach (var collection in await CollectionsAsync(CancellationToken.None))
                await Client.DeleteCollectionAsync(collection);
        }
        Client.Dispose();
        if (_double is not null)
            await _double.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public IOptions<QdrantOptions> OptionsWith(Action<QdrantOptions>? change)
    {
        var options = new QdrantOptions { Endpoint = Endpoint, CollectionPrefix = Prefix };
        change?.Invoke(options);
        return Options.Create(options);
    }

    /// <summary>With its length, which a small server of tests may not do without.</summary>
    private static async Task SetFaultAsync(object fault)
    {
        using var content = new StringContent(JsonSerializer.Serialize(fault));
        (await Http.PostAsync(new Uri(Faults!), content)).EnsureSuccessStatusCode();
    }

    private static string NameOf(StatusCode code) => code switch
    {
        StatusCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        StatusCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        _ => code.ToString().ToUpperInvariant(),
    };

    private T Opened<T>(T disposable) where T : IDisposable
    {
        _opened.Add(disposable);
        return disposable;
    }
}
