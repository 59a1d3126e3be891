using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Embeddings;

namespace SummitBot.Tests.Embeddings;

public sealed class CachedEmbedderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summitbot-").FullName;
    private readonly CountingEmbeddings _generator = new();
    private readonly CapturedLog _log = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string CacheFile => Path.Combine(_folder, "data", "embeddings.db");

    [Fact]
    public async Task Only_changed_texts_are_embedded_on_a_reload()
    {
        var before = await Embed(["one", "two", "three"], "v1");
        var after = await Embed(["three", "four", "one"], "v2");

        Assert.Equal(["one", "two", "three", "four"], _generator.Asked);
        Assert.Equal(Row(before, 2), Row(after, 0));
        Assert.Equal(Row(before, 0), Row(after, 2));
    }

    [Fact]
    public async Task Rows_are_in_the_order_of_the_texts_and_repeated_texts_are_embedded_once()
    {
        var embedded = await Embed(["b", "a", "b"], "v1");

        Assert.Equal(["b", "a"], _generator.Asked);
        Assert.Equal(Row(embedded, 0), Row(embedded, 2));
        Assert.Equal(CountingEmbeddings.Embed("b"), Row(embedded, 0), (x, y) => MathF.Abs(x - y) < 0.01f);
        Assert.Equal(CountingEmbeddings.Embed("a"), Row(embedded, 1), (x, y) => MathF.Abs(x - y) < 0.01f);
    }

    [Fact]
    public async Task Another_model_embeds_anew()
    {
        await Embed(["one"], "v1");
        _generator.Model = "other";
        await Embed(["one"], "v2");

        Assert.Equal(["one", "one"], _generator.Asked);
    }

    [Fact]
    public async Task Texts_that_later_versions_use_are_not_forgotten()
    {
        await Embed(["old", "both"], "v1");
        await Embed(["both"], "v2");
        Embedder().Forget("v2");
        _generator.Asked.Clear();

        await Embed(["old", "both"], "v3");

        Assert.Equal(["old"], _generator.Asked);
    }

    [Fact]
    public async Task What_was_embedded_before_a_failure_is_kept()
    {
        var texts = Enumerable.Range(0, 600).Select(i => $"text {i}").ToList();
        _generator.FailAfter = 300;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Embed(texts, "v1"));
        _generator.FailAfter = int.MaxValue;
        _generator.Asked.Clear();

        await Embed(texts, "v1");

        Assert.Equal(600 - 256, _generator.Asked.Count);
    }

    [Fact]
    public async Task Broken_cache_is_named_in_the_log_and_starts_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(CacheFile)!);
        await File.WriteAllTextAsync(CacheFile, new string('?', 10_000), TestContext.Current.CancellationToken);

        await Embed(["one"], "v1");
        await Embed(["one"], "v2");

        Assert.Equal(["one"], _generator.Asked);
        Assert.Contains(CacheFile, Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cache_broken_in_the_middle_starts_anew()
    {
        var texts = Enumerable.Range(0, 400).Select(i => $"text {i}").ToList();
        await Embed(texts, "v1");
        var bytes = await File.ReadAllBytesAsync(CacheFile, TestContext.Current.CancellationToken);
        bytes.AsSpan(4096).Fill(0xee);
        await File.WriteAllBytesAsync(CacheFile, bytes, TestContext.Current.CancellationToken);
        _generator.Asked.Clear();

        await Embed(texts, "v2");

        Assert.Equal(400, _generator.Asked.Count);
        Assert.Single(_log.Warnings);
    }

    [Fact]
    public async Task No_texts_give_no_rows()
    {
        var embedded = await Embed([], "v1");

        Assert.Equal(0, embedded.Count);
        Assert.Equal(CountingEmbeddings.Dimensions, embedded.Dimensions);
    }

    private CachedEmbedder Embedder() => new(_generator, Options.Create(new EmbeddingOptions { CacheFile = CacheFile }), _log);

    private Task<EmbeddedTexts> Embed(IReadOnlyList<string> texts, string version) =>
        Embedder().EmbedAsync(texts, version, progress: null, TestContext.Current.CancellationToken);

    private static float[] Row(EmbeddedTexts embedded, int row) =>
        [.. MemoryMarshal.ToEnumerable(embedded.Rows.Slice(row * embedded.Dimensions, embedded.Dimensions)).Select(n => n * embedded.Scales.Span[row])];

    /// <summary>Random but repeatable embeddings; remembers what it was asked for.</summary>
    private sealed class CountingEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        public const int Dimensions = 24;

        public List<string> Asked { get; } = [];
        public string Model { get; set; } = "counting";
        public int FailAfter { get; set; } = int.MaxValue;

        public static float[] Embed(string text)
        {
            var random = new Random(text.Sum(c => c));
            return [.. Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f)];
        }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked.AddRange(values);
            if (Asked.Count > FailAfter) throw new InvalidOperationException("Out of memory.");
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Embed(v)))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", null, Model, Dimensions) : null;

        public void Dispose()
        {
        }
    }

    private sealed class CapturedLog : ILogger<CachedEmbedder>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning) Warnings.Add(formatter(state, exception));
        }
    }
}
