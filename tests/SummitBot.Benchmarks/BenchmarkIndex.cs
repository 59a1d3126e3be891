using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;

namespace SummitBot.Benchmarks;

/// <summary>A published index in a temporary folder, deleted in the end.</summary>
internal sealed class BenchmarkIndex : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("summitbot-benchmark-");

    public SqlitePassageIndex Open() =>
        new(Options.Create(new StorageOptions { DataFolder = folder.FullName }), new TextAnalyzer(), TimeProvider.System, NullLogger<SqlitePassageIndex>.Instance);

    public long Bytes => folder.EnumerateFiles("*.db", SearchOption.AllDirectories).Sum(f => f.Length);

    public static async Task<PassageRetriever> RetrieverOfAsync(BenchmarkIndex folder, IReadOnlyList<Article> articles)
    {
        var index = folder.Open();
        await index.PublishAsync(articles, "benchmark", null, CancellationToken.None);
        return new PassageRetriever(index);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
