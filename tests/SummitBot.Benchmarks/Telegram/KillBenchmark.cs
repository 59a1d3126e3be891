using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Benchmarks.Telegram;

/// <summary>The real program, asked without a pause and killed again and again, a second after it began to poll: <c>telegram-kill [KILLS]</c>.</summary>
internal static class KillBenchmark
{
    private const int People = 100;
    private const int Waiting = 300;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(int kills)
    {
        var folder = Directory.CreateTempSubdirectory("summitbot-kill-").FullName;
        var corpus = Directory.CreateDirectory(Path.Combine(folder, "corpus")).FullName;
        await File.WriteAllTextAsync(Path.Combine(corpus, "visit.md"), "The minister arrived in the capital on Tuesday. He was met by the president at the airport.");
        await using var server = await BotApiServer.StartAsync(new() { Patience = TimeSpan.FromMinutes(10), ReplyDelay = TimeSpan.FromMilliseconds(50) });
        var chats = Enumerable.Range(0, People).Select(_ => server.PrivateChat()).ToArray();
        var asked = new List<(TestChat Chat, int Id)>();

        for (var kill = 0; kill <= kills; kill++)
        {
            for (var n = server.ProcessedSends; asked.Count < n + Waiting && kill < kills;) Ask();
            using var process = ProgramProcess.Start(
                "serve", "--corpus", corpus, "--data", Path.Combine(folder, "data"), $"--Telegram:BaseUrl={server.BaseUrl}", $"--Telegram:BotToken={server.Token}",
                "--Telegram:MessagesPerSecond=0", "--Limits:QuestionsPerMinute=0");
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            var polls = server.Calls.Of("getUpdates").Count;
            await server.WaitUntilAsync(() => server.Calls.Of("getUpdates").Count > polls, "a poll", CancellationToken.None);
            if (kill < kills) await AskForAsync(Life, Ask);
            else await server.WaitUntilAsync(() => server.ProcessedSends >= asked.Count && !asked.Except(Replies()).Any(), "all answers", CancellationToken.None);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        var disorder = chats.Count(chat => !chat.BotMessages.Select(m => m.ReplyToId ?? 0).SequenceEqual(chat.BotMessages.Select(m => m.ReplyToId ?? 0).Order()));
        Console.WriteLine(
            $"{asked.Count} questions, {kills} kills: lost {asked.Except(Replies()).Count()}, repeats {Replies().Count() - asked.Count} "
            + $"(at most {Sender.MostInFlight} on their way at each kill), chats answered out of order {disorder}");
        Directory.Delete(folder, recursive: true);

        void Ask() => asked.Add((chats[asked.Count % People], chats[asked.Count % People].Say("Who met the minister at the airport?")));
        IEnumerable<(TestChat Chat, int Id)> Replies() => chats.SelectMany(chat => chat.BotMessages.Select(m => (chat, m.ReplyToId ?? 0)));
    }

    private static async Task AskForAsync(TimeSpan time, Action ask)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(until) < time)
        {
            ask();
            await Task.Delay(10);
        }
    }
}
