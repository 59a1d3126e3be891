using System.Diagnostics;
using System.Numerics.Tensors;
using SummitBot.Articles;
using SummitBot.Embeddings;
using SummitBot.Retrieval;

namespace SummitBot.Benchmarks;

/// <summary>Build, load, query time and memory at a size, beside Lucene.Net and SQLite FTS5 in the same run.</summary>
internal static class ScaleBenchmark
{
    private const int Top = 10;
    private const int Scanned = 40;
    private const int FloorTimes = 50;

    public static async Task RunAsync(string path, int passages, string? glossary)
    {
        var set = XquadSet.Load(path);
        List<string> questions = [.. set.Questions.Select(q => q.Text)];
        var articles = RecombinedCorpus.Of(set, passages);
        using var folder = new BenchmarkIndex(new RandomEmbeddings());
        var names = glossary is null ? Glossary.Empty : (await GlossaryReader.ReadFileAsync(glossary, CancellationToken.None)).Glossary;

        var before = Memory();
        var watch = Stopwatch.StartNew();
        await BuildAsync(folder, articles, names);
        Console.WriteLine($"build  {watch.Elapsed.TotalSeconds:0.0} s ({passages / watch.Elapsed.TotalSeconds:0} passages/s), files {folder.BytesOf("2*.db") / 1e6:0} + {folder.BytesOf("*.vectors") / 1e6:0} MB");

        using var index = folder.Open();
        watch.Restart();
        var version = await index.PinAsync(CancellationToken.None) ?? throw new InvalidOperationException("Nothing was published.");
        Console.WriteLine($"load   {watch.ElapsedMilliseconds} ms, {(Memory() - before) / 1e6:0} MB held");

        List<Passage> split = [.. articles.SelectMany(PassageSplitter.Split)];
        watch.Restart();
        before = Memory();
        using var lucene = new LuceneIndex(split.Select(p => p.Text));
        Console.WriteLine($"Lucene build {watch.Elapsed.TotalSeconds:0.0} s, {(Memory() - before) / 1e6:0} MB held");
        watch.Restart();
        using var fts5 = new Fts5Index(split.Select(p => p.Text));
        Console.WriteLine($"FTS5 build {watch.Elapsed.TotalSeconds:0.0} s, {fts5.Bytes / 1e6:0} MB held");

        var retriever = new PassageRetriever(index, folder.Embedder);
        await MeasureAsync("warm-up  ", questions, q => retriever.RetrieveAsync(q, set.Language, Top, CancellationToken.None));
        await MeasureAsync("warm-up  ", questions, q => Task.FromResult(lucene.Search(q, Top)));
        await MeasureAsync("warm-up  ", questions, q => Task.FromResult(fts5.Search(q, Top)));
        var own = await MeasureAsync("SummitBot", questions, q => retriever.RetrieveAsync(q, set.Language, Top, CancellationToken.None));
        var peer = await MeasureAsync("Lucene   ", questions, q => Task.FromResult(lucene.Search(q, Top)));
        var sqlite = await MeasureAsync("FTS5     ", questions, q => Task.FromResult(fts5.Search(q, Top)));
        Console.WriteLine($"CPU a query: {own / peer:0.00} of Lucene.Net's, {own / sqlite:0.00} of FTS5's");
        MeasureFloor(version.Statistics.Passages, questions.Count);
        await CompareWithFullScanAsync(version, split, set, questions);
    }

    /// <summary>On its own, so that nothing of it is held when the memory of the loaded version is taken.</summary>
    private static async Task BuildAsync(BenchmarkIndex folder, IReadOnlyList<Article> articles, Glossary glossary)
    {
        using var index = folder.Open();
        await index.PublishAsync(articles, glossary, null, CancellationToken.None);
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

    /// <summary>What reading as many embeddings as floats takes, on one core: memory gives them no faster.</summary>
    private static void MeasureFloor(int passages, int times)
    {
        var rows = new float[passages * BuiltInEmbeddings.Dimensions];
        Array.Fill(rows, 0.1f);
        var question = rows[..BuiltInEmbeddings.Dimensions];
        var milliseconds = new List<double>();
        var sum = 0f;
        for (var i = 0; i < Math.Min(times, FloorTimes); i++)
        {
            var watch = Stopwatch.StartNew();
            for (var row = 0; row < passages; row++)
                sum += TensorPrimitives.Dot<float>(question, rows.AsSpan(row * question.Length, question.Length));
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        milliseconds.Sort();
        Console.WriteLine($"dot products of floats p50 {milliseconds[milliseconds.Count / 2]:0.00} ms{(float.IsNaN(sum) ? "!" : "")}");
    }

    /// <summary>How many of the ten best passages of a full scan the index finds by words; the scan is slow, so only some questions.</summary>
    private static async Task CompareWithFullScanAsync(IPinnedVersion version, IReadOnlyList<Passage> passages, XquadSet set, List<string> questions)
    {
        var scan = new FullScan(passages, set.Language, version.Analyzer, version.Statistics);
        var (same, all) = (0, 0);
        foreach (var question in questions.Where((_, i) => i % (questions.Count / Scanned) == 0))
        {
            var terms = QuestionTerms.Of(question, set.Language, version.Analyzer, version.Statistics);
            var found = PassageRanker.Rank(terms, null, await version.CandidatesAsync(terms, null, PassageRetriever.Candidates, null, CancellationToken.None), version.Statistics);
            var best = scan.Best(question, Top);
            same += found.Take(Top).Select(p => p.Candidate.Key).Intersect(best).Count();
            all += best.Count;
        }
        Console.WriteLine($"of a full scan's first {Top} by words: {100.0 * same / all:0.00} % found");
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
}
