using System.Diagnostics;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Benchmarks;

/// <summary>Build, load, query time and memory at a size, beside Lucene.Net in the same run.</summary>
internal static class ScaleBenchmark
{
    private const int Top = 10;
    private const int Scanned = 40;

    public static async Task RunAsync(string path, int passages)
    {
        var set = XquadSet.Load(path);
        List<string> questions = [.. set.Questions.Select(q => q.Text)];
        var articles = RecombinedCorpus.Of(set, passages);
        using var folder = new BenchmarkIndex();

        var before = Memory();
        var watch = Stopwatch.StartNew();
        await BuildAsync(folder, articles);
        Console.WriteLine($"build  {watch.Elapsed.TotalSeconds:0.0} s ({passages / watch.Elapsed.TotalSeconds:0} passages/s), file {folder.Bytes / 1e6:0} MB");

        using var index = folder.Open();
        watch.Restart();
        var version = await index.PinAsync(CancellationToken.None) ?? throw new InvalidOperationException("Nothing was published.");
        Console.WriteLine($"load   {watch.ElapsedMilliseconds} ms, {(Memory() - before) / 1e6:0} MB held");

        List<Passage> split = [.. articles.SelectMany(PassageSplitter.Split)];
        watch.Restart();
        before = Memory();
        using var lucene = new LuceneIndex(split.Select(p => p.Text));
        Console.WriteLine($"Lucene build {watch.Elapsed.TotalSeconds:0.0} s, {(Memory() - before) / 1e6:0} MB held");

        var retriever = new PassageRetriever(index, folder.Embedder);
        await MeasureAsync("warm-up  ", questions, q => retriever.RetrieveAsync(q, set.Language, Top, CancellationToken.None));
        await MeasureAsync("warm-up  ", questions, q => Task.FromResult(lucene.Search(q, Top)));
        var own = await MeasureAsync("SummitBot", questions, q => retriever.RetrieveAsync(q, set.Language, Top, CancellationToken.None));
        var peer = await MeasureAsync("Lucene   ", questions, q => Task.FromResult(lucene.Search(q, Top)));
        Console.WriteLine($"CPU a query: {own / peer:0.00} of Lucene.Net's");
        await CompareWithFullScanAsync(retriever, version, split, set, questions);
    }

    /// <summary>On its own, so that nothing of it is held when the memory of the loaded version is taken.</summary>
    private static async Task BuildAsync(BenchmarkIndex folder, IReadOnlyList<Article> articles)
    {
        using var index = folder.Open();
        await index.PublishAsync(articles, Glossary.Empty, null, CancellationToken.None);
    }

    /// <returns>CPU milliseconds a question, garbage collection included.</returns>
    private static async Task<double> MeasureAsync(string name, List<string> questions, Func<string, Task> ask)
    {
        var times = new List<double>();
        var cpu = Environment.CpuUsage.TotalTime;
        foreach (var question in questions)
        {
            var watch = Stopwatch.StartNew();
            await ask(question);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        var mean = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / questions.Count;
        times.Sort();
        Console.WriteLine($"{name} p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms, CPU {mean:0.00} ms a query");
        return mean;
    }

    /// <summary>How many of the ten best passages of a full scan the index finds; the scan is slow, so only some questions.</summary>
    private static async Task CompareWithFullScanAsync(PassageRetriever retriever, IPinnedVersion version, IReadOnlyList<Passage> passages, XquadSet set, List<string> questions)
    {
        var scan = new FullScan(passages, set.Language, version.Analyzer, version.Statistics);
        var (same, all) = (0, 0);
        foreach (var question in questions.Where((_, i) => i % (questions.Count / Scanned) == 0))
        {
            var found = await retriever.RetrieveAsync(version, question, set.Language, Top, CancellationToken.None);
            var best = scan.Best(question, Top);
            same += found.Passages.Select(p => p.Passage.Id).Intersect(best).Count();
            all += best.Count;
        }
        Console.WriteLine($"of a full scan's first {Top}: {100.0 * same / all:0.00} % found");
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
}
