using System.Globalization;
using SummitBot.Benchmarks;

switch (args)
{
    case ["retrieval", var data, .. var options]:
        await RetrievalBenchmark.RunAsync(data, Language(options));
        return 0;
    case ["answers", var data, .. var options]:
        await XquadAnswers.RunAsync(data, Language(options));
        return 0;
    case ["fit", var data]:
        await ConfidenceFit.RunAsync(data);
        return 0;
    case ["scale", var data, var passages]:
        await ScaleBenchmark.RunAsync(data, int.Parse(passages, CultureInfo.InvariantCulture));
        return 0;
    case ["embeddings", .. var rest]:
        return EmbeddingsBenchmark.Run(rest);
    default:
        Console.Error.WriteLine(
            "Usage: retrieval DATA.json [--lang LANGUAGE] | answers DATA.json [--lang LANGUAGE] | fit DATA.json | scale DATA.json PASSAGES | embeddings [DATA.json]");
        return 2;
}

static string? Language(string[] options) => options is ["--lang", var language] ? language : null;
