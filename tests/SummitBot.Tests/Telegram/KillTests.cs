using System.Diagnostics;
using SummitBot.Telegram;
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

        for (var kill = 0; kill <= Kills; kill++)
        {
            using var process = Serve(server, corpus, Path.Combine(folder, "data"));
            try
            {
                if (kill < Kills) await server.WaitForSendsAsync((kill + 1) * asked.Length / (Kills + 2), Token);
                else await server.WaitUntilAsync(() => server.ProcessedSends >= asked.Length && !asked.Except(Replies(chats)).Any(), "all answers", Token);
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        var repeats = Replies(chats).Count() - asked.Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{repeats} repeats at {Kills} kills");
        Assert.InRange(repeats, 0, Kills * Sender.MostInFlight);
        foreach (var chat in chats)
        {
            var order = chat.BotMessages.Select(m => m.ReplyToId ?? 0).ToArray();
            Assert.Equal(order.Order(), order);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Chat and question of each answer.</summary>
    private static IEnumerable<(TestChat Chat, int Id)> Replies(TestChat[] chats) => chats.SelectMany(chat => chat.BotMessages.Select(m => (chat, m.ReplyToId ?? 0)));

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
