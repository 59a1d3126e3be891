using System.Collections.Concurrent;
using SummitBot.Answering;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

/// <summary>What strangers may ask of the bot, as they see it.</summary>
public class LimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_group_is_told_once_and_private_chats_go_on()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Limits:GroupQuestionsPerMinute", "2"));
        var people = Enumerable.Range(0, 5).Select(_ => server.AddPerson(languageCode: "tr")).ToArray();
        var group = server.Supergroup("Summit", people);

        foreach (var person in people) group.Say(person, "/ask who?");
        var replies = await group.WaitForAsync(3, Token);
        var chat = server.PrivateChat(people[4]);
        chat.Say("who?");
        await chat.NextAsync(Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        Assert.Equal("Bu grupta dakikada en fazla 2 soru sorulabilir. Lütfen biraz bekleyip yeniden sorun.", replies[2].Text);
        Assert.Equal(3, group.BotMessages.Count);
    }

    [Fact]
    public async Task A_stranger_cannot_queue_more_than_may_wait_and_hears_so_at_once()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var gate = new Gate();
        var (stranger, admin) = (server.PrivateChat(), server.PrivateChat());
        await using var bot = await ServedBot.StartAsync(
            server, gate.AnswerAsync, settings: [("Limits:WaitingQuestions", "2"), ("Telegram:AdminIds", $"{admin.Partner!.Id}")]);
        stranger.Say("slow 1?");
        await gate.Running("slow 1?").WaitAsync(Token);

        for (var n = 2; n <= 6; n++) stranger.Say($"more {n}?");
        Assert.StartsWith("2 questions of yours are waiting already", (await stranger.NextAsync(Token)).Text, StringComparison.Ordinal);
        for (var n = 1; n <= 6; n++) admin.Say($"mine {n}?");
        await admin.WaitForAsync(6, Token);
        gate.Open.SetResult();

        var answers = await stranger.WaitForAsync(4, Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);
        Assert.Equal(["slow 1? [1]", "more 2? [1]", "more 3? [1]"], answers.Skip(1).Select(a => a.Text.Split('\n')[0]));
        Assert.Equal(4, stranger.BotMessages.Count);
    }

    [Fact]
    public async Task One_question_of_a_person_runs_at_a_time_in_whichever_chats_and_holds_up_nobody_else()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var gate = new Gate();
        await using var bot = await ServedBot.StartAsync(server, gate.AnswerAsync);
        var (ann, ben) = (server.AddPerson(), server.AddPerson());
        var (chat, one, two) = (server.PrivateChat(ann), server.Supergroup("One", ann, ben), server.Supergroup("Two", ann, ben));
        chat.Say("slow 1?");
        await gate.Running("slow 1?").WaitAsync(Token);

        var second = one.Say(ann, "/ask second?");
        var bens = one.Say(ben, "/ask ben?");
        await one.ReplyToAsync(bens, Token);
        var third = two.Say(ann, "/ask third?");
        await server.WaitUntilAllConfirmedAsync(Token);
        Assert.Empty(one.RepliesTo(second));
        gate.Open.SetResult();

        await one.ReplyToAsync(second, Token);
        await two.ReplyToAsync(third, Token);
        Assert.Equal(["slow 1?", "ben?", "second?", "third?"], gate.Started);
    }

    [Fact]
    public async Task A_question_called_off_while_it_waits_for_another_chat_leaves_the_turn_to_the_next()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var gate = new Gate();
        await using var bot = await ServedBot.StartAsync(server, gate.AnswerAsync);
        var ann = server.AddPerson();
        var (chat, one, two) = (server.PrivateChat(ann), server.Supergroup("One", ann), server.Supergroup("Two", ann));
        chat.Say("slow 1?");
        await gate.Running("slow 1?").WaitAsync(Token);
        var second = one.Say(ann, "/ask second?");
        var third = two.Say(ann, "/ask third?");
        await one.ReplyToAsync(one.Say(ann, "/cancel"), Token);

        gate.Open.SetResult();

        await two.ReplyToAsync(third, Token);
        Assert.Empty(one.RepliesTo(second));
    }

    [Fact]
    public async Task A_flood_of_commands_is_left_without_a_word_and_one_of_taps_without_effect()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Limits:ActionsPerMinute", "3"));
        var (flooder, other) = (server.PrivateChat(), server.PrivateChat());

        for (var n = 0; n < 10; n++) flooder.Say("/id");
        await flooder.WaitForAsync(3, Token);
        var taps = Enumerable.Range(0, 5).Select(_ => server.Callbacks.Tap(flooder, flooder.Partner!, flooder.BotMessages[0].Id, "x:1")).ToArray();
        other.Say("/id");
        await other.NextAsync(Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        Assert.Equal(3, flooder.BotMessages.Count);
        // Answered, or the button would spin on.
        Assert.All(taps, t => Assert.True(server.Callbacks.Find(t).IsAnswered));
    }

    /// <summary>Questions that begin with "slow" wait until it opens.</summary>
    private sealed class Gate
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> _running = new();

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Started { get; } = new();

        public Task Running(string question) => Of(question).Task;

        public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
        {
            Started.Enqueue(question.Text);
            Of(question.Text).TrySetResult();
            if (question.Text.StartsWith("slow", StringComparison.Ordinal)) await Open.Task.WaitAsync(cancellationToken);
            return await ServedBot.Echo(question, cancellationToken);
        }

        private TaskCompletionSource Of(string question) => _running.GetOrAdd(question, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
