using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Articles;
using SummitBot.Embeddings;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;

namespace SummitBot.Benchmarks;

/// <summary>A published index in a temporary folder, deleted in the end. What was embedded is kept for the next run.</summary>
internal sealed class BenchmarkIndex(IEmbeddingGenerator<string, Embedding<float>>? generator = null) : IDisposable
{
    private static readonly WordVectors Vectors = WordVectors.Open(Weight(WordVectors.FileName));
    private static readonly BuiltInEmbeddings BuiltIn = new(SentenceEncoder.Open(Weight(SentenceEncoder.FileName)), Vectors);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("summitbot-benchmark-");
    private PassageEmbedder? embedder;

    public PassageEmbedder Embedder =>
        embedder ??= generator is null ? EmbedderOf(BuiltIn, Path.GetTempPath()) : EmbedderOf(generator, folder.FullName);

    public SqlitePassageIndex Open() =>
        new(Options.Create(new StorageOptions { DataFolder = folder.FullName }), Embedder, TimeProvider.System, NullLogger<SqlitePassageIndex>.Instance);

    public long BytesOf(string pattern) => folder.EnumerateFiles(pattern, SearchOption.AllDirectories).Sum(f => f.Length);

    public static async Task<PassageRetriever> RetrieverOfAsync(BenchmarkIndex folder, IReadOnlyList<Article> articles, Glossary? glossary = null)
    {
        var index = folder.Open();
        await index.PublishAsync(articles, glossary ?? Glossary.Empty, null, CancellationToken.None);
        return new PassageRetriever(index, folder.Embedder);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static PassageEmbedder EmbedderOf(IEmbeddingGenerator<string, Embedding<float>> generator, string cacheFolder)
    {
        var options = Options.Create(new EmbeddingOptions { CacheFile = Path.Combine(cacheFolder, "summitbot-benchmark-embeddings.db") });
        return new PassageEmbedder(generator, new CachedEmbedder(generator, options, NullLogger<CachedEmbedder>.Instance), Vectors);
    }

    private static string Weight(string file) => Path.Combine(AppContext.BaseDirectory, "weights", file);
}
