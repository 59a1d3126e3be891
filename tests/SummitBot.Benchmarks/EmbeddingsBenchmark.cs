using System.Diagnostics;
using System.Numerics.Tensors;
using SummitBot.Embeddings;

namespace SummitBot.Benchmarks;

/// <summary>Speed of the built-in embeddings against the plain way to do the same, in one run; with an XQuAD file also how well they find passages.</summary>
internal static class EmbeddingsBenchmark
{
    private const string Question = "Who did the president meet at the summit in Astana this week?";
    private const string Passage =
        "Railways, pipelines and a border of 1,700 kilometres tie the economies together, and both governments say that trade will double by the end of the decade. " +
        "Ministers signed seventeen agreements worth 629 million dollars, most of them on energy and transport, before the leaders left for the airport.";

    private static readonly string WeightsFolder = Path.Combine(AppContext.BaseDirectory, "weights");

    public static int Run(string[] args)
    {
        Row("open both weights files, first time in the process (just-in-time compilation included)", Timed(Open), "ms");
        Row("... again", Quiet(Open, 20), "ms");
        using var encoder = SentenceEncoder.Open(Path.Combine(WeightsFolder, SentenceEncoder.FileName));
        using var words = WordVectors.Open(Path.Combine(WeightsFolder, WordVectors.FileName));
        Row("first question (just-in-time compilation included)", Timed(() => encoder.Encode(Question)), "ms");
        for (var i = 0; i < 200; i++) encoder.Encode(Question);
        if (args is [var xquad]) EmbeddingsQuality.Report(xquad, encoder, words);
        Products();
        Encoding(encoder, words);
        Alignment(words);
        Search(1_000);
        Search(10_000);
        Search(100_000);
        return 0;
    }

    private static void Open()
    {
        SentenceEncoder.Open(Path.Combine(WeightsFolder, SentenceEncoder.FileName)).Dispose();
        WordVectors.Open(Path.Combine(WeightsFolder, WordVectors.FileName)).Dispose();
    }

    private static void Products()
    {
        using var file = WeightsFile.Open(Path.Combine(WeightsFolder, SentenceEncoder.FileName));
        var kernels = new EmbeddingsKernels(file);
        using var x = new AlignedFloats(SentenceEncoder.Wide * 128);
        using var y = new AlignedFloats(SentenceEncoder.Wide * 128);
        using var scratch = new EncoderScratch(128);
        Fill(x, SentenceEncoder.Wide * 128);
        foreach (var rows in (int[])[12, 43, 96])
        {
            var times = Quiet(30, kernels.PlainDots(x, y, rows), kernels.FloatsMadeAtLoad(x, y, rows), kernels.Int8InPlace(x, y, rows, scratch));
            Row($"matrix products of {rows} tokens: plain dots / floats made at load / int8 in place", times, "ms");
        }
    }

    private static unsafe void Fill(AlignedFloats floats, int count)
    {
        var random = new Random(1);
        for (var i = 0; i < count; i++) floats.Start[i] = random.NextSingle() - 0.5f;
    }

