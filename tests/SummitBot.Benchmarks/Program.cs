using System.Globalization;
using SummitBot.Benchmarks;

switch (args)
{
    case ["retrieval", var data, .. var options]:
        await RetrievalBenchmark.RunAsync(data, Option(options, "--lang"), Option(options, "--questions"), Option(options, "--glossary"));
        return 0;
    case ["answers", var data, .. var options]:
        await XquadAnswers.RunAsync(data, Option(options, "--lang"));
        return 0;
    case ["fit", _, ..]:
        await ConfidenceFit.RunAsync(args[1..]);
        return 0;
    case ["scale", var data, var passages, .. var options]:
        await ScaleBenchmark.RunAsync(data, int.Parse(passages, CultureInfo.InvariantCulture), Option(options, "--glossary"));
        return 0;
    case ["qdrant", var data, var endpoint]:
        await IndexAgreement.RunAsync(data, endpoint);
        return 0;
    case ["embeddings", .. var rest]:
        return EmbeddingsBenchmark.Run(rest);
    default:
        Console.Error.WriteLine(
            "Usage: retrieval DATA.json [--lang LANGUAGE] [--questions OTHER.json] [--glossary FILE] | answers DATA.json [--lang LANGUAGE] | fit DATA.json ... | scale DATA.json PASSAGES [--glossary FILE] | qdrant DATA.json ENDPOINT | embeddings [DATA.json]");
        return 2;
}

static string? Option(string[] options, string name) => Array.IndexOf(options, name) is var i and >= 0 && i + 1 < options.Length ? options[i + 1] : null;
