using Microsoft.Extensions.Time.Testing;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SummitBot.Tests.Support;

public sealed class BotApiFaultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_takes_a_short_burst_and_then_one_message_a_second()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Flood = FloodOptions.On, Time = time }, Cancelled);
        var bot = server.Client();
        var chat = server.PrivateChat();
        for (var i = 0; i < 5; i++)
            await bot.SendMessage(chat.Id, $"burst {i}", cancellationToken: Cancelled);

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => bot.SendMessage(chat.Id, "too soon", cancellationToken: Cancelled));
        time.Advance(TimeSpan.FromSeconds(1));
        await bot.SendMessage(chat.Id, "in time", cancellationToken: Cancelled);

        Assert.Equal((429, 1), (refusal.ErrorCode, refusal.Parameters?.RetryAfter));
        Assert.Equal("Too Many Requests: retry after 1", refusal.Message);
        Assert.Equal(6, chat.ProcessedSends);
        Assert.Empty(server.Flood.EarlyCalls);
    }

    [Fact]
    public async Task Hammering_makes_the_wait_longer_and_is_noted()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Flood = FloodOptions.On, Time = time }, Cancelled);
        var bot = server.Client();
        var chat = server.PrivateChat();
        var waits = new List<int?>();
        for (var i = 0; i < 9; i++)
        {
            try
            {
                await bot.SendMessage(chat.Id, $"{i}", cancellationToken: Cancelled);
            }
            catch (ApiRequestException e)
            {
                waits.Add(e.Parameters?.RetryAfter);
            }
        }

        Assert.Equal([1, 2, 4, 8], waits);
        Assert.Equal(3, server.Flood.EarlyCalls.Count);
        Assert.All(server.Flood.EarlyCalls, call => Assert.Equal(chat.Id, call.ChatId));
    }

    [Fact]
    public async Task A_group_takes_twenty_messages_and_edits_a_minute()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Flood = FloodOptions.On, Time = time }, Cancelled);
        var bot = server.Client();
        var group = server.Supergroup("Readers", server.AddPerson());
        var message = await bot.SendMessage(group.Id, "0", cancellationToken: Cancelled);
        var edits = 0;
        ApiRequestException? refusal = null;
        while (refusal is null)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            try
            {
                await bot.EditMessageText(group.Id, message.Id, $"{++edits}", cancellationToken: Cancelled);
            }
            catch (ApiRequestException e)
            {
                refusal = e;
            }
        }

        // Twenty at once, and one more for every three seconds that passed meanwhile.
        Assert.Equal(429, refusal.ErrorCode);
        Assert.InRange(edits, 28, 31);
    }

    [Fact]
    public async Task All_chats_together_take_thirty_messages_a_second()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Flood = FloodOptions.On, Time = time }, Cancelled);
        var bot = server.Client();
        for (var i = 0; i < 30; i++)
            await bot.SendMessage(server.PrivateChat().Id, "hello", cancellationToken: Cancelled);

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(
            () => bot.SendMessage(server.PrivateChat().Id, "one too many", cancellationToken: Cancelled));

        Assert.Equal(429, refusal.ErrorCode);
    }

    [Fact]
    public async Task A_call_dropped_after_processing_took_effect_though_the_client_cannot_know()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        var bot = server.Client();
        var chat = server.PrivateChat();
        server.Faults.Next(new Fault.DropAfter(), "sendMessage");
        server.Faults.Next(new Fault.DropBefore(), "sendMessage");

        await Assert.ThrowsAsync<RequestException>(() => bot.SendMessage(chat.Id, "taken", cancellationToken: Cancelled));
        await Assert.ThrowsAsync<RequestException>(() => bot.SendMessage(chat.Id, "lost", cancellationToken: Cancelled));
        await server.WaitUntilAsync(() => server.Calls.InFlight == 0, "the calls to end", Cancelled);

        Assert.Equal(["taken"], chat.BotMessages.Select(message => message.Text));
        Assert.Equal(CallOutcome.DroppedAfter, Assert.Single(server.Calls.ProcessedUnknownToClient()).Outcome);
        Assert.Equal([CallOutcome.DroppedAfter, CallOutcome.DroppedBefore], server.Calls.Of("sendMessage").Select(call => call.Outcome));
    }

    [Fact]
    public async Task A_client_that_vanishes_during_a_send_leaves_a_processed_call_behind()
    {
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { ReplyDelay = TimeSpan.FromMinutes(1) }, Cancelled);
        var chat = server.PrivateChat();
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var sending = server.Client().SendMessage(chat.Id, "taken", cancellationToken: killed.Token);
        await chat.WaitForAsync(1, Cancelled);
        Assert.Equal(1, server.Calls.InFlight);

        var moment = TimeProvider.System.GetUtcNow();
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await server.WaitUntilAsync(() => server.Calls.InFlight == 0, "the call to end", Cancelled);

        Assert.Equal(CallOutcome.ClientVanished, Assert.Single(server.Calls.ProcessedUnknownToClient()).Outcome);
        Assert.Equal(1, server.Calls.SendsInFlightAt(moment, TimeSpan.Zero));
        Assert.Equal(0, server.Calls.SendsInFlightAt(moment + TimeSpan.FromHours(1), TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_proxy_in_front_may_answer_with_a_page(int status)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        var bot = server.Client();
        server.Faults.Next(new Fault.HtmlError(status), "getMe");

        await Assert.ThrowsAnyAsync<RequestException>(() => bot.GetMe(Cancelled));

        Assert.Equal(server.Bot.Id, (await bot.GetMe(Cancelled)).Id);
    }

    [Fact]
    public async Task A_flood_fault_asks_for_a_wait_and_notes_who_does_not_keep_it()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        var bot = server.Client();
        var chat = server.PrivateChat();
        server.Faults.Next(new Fault.TooManyRequests(30), "sendMessage");

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => bot.SendMessage(chat.Id, "refused", cancellationToken: Cancelled));
        await bot.SendMessage(chat.Id, "too early", cancellationToken: Cancelled);

        Assert.Equal(30, refusal.Parameters?.RetryAfter);
        Assert.Equal(chat.Id, Assert.Single(server.Flood.EarlyCalls).ChatId);
    }

    [Fact]
    public async Task A_slow_body_arrives_whole()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        server.Faults.Next(new Fault.SlowBody(TimeSpan.FromMilliseconds(50)), "getMe");

        var me = await server.Client().GetMe(Cancelled);

        Assert.Equal(server.Options.BotName, me.Username);
    }

    [Fact]
    public async Task Confirmed_updates_can_be_delivered_once_more()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        var bot = server.Client();
        server.PrivateChat().Say("once or twice");
        server.Updates.RepeatNext(1);

        var first = Assert.Single(await bot.GetUpdates(cancellationToken: Cancelled));
        var repeated = Assert.Single(await bot.GetUpdates(offset: first.Id + 1, cancellationToken: Cancelled));
        var then = await bot.GetUpdates(offset: first.Id + 1, cancellationToken: Cancelled);

        Assert.Equal(first.Id, repeated.Id);
        Assert.Empty(then);
    }

    [Fact]
    public async Task Faults_by_chance_are_the_same_for_the_same_seed()
    {
        async Task<string> OutcomesAsync()
        {
            await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Seed = 7 }, Cancelled);
            var bot = server.Client();
            server.Faults.Sometimes(new Fault.JsonError(500, "Internal Server Error"), 0.5);
            var outcomes = "";
            for (var i = 0; i < 20; i++)
                outcomes += await bot.GetMe(Cancelled).ContinueWith(call => call.IsFaulted ? 'x' : '.', TaskScheduler.Default);

            return outcomes;
        }

        var outcomes = await OutcomesAsync();

        Assert.Contains('x', outcomes);
        Assert.Contains('.', outcomes);
        Assert.Equal(outcomes, await OutcomesAsync());
    }

    [Fact]
    public async Task Whoever_repeats_an_offset_is_slowed_down_when_guards_are_on()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { CrashLoopGuards = true, Time = time }, Cancelled);
        var bot = server.Client();
        var chat = server.PrivateChat();
        chat.Say("first");
        chat.Say("second");

        var all = await bot.GetUpdates(cancellationToken: Cancelled);
        var one = await bot.GetUpdates(cancellationToken: Cancelled);

        Assert.Equal(2, all.Length);
        Assert.Single(one);
    }
}
