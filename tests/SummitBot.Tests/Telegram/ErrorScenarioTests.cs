using System.Diagnostics;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

/// <summary>Each error that Telegram answers to a send, in each kind of chat.</summary>
public class ErrorScenarioTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Places => ["private", "group", "supergroup", "topic", "channel-linked"];

    public static TheoryData<string, string> ClosedChats => new()
    {
        { "private", "Forbidden: bot was blocked by the user" },
        { "private", "Forbidden: user is deactivated" },
        { "private", "Forbidden: bot can't initiate conversation with a user" },
        { "group", "Forbidden: bot was kicked from the group chat" },
        { "supergroup", "Forbidden: bot was kicked from the supergroup chat" },
        { "topic", "Forbidden: bot is not a member of the supergroup chat" },
        { "channel-linked", "Bad Request: not enough rights to send text messages to the chat" },
        { "group", "Bad Request: CHAT_WRITE_FORBIDDEN" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Told_to_wait_the_bot_waits_and_sends_once(string place)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var at = Place.Of(place, server);
        server.Faults.Next(new Fault.TooManyRequests(1), "sendMessage");
        var clock = Stopwatch.StartNew();

        var asked = at.Ask("who?");

        await at.Chat.ReplyToAsync(asked, Token);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 20);
        Assert.Equal([429, 200], server.Calls.Of("sendMessage").Select(c => c.Status));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_failing_server_and_a_broken_connection_cost_no_answer(string place)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var at = Place.Of(place, server);
        server.Faults.Next(new Fault.HtmlError(502), "sendMessage");
        server.Faults.Next(new Fault.DropBefore(), "sendMessage");

        var asked = at.Ask("who?");

        var answer = await at.Chat.ReplyToAsync(asked, Token);
        Assert.Equal(at.Topic, answer.ThreadId);
        Assert.Single(at.Chat.BotMessages);
    }

    [Theory]
    [MemberData(nameof(ClosedChats))]
    public async Task A_closed_chat_is_given_up_at_once_and_served_again_when_it_writes(string place, string description)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var at = Place.Of(place, server);
        server.Faults.Next(new Fault.JsonError(description.StartsWith("Bad", StringComparison.Ordinal) ? 400 : 403, description), "sendMessage");

        at.Ask("one?");
        await server.WaitUntilAsync(() => server.Calls.Of("sendMessage").Any(c => !c.Succeeded), "the refusal", Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);
        Assert.Single(server.Calls.Of("sendMessage"));
        var two = at.Ask("two?");

        Assert.StartsWith("two? [1]", (await at.Chat.ReplyToAsync(two, Token)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_question_deleted_meanwhile_is_answered_without_replying_to_it(string place)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var at = Place.Of(place, server);
        var asked = 0;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bot = await ServedBot.StartAsync(server, async (question, token) =>
        {
            await ready.Task.WaitAsync(token);
            at.Chat.Delete(asked);
            return await ServedBot.Echo(question, token);
        });

        asked = at.Ask("who?");
        ready.SetResult();

        var answer = await at.Chat.NextAsync(Token);
        Assert.Null(answer.ReplyToId);
        Assert.Equal(at.Topic, answer.ThreadId);
    }

    [Theory]
    [InlineData("Bad Request: message thread not found")]
    [InlineData("Bad Request: TOPIC_DELETED")]
    [InlineData("Bad Request: TOPIC_CLOSED")]
    public async Task What_cannot_go_to_its_topic_goes_to_the_chat(string description)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var at = Place.Of("topic", server);
        server.Faults.Next(new Fault.JsonError(400, description), "sendMessage");

        at.Ask("who?");

        var answer = await at.Chat.NextAsync(Token);
        Assert.StartsWith("who? [1]", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.ThreadId);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_Telegram_will_never_take_is_given_up_and_the_next_question_answered(string place)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var at = Place.Of(place, server);
        server.Faults.Next(new Fault.JsonError(400, "Bad Request: something new"), "sendMessage");

        at.Ask("one?");
        var two = at.Ask("two?");

        Assert.StartsWith("two? [1]", (await at.Chat.ReplyToAsync(two, Token)).Text, StringComparison.Ordinal);
        Assert.Equal([400, 200], server.Calls.Of("sendMessage").Select(c => c.Status));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task An_edit_takes_the_old_answers_place_and_a_message_that_is_gone_is_sent_anew(string place)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var at = Place.Of(place, server);
        var asked = at.Ask("one?");
        var answer = await at.Chat.ReplyToAsync(asked, Token);

        server.Faults.Next(new Fault.TooManyRequests(1), "editMessageText");
        at.Chat.Edit(asked, at.Worded("two?"));
        await server.WaitUntilAsync(() => at.Chat.Find(answer.Id)!.Edits == 1, "the edit", Token);
        server.Faults.Next(new Fault.JsonError(400, "Bad Request: message to edit not found"), "editMessageText");
        at.Chat.Edit(asked, at.Worded("three?"));

        await server.WaitUntilAsync(() => at.Chat.BotMessages.Count == 2, "a new message", Token);
        Assert.StartsWith("two? [1]", at.Chat.BotMessages[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("three? [1]", at.Chat.BotMessages[1].Text, StringComparison.Ordinal);
        Assert.Equal(at.Topic, at.Chat.BotMessages[1].ThreadId);
    }

    /// <summary>Somebody somewhere who asks as one does there.</summary>
    private sealed record Place(TestChat Chat, Person Person, int? Topic)
    {
        public static Place Of(string name, BotApiServer server)
        {
            var person = server.AddPerson();
            switch (name)
            {
                case "private": return new(server.PrivateChat(person), person, null);
                case "group": return new(server.Group("Summit", person), person, null);
                case "supergroup": return new(server.Supergroup("Summit", person), person, null);
                case "channel-linked":
                    var discussion = server.ChannelWithDiscussion("News", person);
                    discussion.PostFromChannel("A post of the channel, which is no question.");
                    return new(discussion, person, null);
                default:
                    var forum = server.Forum("Summit", person);
                    // Number 1 is the General topic's, which is none to send to.
                    forum.Say(person, "hello");
                    return new(forum, person, forum.AddTopic(person, "Trade"));
            }
        }

        public string Worded(string question) => Chat.IsGroup ? $"/ask {question}" : question;

        public int Ask(string question) => Chat.Say(Person, Worded(question), topic: Topic);
    }
}
