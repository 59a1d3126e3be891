using Microsoft.Extensions.DependencyInjection;
using SummitBot.Answering;
using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;
using SummitBot.Tests.Support.Load;
using SummitBot.Tests.Telegram;

namespace SummitBot.Benchmarks.Telegram;

/// <summary>200 people in 40 groups with Telegram's limits on, at two thirds of what they allow, in virtual time: <c>telegram-load [QUESTIONS]</c>.</summary>
internal static class LoadBenchmark
{
    private const double QuestionsPerSecond = 50 / 3.0;

    public static async Task RunAsync(int questions)
    {
        await RunAsync("no faults", questions, _ => { });
        await RunAsync("5 % 429, 5 % 502, 2 % dropped after processing", questions, faults =>
        {
            faults.Sometimes(new Fault.TooManyRequests(2), .05);
            faults.Sometimes(new Fault.HtmlError(502), .05);
            faults.Sometimes(new Fault.DropAfter(), .02);
        });
    }

    private static async Task RunAsync(string name, int questions, Action<Faults> spoil)
    {
        var time = new VirtualTime();
        await using var server = await BotApiServer.StartAsync(new() { Time = time, Flood = FloodOptions.On });
        await using var bot = await ServedBot.StartAsync(server, (question, token) => AnswerAsync(question, time, token), settings: ("Telegram:MessagesPerSecond", "25"));
        spoil(server.Faults);
        var load = new QuestionLoad(server, time, new LoadPlan(questions, Users: 200, Groups: 40, TimeSpan.FromSeconds(questions / QuestionsPerSecond)));
        var begun = time.GetUtcNow();
        await load.RunAsync(CancellationToken.None);

        var counts = await bot.Services.GetRequiredService<Inbox>().CountAsync();
        Console.WriteLine($"{name}: {questions} questions in {(time.GetUtcNow() - begun).TotalSeconds:0} s of virtual time: {load.Report()}; counted as unsure {counts.Unsure}");
    }

    /// <summary>Half a second on average, up to one.</summary>
    private static async Task<Answer> AnswerAsync(Question question, TimeProvider time, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(question.Text.Sum(c => c) * 37 % 1_000), time, cancellationToken);
        return await ServedBot.Echo(question, cancellationToken);
    }
}
