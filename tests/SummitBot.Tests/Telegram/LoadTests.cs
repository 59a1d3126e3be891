using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SummitBot.Answering;
using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;
using SummitBot.Tests.Support.Load;

namespace SummitBot.Tests.Telegram;

/// <summary>Many people at once, with Telegram's limits on. The benchmarks run the same with more questions.</summary>
public class LoadTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_load_every_question_is_answered_once_and_most_are_reacted_to_within_a_second()
    {
        await using var server = await StartServerAsync();
        await using var bot = await ServedBot.StartAsync(server, SlowEcho, settings: ("Telegram:MessagesPerSecond", "25"));

        var report = await AskAsync(server);

        Assert.Equal((0, 0, 0), (report.Lost, report.Repeats, report.Refused));
        Assert.True(report.Percentile(50) < TimeSpan.FromSeconds(1), report.ToString());
    }

    [Fact]
    public async Task Failing_calls_under_load_lose_nothing_and_repeat_only_what_was_dropped()
    {
        await using var server = await StartServerAsync();
        await using var bot = await ServedBot.StartAsync(server, SlowEcho, settings: ("Telegram:MessagesPerSecond", "25"));
        server.Faults.Sometimes(new Fault.TooManyRequests(2), .05);
        server.Faults.Sometimes(new Fault.HtmlError(502), .05);
        server.Faults.Sometimes(new Fault.DropAfter(), .02);

        var report = await AskAsync(server);

        Assert.Equal((0, 0), (report.Lost, report.Early));
        Assert.InRange(report.Repeats, 0, report.Dropped);
        Assert.Equal(report.Dropped, (await bot.Services.GetRequiredService<Inbox>().CountAsync()).Unsure);
    }

    private Task<BotApiServer> StartServerAsync() => BotApiServer.StartAsync(new() { Time = _time, Flood = FloodOptions.On }, Token);

    private async Task<LoadReport> AskAsync(BotApiServer server)
    {
        var load = new QuestionLoad(server, _time, new LoadPlan(Questions: 100, Users: 200, Groups: 40, Over: TimeSpan.FromSeconds(6)));
        await load.RunAsync(Token);
        return load.Report();
    }

    private async Task<Answer> SlowEcho(Question question, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(int.Parse(question.Text.AsSpan(9, question.Text.Length - 10), CultureInfo.InvariantCulture) * 37 % 1_000), _time, cancellationToken);
        return await ServedBot.Echo(question, cancellationToken);
    }
}
