using Microsoft.Extensions.DependencyInjection;
using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;
using SummitBot.Tests.Support.Load;
using SummitBot.Tests.Telegram;

namespace SummitBot.Benchmarks.Telegram;

/// <summary>Three days of questions in virtual time, twenty at a moment, finished updates kept for one: <c>telegram-soak [QUESTIONS]</c>.</summary>
internal static class SoakBenchmark
{
    private const int Stretches = 12;

    public static async Task RunAsync(int questions)
    {
        var folder = ServedBot.NewFolder();
        var time = new VirtualTime();
        await using var server = await BotApiServer.StartAsync(new() { Time = time, CallsKept = 1_000, MessagesKept = 4 });
        await using (var bot = await ServedBot.StartAsync(
            server, folder: folder, settings: [("Telegram:MessagesPerSecond", "1000"), ("Telegram:InboxDays", "1"), ("Limits:QuestionsPerMinute", "1000"), ("Telegram:PollTimeoutSeconds", "50")]))
        {
            var plan = new LoadPlan(questions / Stretches, Users: 200, Groups: 40, TimeSpan.FromDays(3) / Stretches) { AtOnce = 20 };
            var begun = time.GetUtcNow();
            var load = new QuestionLoad(server, time, plan);
            for (var stretch = 1; stretch <= Stretches; stretch++)
            {
                await load.AskAllAsync(CancellationToken.None);
                bot.Log.Forget();
                Console.WriteLine($"{(time.GetUtcNow() - begun).TotalHours,5:0.0} h {server.ProcessedSends,7} answers  {await StateAsync(bot, folder)}");
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> StateAsync(ServedBot bot, string folder)
    {
        var rows = await bot.Services.GetRequiredService<StateDatabase>().RunAsync(db =>
            string.Join(", ", db.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'", r => r.GetString(0))
                .Select(table => $"{table} {db.Scalar($"SELECT count(*) FROM {table}")}")));
        var bytes = new DirectoryInfo(folder).EnumerateFiles("state.db*").Sum(f => f.Length);
        return $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:0.0} MB held, database {bytes / 1e6:0.0} MB ({rows}), chats paced {bot.Services.GetRequiredService<Pacing>().Chats}";
    }
}