    private static void Encoding(SentenceEncoder encoder, WordVectors words)
    {
        var passages = Enumerable.Repeat(Passage, 512).ToList();
        Row($"one question, {encoder.Tokenize(Question).Length} tokens", Quiet(() => encoder.Encode(Question), 200), "ms");
        Row($"one passage, {encoder.Tokenize(Passage).Length} tokens", Quiet(() => encoder.Encode(Passage), 100), "ms");
        var (elapsed, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        encoder.Encode(passages, default);
        Row($"{passages.Count} passages on {Environment.ProcessorCount} cores, elapsed per passage", elapsed.Elapsed.TotalMilliseconds / passages.Count, "ms");
        Row("... processor time per passage", (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / passages.Count, "ms");
        Row("tokens of one passage", Quiet(() => encoder.Tokenize(Passage), 200), "ms");
        Row("word vectors of one passage", Quiet(() => words.Sentence(Passage), 200), "ms");
    }

    private static void Alignment(WordVectors words)
    {
        var random = new Random(2);
        var question = Enumerable.Range(0, 10).Select(i => i * 997).ToArray();
        var passages = Enumerable.Range(0, 300)
            .Select(_ => Enumerable.Range(0, 35).Select(_ => (int)(5 * Math.Exp(random.NextDouble() * Math.Log(words.Count / 5)) - 5)).ToArray()).ToArray();
        Span<float> best = stackalloc float[question.Length];
        new SoftAlignment(words, question).Best(passages[0], best);
        Row($"soft alignment of 10 words with 300 passages of 35 ({passages.SelectMany(p => p).Distinct().Count()} distinct words)", Quiet(Align, 50), "ms");

        void Align()
        {
            var alignment = new SoftAlignment(words, question);
            Span<float> result = stackalloc float[10];
            foreach (var passage in passages) alignment.Best(passage, result);
        }
    }

    private static void Search(int count)
    {
        const int dimensions = BuiltInEmbeddings.Dimensions;
        var random = new Random(3);
        var floats = new float[count * dimensions];
        for (var i = 0; i < floats.Length; i++) floats[i] = random.NextSingle() - 0.5f;
        var numbers = new sbyte[floats.Length];
        var scales = new float[count];
        for (var i = 0; i < count; i++)
            scales[i] = Int8.Quantize(floats.AsSpan(i * dimensions, dimensions), numbers.AsSpan(i * dimensions, dimensions));
        var matrix = new DenseMatrix(numbers, scales, dimensions);
        var query = floats.AsSpan(7 * dimensions, dimensions).ToArray();

        var samples = Samples(count > 50_000 ? 60 : 200, () => BruteForce(floats, query, 50), () => matrix.Top(query, 50));
        foreach (var (what, share) in new[] { ("quiet", 0.2), ("p50", 0.5), ("p99", 0.99) })
            Row($"top 50 of {count:N0} x {dimensions}, {what}: brute force over floats / int8", [.. samples.Select(s => At(s, share))], "ms");
    }

    private static float BruteForce(float[] rows, float[] query, int count)
    {
        var best = new PriorityQueue<int, float>();
        for (var i = 0; i < rows.Length / query.Length; i++)
        {
            var score = TensorPrimitives.Dot<float>(query, rows.AsSpan(i * query.Length, query.Length));
            if (best.Count < count) best.Enqueue(i, score);
            else best.EnqueueDequeue(i, score);
        }

        best.TryPeek(out _, out var worst);
        return worst;
    }

    private static double Quiet(Action action, int times) => Quiet(times, action)[0];

    /// <summary>The fifth of the samples that the rest of the machine disturbed least.</summary>
    private static double[] Quiet(int times, params Action[] actions) => [.. Samples(times, actions).Select(s => At(s, 0.2))];

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    /// <summary>The actions take turns, so that what else the machine does hits all alike.</summary>
    private static double[][] Samples(int times, params Action[] actions)
    {
        var samples = actions.Select(_ => new double[times]).ToArray();
        for (var i = -times / 4 - 3; i < times; i++)
            for (var a = 0; a < actions.Length; a++)
            {
                var time = Timed(actions[a]);
                if (i >= 0) samples[a][i] = time;
            }

        foreach (var sample in samples) Array.Sort(sample);
        return samples;
    }

    private static double Timed(Action action)
    {
        var start = ThreadClock.Milliseconds();
        action();
        return ThreadClock.Milliseconds() - start;
    }

    private static void Row(string what, double value, string unit) => Console.WriteLine($"{what}: {value:0.###} {unit}");

    private static void Row(string what, double[] values, string unit) =>
        Console.WriteLine($"{what}: {string.Join(" / ", values.Select(v => $"{v:0.##}"))} {unit} (ratios {string.Join(" / ", values.Select(v => $"{v / values[0]:0.00}"))})");
}
