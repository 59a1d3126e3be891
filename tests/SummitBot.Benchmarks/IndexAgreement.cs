using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Qdrant;

namespace SummitBot.Benchmarks;

/// <summary>Asks both indexes the same questions: how often their ten best are the same, in the same order, and what each finds.</summary>
internal static class IndexAgreement
{
    private const int Depth = 10;

    public static async Task RunAsync(string path, string endpoint)
    {
        var set = XquadSet.Load(path);
        List<Article> articles = [.. set.Articles];
        using var folder = new BenchmarkIndex();
        var files = await BenchmarkIndex.RetrieverOfAsync(folder, articles);

        var options = Options.Create(new QdrantOptions { Endpoint = endpoint, CollectionPrefix = $"agreement-{Guid.NewGuid():N}"[..20] });
        using var connection = new QdrantConnection(options);
        using var index = new QdrantPassageIndex(connection, options, Options.Create(new StorageOptions()), folder.Embedder, TimeProvider.System, NullLogger<QdrantPassageIndex>.Instance);
        var watch = Stopwatch.StartNew();
        var version = await index.PublishAsync(articles, Glossary.Empty, null, CancellationToken.None);
        Console.WriteLine($"published {version.Passages} passages in {watch.Elapsed.TotalSeconds:0.0} s");
        var server = new PassageRetriever(index, folder.Embedder);

        var (same, sameSet, milliseconds) = (0, 0, new List<double>());
        var (ranksOfFiles, ranksOfServer) = (new List<int?>(), new List<int?>());
        foreach (var question in set.Questions)
        {
            var expected = (await files.RetrieveAsync(question.Text, set.Language, Depth, CancellationToken.None)).Passages;
            watch.Restart();
            var found = (await server.RetrieveAsync(question.Text, set.Language, Depth, CancellationToken.None)).Passages;
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            var (a, b) = (expected.Select(p => p.Passage.Id).ToList(), found.Select(p => p.Passage.Id).ToList());
            if (a.SequenceEqual(b))
                same++;
            if (a.ToHashSet().SetEquals(b))
                sameSet++;
            ranksOfFiles.Add(RetrievalBenchmark.RankOf(question, expected));
            ranksOfServer.Add(RetrievalBenchmark.RankOf(question, found));
        }

        var count = ranksOfFiles.Count;
        Console.WriteLine($"ten best the same: {100.0 * sameSet / count:0.0} %, in the same order: {100.0 * same / count:0.0} % of {count} questions");
        Console.WriteLine($"Sqlite {Figures(ranksOfFiles)}");
        Console.WriteLine($"Qdrant {Figures(ranksOfServer)}  p50 {milliseconds.Order().ElementAt(count / 2):0.0} ms  p99 {milliseconds.Order().ElementAt(count * 99 / 100):0.0} ms");
        await connection.DropAsync(new CollectionNames(options.Value.CollectionPrefix).CollectionOf(version.Id), CancellationToken.None);
    }

    private static string Figures(List<int?> ranks) =>
        $"R@1 {RetrievalBenchmark.Recall(ranks, 1):0.0}  R@5 {RetrievalBenchmark.Recall(ranks, 5):0.0}  R@10 {RetrievalBenchmark.Recall(ranks, 10):0.0}  "
        + $"MRR@10 {100 * ranks.Average(r => r is { } rank ? 1.0 / rank : 0):0.0}";
}
