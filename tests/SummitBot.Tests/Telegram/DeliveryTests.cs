using System.Diagnostics;
using SummitBot.Answering;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

/// <summary>Bursts, crashes, floods and broken connections: nothing lost, nothing doubled that need not be.</summary>
public class DeliveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_is_answered_once_each_in_order_within_each_chat()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chats = Enumerable.Range(0, 100).Select(_ => server.PrivateChat()).ToArray();

        for (var n = 0; n < 10; n++)
            foreach (var chat in chats) chat.Say($"question {n}?");
        await server.WaitForSendsAsync(1_000, Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        foreach (var chat in chats) AssertAnsweredOnceInOrder(chat, 10);
    }

    [Fact]
    public async Task A_slow_chat_does_not_hold_up_the_others()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var release = new TaskCompletionSource();
        await using var bot = await ServedBot.StartAsync(server, async (question, token) =>
        {
            if (question.Text == "slow?") await release.Task.WaitAsync(token);
            return await ServedBot.Echo(question, token);
        });
        var (slow, quick) = (server.PrivateChat(), server.PrivateChat());

        slow.Say("slow?");
        slow.Say("next?");
        quick.Say("quick?");
        await quick.NextAsync(Token);
        Assert.Empty(slow.BotMessages);
        release.SetResult();

        Assert.StartsWith("slow?", (await slow.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.StartsWith("next?", (await slow.NextAsync(Token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_unanswered_at_a_stop_are_answered_after_the_next_start()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var folder = ServedBot.NewFolder();
        var chats = Enumerable.Range(0, 20).Select(_ => server.PrivateChat()).ToArray();
        await using (await ServedBot.StartAsync(server, (_, token) => Forever(token), folder))
        {
            for (var n = 0; n < 3; n++)
                foreach (var chat in chats) chat.Say($"question {n}?");
            await server.WaitUntilAllConfirmedAsync(Token);
        }

        Assert.Equal(0, server.ProcessedSends);
        await using (await ServedBot.StartAsync(server, folder: folder))
        {
            await server.WaitForSendsAsync(60, Token);
            await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);
        }

        foreach (var chat in chats) AssertAnsweredOnceInOrder(chat, 3);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_stop_waits_for_the_answer_in_work()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var bot = await ServedBot.StartAsync(server, async (question, token) =>
        {
            begun.SetResult();
            await go.Task.WaitAsync(token);
            return await ServedBot.Echo(question, token);
        });
        var chat = server.PrivateChat();
        chat.Say("in work?");
        await begun.Task.WaitAsync(Token);

        var stopping = bot.DisposeAsync().AsTask();
        go.SetResult();
        await stopping;

        Assert.StartsWith("in work?", Assert.Single(chat.BotMessages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_whose_connection_broke_before_or_after_it_was_taken_is_sent_again_once_each()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (before, after) = (server.PrivateChat(), server.PrivateChat());

        server.Faults.Next(new Fault.DropBefore(), "sendMessage");
        before.Say("before?");
        await before.WaitForAsync(1, Token);
        server.Faults.Next(new Fault.DropAfter(), "sendMessage");
        after.Say("after?");
        await after.WaitForAsync(2, Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        Assert.Single(before.BotMessages);
        Assert.Equal(2, after.BotMessages.Count);
    }

    [Fact]
    public async Task Failures_that_certainly_delivered_nothing_are_waited_out()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        server.Faults.Next(new Fault.HtmlError(502), "sendMessage");
        server.Faults.Next(new Fault.JsonError(500, "Internal Server Error"), "sendMessage");
        chat.Say("one?");
        await chat.WaitForAsync(1, Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        Assert.Single(chat.BotMessages);
    }

    [Fact]
    public async Task Flood_control_is_obeyed_to_the_letter_and_holds_up_only_its_chat()
    {
        var time = new VirtualTime();
        await using var server = await BotApiServer.StartAsync(new() { Time = time }, Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (flooded, other) = (server.PrivateChat(), server.PrivateChat());

        server.Faults.Next(new Fault.TooManyRequests(2), "sendMessage");
        flooded.Say("one?");
        flooded.Say("two?");
        await server.WaitUntilAsync(() => server.Flood.Refused == 1, "the refusal", Token);
        other.Say("other?");
        await other.NextAsync(Token);
        Assert.Empty(flooded.BotMessages);

        await time.PassUntilAsync(() => flooded.ProcessedSends == 2, server, Token);
        Assert.Empty(server.Flood.EarlyCalls);
    }

    [Fact]
    public async Task Own_pacing_keeps_within_Telegrams_limits()
    {
        var time = new VirtualTime();
        await using var server = await BotApiServer.StartAsync(new() { Flood = FloodOptions.On, Time = time }, Token);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:MessagesPerSecond", "25"));
        var people = Enumerable.Range(0, 40).Select(_ => server.PrivateChat()).ToArray();
        var group = server.Supergroup("Summit", people.Select(p => p.Partner!));

        foreach (var chat in people) chat.Say("one?");
        foreach (var chat in people[..5])
            for (var n = 0; n < 4; n++) chat.Say("more?");
        foreach (var chat in people[..25]) group.Say(chat.Partner!, "/ask all?");
        await time.PassUntilAsync(() => server.ProcessedSends == 85, server, Token);

        Assert.Equal(0, server.Flood.Refused);
    }

    [Fact]
    public async Task Polling_survives_every_failure_and_loses_nothing()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var chat = server.PrivateChat();
        server.Faults.Next(new Fault.DropAfter(), "getUpdates");
        server.Faults.Next(new Fault.HtmlError(502), "getUpdates");
        server.Faults.Next(new Fault.TooManyRequests(1), "getUpdates");
        server.Faults.Next(new Fault.JsonError(409, "Conflict: terminated by other getUpdates request"), "getUpdates");
        await using var bot = await ServedBot.StartAsync(server);

        chat.Say("still there?");

        Assert.StartsWith("still there?", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Single(bot.Log.Lines, l => l.Line.Contains("Another program polls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redelivered_updates_are_answered_once_and_a_jump_of_ids_loses_nothing()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        server.Updates.RepeatNext(3);
        chat.Say("one?");
        await chat.NextAsync(Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);
        server.Updates.JumpTo(5);
        chat.Say("two?");
        Assert.StartsWith("two?", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);
        Assert.Equal(2, server.ProcessedSends);
    }

    private static async Task<Answer> Forever(CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token);
        throw new UnreachableException();
    }

    private static void AssertAnsweredOnceInOrder(TestChat chat, int count) => Assert.Equal(
        Enumerable.Range(0, count).Select(n => $"question {n}? [1]"), chat.BotMessages.Select(m => m.Text.Split('\n')[0]));
}
