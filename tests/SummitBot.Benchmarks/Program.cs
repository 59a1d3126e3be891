using System.Globalization;
using SummitBot.Benchmarks;
using SummitBot.Benchmarks.Telegram;

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
    case ["telegram", .. var data]:
        await SpeedBenchmark.RunAsync(data);
        return 0;
    case ["telegram-bot", var kind, var url, var token, var folder]:
        await EchoBots.RunAsync(kind, url, token, folder);
        return 0;
    case ["telegram-load", .. var counts]:
        await LoadBenchmark.RunAsync(Count(counts, 2_000));
        return 0;
    case ["telegram-kill", .. var counts]:
        await KillBenchmark.RunAsync(Count(counts, 60));
        return 0;
    case ["telegram-soak", .. var counts]:
        await SoakBenchmark.RunAsync(Count(counts, 100_000));
        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: retrieval DATA.json [--lang LANGUAGE] [--questions OTHER.json] [--glossary FILE] | answers DATA.json [--lang LANGUAGE] | fit DATA.json ... | scale DATA.json PASSAGES [--glossary FILE] | qdrant DATA.json ENDPOINT | embeddings [DATA.json] | telegram [DATA.json ...] | telegram-load [QUESTIONS] | telegram-kill [KILLS] | telegram-soak [QUESTIONS]");
        return 2;
}

static int Count(string[] counts, int usual) => counts is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : usual;

static string? Option(string[] options, string name) => Array.IndexOf(options, name) is var i and >= 0 && i + 1 < options.Length ? options[i + 1] : null;
