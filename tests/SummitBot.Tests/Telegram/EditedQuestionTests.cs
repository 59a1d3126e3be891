using SummitBot.Answering;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class EditedQuestionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edited_question_is_answered_anew_in_the_place_of_the_old_answer()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var histories = new List<string>();
        await using var bot = await ServedBot.StartAsync(server, (question, token) =>
        {
            lock (histories) histories.Add($"{question.Text} {question.History!.Count}");
            return ServedBot.Echo(question, token);
        });
        var chat = server.PrivateChat();
        var asked = chat.Say("Who cam?");
        var answer = await chat.NextAsync(Token);

        chat.Edit(asked, "Who came?");
        await server.WaitUntilAsync(() => chat.Find(answer.Id)!.Edits == 1, "the edit", Token);
        // An edit that changes nothing to see, such as a link that got its preview.
        chat.Edit(asked, "Who came?");
        chat.Edit(asked, "Who left?");
        await server.WaitUntilAsync(() => chat.Find(answer.Id)!.Edits == 2, "the second edit", Token);

        Assert.StartsWith("Who left? [1]", chat.Find(answer.Id)!.Text, StringComparison.Ordinal);
        Assert.NotEmpty(chat.Find(answer.Id)!.CoveredBy(MessageEntityType.ExpandableBlockquote));
        Assert.Single(chat.BotMessages);
        Assert.Equal(["Who cam? 0", "Who came? 0", "Who left? 0"], histories);
    }

    [Fact]
    public async Task The_same_answer_to_an_edited_question_leaves_the_message_as_it_is()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, (_, _) => Task.FromResult(ServedBot.Quoting("Xi came.")));
        var chat = server.PrivateChat();
        var asked = chat.Say("Who cam?");
        var answer = await chat.NextAsync(Token);

        chat.Edit(asked, "Who came?");
        chat.Say("next?");
        await chat.NextAsync(Token);

        Assert.Equal(0, chat.Find(answer.Id)!.Edits);
        Assert.Empty(server.Calls.Of("editMessageText"));
    }

    [Fact]
    public async Task An_answer_of_more_or_fewer_messages_than_before_takes_their_place()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, (question, _) => Task.FromResult<Answer>(question.Text.StartsWith("long", StringComparison.Ordinal)
            ? new GroundedAnswer([.. Enumerable.Range(1, 3).Select(n => new Claim(new string((char)('a' + n), 3_000), []))], "en", ServedBot.Version)
            : ServedBot.Quoting(question.Text)));
        var chat = server.PrivateChat();
        var asked = chat.Say("short?");
        await chat.NextAsync(Token);

        chat.Edit(asked, "long?");
        await server.WaitUntilAsync(() => chat.BotMessages.Count == 3, "three parts", Token);
        Assert.Equal(["bb", "cc", "dd"], chat.BotMessages.Select(m => m.Text[..2]));
        chat.Edit(asked, "short again?");
        await server.WaitUntilAsync(() => chat.BotMessages.Count(m => m.Deleted) == 2, "two deleted", Token);

        Assert.StartsWith("short again? [1]", Assert.Single(chat.BotMessages, m => !m.Deleted).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_edited_while_it_waits_or_runs_is_answered_once_as_it_reads_now()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var running = new TaskCompletionSource();
        await using var bot = await ServedBot.StartAsync(server, async (question, token) =>
        {
            if (question.Text == "slow?")
            {
                running.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return await ServedBot.Echo(question, token);
        });
        var chat = server.PrivateChat();
        var slow = chat.Say("slow?");
        await running.Task.WaitAsync(Token);
        var waiting = chat.Say("waitng?");

        chat.Edit(waiting, "waiting?");
        chat.Edit(slow, "quick?");

        Assert.StartsWith("quick? [1]", (await chat.ReplyToAsync(slow, Token)).Text, StringComparison.Ordinal);
        Assert.StartsWith("waiting? [1]", (await chat.ReplyToAsync(waiting, Token)).Text, StringComparison.Ordinal);
        Assert.Equal(2, chat.BotMessages.Count);
    }

    [Fact]
    public async Task A_reply_deleted_meanwhile_is_sent_again_and_a_lost_connection_edits_again()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();
        var asked = chat.Say("one?");
        var answer = await chat.NextAsync(Token);

        server.Faults.Next(new Fault.DropAfter(), "editMessageText");
        chat.Edit(asked, "two?");
        await server.WaitUntilAsync(() => server.Calls.Of("editMessageText").Count == 2, "the edit tried again", Token);
        chat.Delete(answer.Id);
        chat.Edit(asked, "three?");

        Assert.StartsWith("three? [1]", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Equal(2, chat.BotMessages.Count);
    }

    [Fact]
    public async Task An_edit_that_comes_late_or_makes_no_question_is_not_listened_to()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await BotApiServer.StartAsync(new() { Time = time, PrivacyMode = false }, Token);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:PollTimeoutSeconds", "0"));
        var person = server.AddPerson();
        var group = server.Supergroup("Summit", person);
        var asked = group.Say(person, "/ask one?");
        var answer = await group.ReplyToAsync(asked, Token);
        var talk = group.Say(person, "one?");

        group.Edit(asked, "/reload");
        group.Edit(asked, "never mind");
        time.Advance(TimeSpan.FromSeconds(121));
        group.Edit(asked, "/ask two?");
        group.Edit(talk, "/ask three?");
        var next = group.Say(person, "/ask next?");
        await group.ReplyToAsync(next, Token);

        Assert.Equal(0, group.Find(answer.Id)!.Edits);
        Assert.Equal(2, group.BotMessages.Count);
    }

    [Fact]
    public async Task Talk_edited_into_a_question_is_answered()
    {
        await using var server = await BotApiServer.StartAsync(new() { PrivacyMode = false }, Token);
        await using var bot = await ServedBot.StartAsync(server);
        var person = server.AddPerson();
        var group = server.Supergroup("Summit", person);
        var talk = group.Say(person, "who came?");

        group.Edit(talk, $"@{server.Options.BotName} who came?");

        Assert.StartsWith("who came? [1]", (await group.ReplyToAsync(talk, Token)).Text, StringComparison.Ordinal);
    }
}
