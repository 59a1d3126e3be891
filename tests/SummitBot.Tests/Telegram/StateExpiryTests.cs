using Microsoft.Extensions.DependencyInjection;
using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

public class StateExpiryTests
{
    [Fact]
    public async Task What_the_settings_keep_no_longer_leaves_the_database_though_nobody_asks()
    {
        var token = TestContext.Current.CancellationToken;
        var time = new VirtualTime();
        await using var server = await BotApiServer.StartAsync(new() { Time = time }, token);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:AnswerDays", "1"));
        var database = bot.Services.GetRequiredService<StateDatabase>();
        var chat = server.PrivateChat();

        chat.Say("who came?");
        await chat.NextAsync(token);
        Assert.Equal(2, await RowsAsync());
        time.Advance(TimeSpan.FromHours(26));
        for (; await RowsAsync() > 0; await Task.Delay(1, token)) { }

        Task<long> RowsAsync() => database.RunAsync(db => db.Scalar("SELECT (SELECT count(*) FROM answers) + (SELECT count(*) FROM turns)"));
    }
}
