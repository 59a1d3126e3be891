using System.Diagnostics;
using System.Text.Json;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Benchmarks.Telegram;

/// <summary>Limits off, bots in processes of their own by turns, bursts of 200 people: <c>telegram [DATA.json ...]</c>.</summary>
internal static class SpeedBenchmark
{
    private const int People = 200;
    private const int Burst = 2_000;
    private const int WarmUp = 3;
    private const int Rounds = 5;

    public static async Task RunAsync(string[] data)
    {
        var echo = await MeasureAsync("echo bot (Telegram.Bot, 16 workers)", Start(EchoBots.Plain), n => $"question {n}?", Burst, Rounds);
        var summit = await MeasureAsync("SummitBot, echoing", Start(EchoBots.Summit), n => $"question {n}?", Burst, Rounds);
        Console.WriteLine($"CPU a reply: {summit / echo:0.00} times the echo bot's");

        if (data.Length == 0) return;
        var sets = data.Select(path => XquadSet.Load(path)).ToArray();
        string[] questions = [.. sets[0].Questions.Select(q => q.Text)];
        var articles = sets.SelectMany(set => set.Articles.Select(a => new { id = $"{set.Language}-{a.Id}", title = a.Title, text = a.Text, language = a.Language })).ToArray();
        await MeasureAsync($"extractive answers over {articles.Length} articles", (server, folder) =>
        {
            var corpus = Directory.CreateDirectory(Path.Combine(folder, "corpus")).FullName;
            File.WriteAllLines(Path.Combine(corpus, "articles.jsonl"), articles.Select(a => JsonSerializer.Serialize(a)));
            return ProgramProcess.Start(
                "serve", "--corpus", corpus, "--data", Path.Combine(folder, "data"), $"--Telegram:BaseUrl={server.BaseUrl}", $"--Telegram:BotToken={server.Token}",
                "--Telegram:MessagesPerSecond=0", "--Limits:QuestionsPerMinute=0");
        }, n => questions[n % questions.Length], Burst / 4, Rounds);
    }

    private static Func<BotApiServer, string, Process> Start(string kind) => (server, folder) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(SpeedBenchmark).Assembly.Location, "telegram-bot", kind, server.BaseUrl, server.Token, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <returns>CPU milliseconds a reply: the median of the rounds.</returns>
    private static async Task<double> MeasureAsync(string name, Func<BotApiServer, string, Process> start, Func<int, string> question, int burst, int rounds)
    {
        await using var server = await BotApiServer.StartAsync(new() { Patience = TimeSpan.FromMinutes(10) });
        var folder = Directory.CreateTempSubdirectory("summitbot-speed-").FullName;
        var chats = Enumerable.Range(0, People).Select(_ => server.PrivateChat()).ToArray();
        using var process = start(server, folder);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            List<(double Cpu, double Rate)> measured = [];
            for (var round = 0; round < WarmUp + rounds; round++)
            {
                var figures = await AskAsync(server, chats, process, question, burst);
                if (round >= WarmUp) measured.Add(figures);
            }

            var cpu = Median(measured.Select(m => m.Cpu));
            Console.WriteLine($"{name}: {cpu:0.000} ms CPU a reply, {Median(measured.Select(m => m.Rate)):0} replies a second");
            return cpu;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Cpu, double Rate)> AskAsync(BotApiServer server, TestChat[] chats, Process process, Func<int, string> question, int burst)
    {
        var (sent, cpu, watch) = (server.ProcessedSends, Cpu(process), Stopwatch.StartNew());
        for (var n = 0; n < burst; n++) chats[n % chats.Length].Say(question(n));
        await server.WaitForSendsAsync(sent + burst, CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        return ((Cpu(process) - cpu).TotalMilliseconds / burst, burst / seconds);
    }

    private static TimeSpan Cpu(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
