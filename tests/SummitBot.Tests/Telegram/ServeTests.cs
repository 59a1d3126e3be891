using SummitBot.Articles;
using SummitBot.Corpus;
using SummitBot.Retrieval;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class ServeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_private_question_is_answered_with_its_source_in_a_collapsed_block()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        var question = chat.Say("Who met whom?");
        var answer = await chat.NextAsync(Token);

        Assert.Equal("Who met whom? [1]\n\n[1] Title a - Publisher, 2 July 2024\n“Who met whom?”", answer.Text);
        Assert.Equal(["[1] Title a - Publisher, 2 July 2024"], answer.CoveredBy(MessageEntityType.Bold));
        Assert.Equal(["[1] Title a - Publisher, 2 July 2024\n“Who met whom?”"], answer.CoveredBy(MessageEntityType.ExpandableBlockquote));
        Assert.Equal(question, answer.ReplyToId);
        Assert.True(answer.LinkPreview?.IsDisabled);
        Assert.False(answer.EntitiesRewritten);
    }

    [Fact]
    public async Task A_question_waits_in_the_inbox_while_search_is_unavailable_and_the_reader_is_told_once()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var asked = 0;
        await using var bot = await ServedBot.StartAsync(server, (question, stop) => Interlocked.Increment(ref asked) <= 2
            ? throw new IndexUnavailableException("Qdrant cannot be reached.")
            : ServedBot.Echo(question, stop));
        var chat = server.PrivateChat();

        chat.Say("Who met whom?");
        var told = await chat.NextAsync(Token);
        var answer = await chat.NextAsync(Token);

        Assert.StartsWith("Search is unavailable at the moment. I keep your question", told.Text, StringComparison.Ordinal);
        Assert.StartsWith("Who met whom? [1]", answer.Text, StringComparison.Ordinal);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_question_that_waited_long_enough_for_search_is_given_back()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(
            server, (_, _) => throw new IndexUnavailableException("Qdrant cannot be reached."), settings: ("Telegram:UnavailableMinutes", "0"));
        var chat = server.PrivateChat();

        chat.Say("Who met whom?");

        Assert.Equal("Search is unavailable at the moment. Please ask again later.", (await chat.NextAsync(Token)).Text);
    }

    [Fact]
    public async Task In_a_group_the_bot_speaks_only_when_spoken_to()
    {
        await using var server = await BotApiServer.StartAsync(new() { PrivacyMode = false }, Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (ann, ben) = (server.AddPerson(), server.AddPerson());
        var group = server.Supergroup("Summit", ann, ben);

        group.Say(ann, "Who came?");
        group.Say(ann, "/ask@OtherBot who came?");
        group.Say(ann, "/weather");
        group.SendVoice(ann);
        group.PostFromChannelLike(ann);
        var mention = group.Say(ann, $"@{server.Options.BotName.ToUpperInvariant()}, who came?");
        var command = group.Say(ben, $"/ask@{server.Options.BotName.ToLowerInvariant()} who left?");
        var first = await group.ReplyToAsync(mention, Token);
        var reply = group.Say(ben, "and then?", replyTo: first.Id);
        var second = await group.ReplyToAsync(command, Token);
        var third = await group.ReplyToAsync(reply, Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        Assert.StartsWith("who came? [1]", first.Text, StringComparison.Ordinal);
        Assert.StartsWith("who left? [1]", second.Text, StringComparison.Ordinal);
        Assert.StartsWith("and then? [1]", third.Text, StringComparison.Ordinal);
        Assert.Equal(3, group.BotMessages.Count);
    }

    [Fact]
    public async Task In_a_topic_the_answer_stays_in_the_topic_and_topics_are_told_apart()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var ann = server.AddPerson();
        var forum = server.Forum("Summit", ann);
        forum.Say(ann, "Number 1 is the general topic's, which is none to send to.");
        var topic = forum.AddTopic(ann, "Trade");

        var inTopic = forum.Say(ann, "/ask trade?", topic: topic);
        var general = forum.Say(ann, "/ask other?");

        Assert.Equal(topic, (await forum.ReplyToAsync(inTopic, Token)).ThreadId);
        Assert.Null((await forum.ReplyToAsync(general, Token)).ThreadId);
    }

    [Fact]
    public async Task A_question_in_a_topic_deleted_meanwhile_is_answered_outside_of_it()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var ann = server.AddPerson();
        var forum = server.Forum("Summit", ann);
        forum.Say(ann, "Number 1 is the general topic's, which is none to send to.");
        var topic = forum.AddTopic(ann, "Trade");
        await using var bot = await ServedBot.StartAsync(server, (question, _) =>
        {
            forum.DeleteTopic(topic);
            return ServedBot.Echo(question, Token);
        });

        forum.Say(ann, "/ask trade?", topic: topic);

        Assert.StartsWith("trade?", (await forum.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Equal([400, 200], server.Calls.Of("sendMessage").Select(c => c.Status));
    }

    [Fact]
    public async Task A_group_upgraded_meanwhile_gets_its_answer_in_the_supergroup()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var ann = server.AddPerson();
        var group = server.Group("Summit", ann);
        TestChat? successor = null;
        await using var bot = await ServedBot.StartAsync(server, (question, _) =>
        {
            successor = group.UpgradeToSupergroup(ann);
            return ServedBot.Echo(question, Token);
        });

        group.Say(ann, "/ask who came?");
        await server.WaitForSendsAsync(1, Token);

        Assert.StartsWith("who came?", Assert.Single(successor!.BotMessages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_bot_gives_up_on_that_chat_and_answers_again_when_unblocked()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var chat = server.PrivateChat();
        var first = true;
        await using var bot = await ServedBot.StartAsync(server, (question, _) =>
        {
            if (first) chat.BlockBot();
            first = false;
            return ServedBot.Echo(question, Token);
        });

        chat.Say("one?");
        await server.WaitUntilAsync(() => server.Calls.Of("sendMessage").Any(c => c.Status == 403), "the refused send", Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);
        chat.UnblockBot();
        chat.Say("two?");

        Assert.StartsWith("two?", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Equal(2, server.Calls.Of("sendMessage").Count);
    }

    [Fact]
    public async Task Captions_are_questions_and_what_has_no_words_gets_one_line()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        chat.SendPhoto(chat.Partner!, "Who is this?");
        chat.SendVoice(chat.Partner!);

        Assert.StartsWith("Who is this? [1]", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Equal("I can only read text. Please write your question.", (await chat.NextAsync(Token)).Text);
    }

    [Fact]
    public async Task Commands_answer_anyone_and_admin_commands_do_not_exist_for_others()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var admin = server.PrivateChat();
        var stranger = server.PrivateChat();
        await using var bot = await ServedBot.StartAsync(
            server,
            articles: [ServedBot.Some("a"), ServedBot.Some("b") with { Published = null, DateNote = "written on or after 2 July 2024" }, ServedBot.Some("c") with { Published = null }],
            reload: (_, _) => Task.FromResult(new CorpusReport(
                ReloadOutcome.Published, ServedBot.Version, new CorpusDiff(["new"], [], ["old"]), [new SkippedFile("bad.pdf", null, "is no PDF")], [])),
            settings: ("Telegram:AdminIds", $"{admin.Partner!.Id}"));

        foreach (var command in new[] { "/start", "/help", "/sources", "/id", "/frobnicate", "/status" }) stranger.Say(command);
        await stranger.WaitForAsync(6, Token);
        stranger.Say("/reload");
        var replies = await stranger.WaitForAsync(7, Token);
        admin.Say("/status");
        var status = await admin.NextAsync(Token);
        admin.Say("/reload");
        var reload = await admin.NextAsync(Token);

        Assert.Contains("/help", replies[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/reload", replies[1].Text, StringComparison.Ordinal);
        Assert.Equal(
            "I answer from these articles (3):\n• Title a - Publisher, 2 July 2024\n• Title b - Publisher, written on or after 2 July 2024\n• Title c - Publisher, the article does not state its date",
            replies[2].Text);
        Assert.Equal($"Your user id is {stranger.Partner!.Id}.", replies[3].Text);
        Assert.Single(replies.Skip(4).Select(r => r.Text).Distinct());
        Assert.Contains(ServedBot.Version.Id, status.Text, StringComparison.Ordinal);
        Assert.Contains("Skipped:\n• bad.pdf is no PDF\n\nRemoved:\n• old\n\nAdded:\n• new", reload.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_rolls_back_and_is_told_what_answers_now()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var admin = server.PrivateChat();
        var stranger = server.PrivateChat();
        var outcomes = new Queue<RollbackReport>([new(ServedBot.Version), new(null), new(null, "process 7 is loading articles.")]);
        await using var bot = await ServedBot.StartAsync(
            server, rollBack: _ => Task.FromResult(outcomes.Dequeue()), settings: ("Telegram:AdminIds", $"{admin.Partner!.Id}"));

        stranger.Say("/rollback");
        var refused = await stranger.NextAsync(Token);
        for (var i = 0; i < 3; i++) admin.Say("/rollback");
        var replies = await admin.WaitForAsync(3, Token);

        Assert.Contains("do not know that command", refused.Text, StringComparison.Ordinal);
        Assert.Contains(ServedBot.Version.Id, replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("There is no earlier version to go back to.", replies[1].Text);
        Assert.EndsWith("process 7 is loading articles.", replies[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forwarded_or_group_command_of_an_admin_is_not_obeyed()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var admin = server.PrivateChat();
        var group = server.Supergroup("Summit", admin.Partner!);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:AdminIds", $"{admin.Partner!.Id}"));

        admin.Forward(admin.Partner!, server.AddPerson(), "/reload");
        group.Say(admin.Partner!, $"/status@{server.Options.BotName}");
        group.SayAsAnonymousAdmin($"/reload@{server.Options.BotName}");

        Assert.Contains("do not know that command", (await admin.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.All(await group.WaitForAsync(2, Token), m => Assert.Contains("do not know that command", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_and_too_long_questions_get_one_line_not_one_each()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, settings: [("Limits:QuestionsPerMinute", "2"), ("Limits:MaxQuestionLength", "20")]);
        var chat = server.PrivateChat();
        var other = server.PrivateChat();

        foreach (var n in Enumerable.Range(1, 5)) chat.Say($"question {n}?");
        other.Say(new string('x', 21));
        other.Say(new string('x', 21));
        other.Say("fine?");
        var replies = await chat.WaitForAsync(3, Token);
        var others = await other.WaitForAsync(2, Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        Assert.Equal("That is more than 2 questions in a minute. Please wait a little and ask again.", replies[2].Text);
        Assert.Equal("That is too long for a question. Please use at most 20 characters.", others[0].Text);
        Assert.StartsWith("fine? [1]", others[1].Text, StringComparison.Ordinal);
        Assert.Equal(5, server.ProcessedSends);
    }

    [Fact]
    public async Task A_follow_up_carries_the_persons_own_turns_and_a_reply_carries_the_turn_it_replies_to()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var histories = new Dictionary<string, string[]>(StringComparer.Ordinal);
        await using var bot = await ServedBot.StartAsync(server, (question, token) =>
        {
            lock (histories) histories[question.Text] = [.. question.History!.Select(t => t.Question)];
            return ServedBot.Echo(question, token);
        });
        var (ann, ben) = (server.AddPerson(), server.AddPerson());
        var group = server.Supergroup("Summit", ann, ben);

        foreach (var n in Enumerable.Range(1, 5))
        {
            group.Say(ann, $"/ask a{n}");
            await group.NextAsync(Token);
        }

        group.Say(ben, "/ask b1");
        await group.NextAsync(Token);
        group.Say(ben, "b2", replyTo: group.BotMessages[3].Id);
        await group.NextAsync(Token);

        Assert.Equal(["a2", "a3", "a4"], histories["a5"]);
        Assert.Empty(histories["b1"]);
        Assert.Equal(["a4"], histories["b2"]);
    }

    [Fact]
    public async Task A_failing_question_is_tried_again_and_then_apologised_for_while_other_chats_go_on()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var tries = 0;
        await using var bot = await ServedBot.StartAsync(
            server,
            (question, token) => question.Text == "bad?" && Interlocked.Increment(ref tries) > 0 ? throw new OperationCanceledException("model time-out") : ServedBot.Echo(question, token),
            settings: ("Telegram:AnswerAttempts", "2"));
        var (bad, good) = (server.PrivateChat(), server.PrivateChat());

        bad.Say("bad?");
        bad.Say("after?");
        good.Say("good?");

        Assert.StartsWith("good? [1]", (await good.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Sorry, I could not answer that", (await bad.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.StartsWith("after? [1]", (await bad.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Typing_shows_while_a_slow_answer_is_worked_on()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var done = new TaskCompletionSource();
        await using var bot = await ServedBot.StartAsync(server, async (question, token) =>
        {
            await done.Task.WaitAsync(token);
            return await ServedBot.Echo(question, token);
        });
        var chat = server.PrivateChat();

        chat.Say("slow?");
        await server.WaitUntilAsync(() => chat.ShowsAction, "typing", Token);
        done.SetResult();

        await chat.NextAsync(Token);
        Assert.False(chat.ShowsAction);
    }

    [Fact]
    public async Task Missing_articles_are_admitted()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, (_, _) => throw new NoCorpusException());
        var chat = server.PrivateChat();

        chat.Say("anything?");

        Assert.StartsWith("I hold no articles yet", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
    }
}

file static class Posts
{
    /// <summary>A service message: somebody pinned something.</summary>
    public static void PostFromChannelLike(this TestChat chat, Person person) => chat.Post(person, new Message { NewChatTitle = "Summit 2" });
}
