using System.Diagnostics;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

public class KillTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_on_the_way_the_bot_loses_no_question_and_repeats_no_more_than_was_in_flight()
    {
        const int Chats = 100, Questions = 10, Kills = 10;
        var folder = ServedBot.NewFolder();
        var corpus = Directory.CreateDirectory(Path.Combine(folder, "corpus")).FullName;
        await File.WriteAllTextAsync(Path.Combine(corpus, "visit.md"), "The minister arrived in the capital on Tuesday. He was met by the president at the airport.", Token);
        await using var server = await BotApiServer.StartAsync(new() { Patience = TimeSpan.FromMinutes(3), ReplyDelay = TimeSpan.FromMilliseconds(50) }, Token);
        var chats = Enumerable.Range(0, Chats).Select(_ => server.PrivateChat()).ToArray();
        var asked = chats.SelectMany(chat => Enumerable.Range(0, Questions).Select(_ => (chat, Id: chat.Say("Who met the minister at the airport?")))).ToArray();

        List<DateTimeOffset> kills = [];
        for (var kill = 0; kill <= Kills; kill++)
        {
            using var process = Serve(server, corpus, Path.Combine(folder, "data"));
            try
            {
                await server.WaitForSendsAsync(kill == Kills ? asked.Length : (kill + 1) * asked.Length / (Kills + 2), Token);
                if (kill == Kills) await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(500), Token);
            }
            finally
            {
                kills.Add(server.Options.Time.GetUtcNow());
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        var replies = chats.SelectMany(chat => chat.BotMessages.Select(m => (chat, Id: m.ReplyToId ?? 0))).ToArray();
        // A kill takes a few milliseconds to strike, and an answer a few to be written down.
        var inFlight = kills.SkipLast(1).Sum(moment => server.Calls.SendsInFlightAt(moment, TimeSpan.FromMilliseconds(50)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{replies.Length - asked.Length} repeats, {inFlight} sends in flight at {Kills} kills");
        Assert.Empty(asked.Except(replies));
        Assert.InRange(replies.Length - asked.Length, 0, inFlight);
        foreach (var chat in chats)
        {
            var order = chat.BotMessages.Select(m => m.ReplyToId ?? 0).ToArray();
            Assert.Equal(order.Order(), order);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Process Serve(BotApiServer server, string corpus, string data)
    {
        var process = ProgramProcess.Start(
            "serve", "--corpus", corpus, "--data", data, $"--Telegram:BaseUrl={server.BaseUrl}", $"--Telegram:BotToken={server.Token}",
            "--Telegram:MessagesPerSecond=0", "--Limits:QuestionsPerMinute=0");
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }
}
