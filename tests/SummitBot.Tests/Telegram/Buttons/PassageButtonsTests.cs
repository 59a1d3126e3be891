using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Tests.Answering;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram.Buttons;

public class PassageButtonsTests
{
    private static readonly Article Bridge = new()
    {
        Id = "bridge",
        Title = "The new bridge",
        Publisher = "The Daily",
        Published = new DateOnly(2024, 7, 2),
        Language = "en",
        Text = """
            The bridge over the Ishim opened on Monday. It took four years to build. The mayor cut the ribbon before a crowd of several hundred people from both banks of the river.

            Before that the people of the left bank had to take a ferry. The ferry ran twice an hour and stood still whenever the river froze over in winter.

            Tolls are to pay for the upkeep of the bridge. Lorries pay five hundred tenge and cars pay two hundred tenge for each crossing, and bicycles cross it for free.

            A second bridge is planned two kilometres upstream, where the railway crosses the river today. The town council is to vote on its plans in autumn, and no money has been set aside for it so far.

            Fishermen complain that the piers have changed the current. Biologists of the university measure the river twice a month and have found no harm to the fish until now.
            """,
    };

    private static readonly IReadOnlyList<Passage> Passages = PassageSplitter.Split(Bridge);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Show_passage_replies_with_the_passage_and_underlines_the_cited_sentence()
    {
        using var corpus = await AnswererOn.ArticlesAsync([Bridge]);
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var chat = server.PrivateChat();

        chat.Say("How long did it take to build?");
        var answer = await chat.NextAsync(Token);
        var tap = await server.Callbacks.TapAsync(chat, chat.Partner!, answer.Id, "Show passage", Token);
        var passage = await chat.NextAsync(Token);

        Assert.Null(tap.Text);
        Assert.Equal(answer.Id, passage.ReplyToId);
        Assert.StartsWith($"The new bridge - The Daily, 2 July 2024\nPassage 1 of {Passages.Count}\n\nThe bridge over the Ishim", passage.Text, StringComparison.Ordinal);
        Assert.Equal(["It took four years to build."], passage.CoveredBy(MessageEntityType.Underline));
        Assert.Equal([Passages[0].Text], passage.CoveredBy(MessageEntityType.Blockquote));
        Assert.True(passage.LinkPreview?.IsDisabled);
        Assert.False(passage.EntitiesRewritten);
    }

    [Fact]
    public async Task Turning_pages_edits_the_shown_passage_and_ends_with_the_article()
    {
        using var corpus = await AnswererOn.ArticlesAsync([Bridge]);
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var chat = server.PrivateChat();
        var shown = await ShowAsync(server, chat);

        Assert.Equal(["Next ▶"], shown.Buttons.Select(b => b.Text));
        var page = shown;
        foreach (var (i, passage) in Passages.Index().Skip(1))
        {
            page = await TurnAsync(server, chat, page, "Next ▶");
            Assert.Contains($"Passage {i + 1} of {Passages.Count}", page.Text, StringComparison.Ordinal);
            Assert.Equal([passage.Text], page.CoveredBy(MessageEntityType.Blockquote));
            Assert.Empty(page.CoveredBy(MessageEntityType.Underline));
            Assert.Equal(passage == Passages[^1] ? ["◀ Previous"] : ["◀ Previous", "Next ▶"], page.Buttons.Select(b => b.Text));
        }

        var first = page;
        for (var i = 1; i < Passages.Count; i++) first = await TurnAsync(server, chat, first, "◀ Previous");

        Assert.Equal(shown.Text, first.Text);
        Assert.Equal(["It took four years to build."], first.CoveredBy(MessageEntityType.Underline));
        Assert.Equal(2, chat.BotMessages.Count);
    }

    [Fact]
    public async Task A_passage_asked_for_again_in_a_group_is_gone_back_to_and_not_sent_again()
    {
        using var corpus = await AnswererOn.ArticlesAsync([Bridge]);
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var (ann, ben) = (server.AddPerson(), server.AddPerson());
        var forum = server.Forum("Summit", ann, ben);
        forum.Say(ann, "Number 1 is the general topic's, which is none to send to.");
        var topic = forum.AddTopic(ann, "Bridges");
        forum.Say(ann, "/ask How long did it take to build?", topic: topic);
        var answer = await forum.NextAsync(Token);

        await server.Callbacks.TapAsync(forum, ben, answer.Id, "Show passage", Token);
        var shown = await forum.NextAsync(Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(50), Token);
        await TurnAsync(server, forum, shown, "Next ▶", ann);
        var again = await server.Callbacks.TapAsync(forum, ann, answer.Id, "Show passage", Token);
        await WaitForEditsAsync(server, forum, shown.Id, 2);

        Assert.Equal(topic, shown.ThreadId);
        Assert.Equal("The passage is shown under the answer.", again.Text);
        Assert.Contains($"Passage 1 of {Passages.Count}", forum.Find(shown.Id)!.Text, StringComparison.Ordinal);
        Assert.Equal(2, forum.BotMessages.Count);
    }

    [Fact]
    public async Task A_shown_passage_that_was_deleted_is_sent_again()
    {
        using var corpus = await AnswererOn.ArticlesAsync([Bridge]);
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var chat = server.PrivateChat();
        var shown = await ShowAsync(server, chat);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(50), Token);

        chat.Delete(shown.Id);
        await server.Callbacks.TapAsync(chat, chat.Partner!, shown.ReplyToId!.Value, "Show passage", Token);

        Assert.Equal(shown.Text, (await chat.NextAsync(Token)).Text);
    }

    [Fact]
    public async Task Buttons_work_after_a_restart_with_a_corpus_that_no_longer_holds_the_article()
    {
        using var corpus = await AnswererOn.ArticlesAsync([Bridge]);
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var folder = ServedBot.NewFolder();
        var chat = server.PrivateChat();
        ShownMessage answer;
        await using (await ServeAsync(server, corpus, folder))
        {
            chat.Say("How long did it take to build?");
            answer = await chat.NextAsync(Token);
        }

        await corpus.Index.PublishAsync([AnswererOn.Visit], Glossary.Empty, null, Token);
        await using (await ServeAsync(server, corpus, folder))
        {
            await server.Callbacks.TapAsync(chat, chat.Partner!, answer.Id, "Show passage", Token);
            var passage = await chat.NextAsync(Token);

            Assert.StartsWith("The new bridge - The Daily, 2 July 2024\nThe article has changed or is no longer held", passage.Text, StringComparison.Ordinal);
            Assert.EndsWith(Passages[0].Text, passage.Text, StringComparison.Ordinal);
            Assert.Equal(["It took four years to build."], passage.CoveredBy(MessageEntityType.Underline));
            Assert.Null(passage.Keyboard);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("p:AAAAAAAAAAAA")]
    [InlineData("p:AAAAAAAAAAAA:0:1")]
    [InlineData("p")]
    [InlineData("unheard:of")]
    [InlineData(":::")]
    public async Task A_button_nothing_is_known_of_says_that_it_expired(string data)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat(server.AddPerson(languageCode: "ru"));
        chat.Say("Who came?");
        var answer = await chat.NextAsync(Token);

        var tap = await server.Callbacks.WaitForAnswerAsync(server.Callbacks.Tap(chat, chat.Partner!, answer.Id, data), Token);

        Assert.Equal("Эта кнопка устарела. Пожалуйста, задайте вопрос снова.", tap.Text);
        Assert.True(tap.ShowsAlert);
    }

    [Fact]
    public async Task The_button_of_another_chat_is_as_unknown_as_one_that_never_was()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (chat, thief) = (server.PrivateChat(), server.PrivateChat());
        chat.Say("Who came?");
        var button = (await chat.NextAsync(Token)).Buttons.Single(b => b.Text == "Show passage");
        thief.Say("Who left?");
        var own = await thief.NextAsync(Token);

        var tap = await server.Callbacks.WaitForAnswerAsync(server.Callbacks.Tap(thief, thief.Partner!, own.Id, button.CallbackData!), Token);

        Assert.True(tap.ShowsAlert);
        Assert.Single(thief.BotMessages);
    }

    [Fact]
    public async Task A_tap_does_not_wait_for_the_question_in_work()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var release = new TaskCompletionSource();
        await using var bot = await ServedBot.StartAsync(server, async (question, token) =>
        {
            if (question.Text == "slow?") await release.Task.WaitAsync(token);
            return await ServedBot.Echo(question, token);
        });
        var chat = server.PrivateChat();
        chat.Say("Who came?");
        var answer = await chat.NextAsync(Token);

        chat.Say("slow?");
        await server.Callbacks.TapAsync(chat, chat.Partner!, answer.Id, "Show passage", Token);
        var passage = await chat.NextAsync(Token);
        release.SetResult();

        Assert.Equal(answer.Id, passage.ReplyToId);
        Assert.StartsWith("slow?", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tap_that_is_answered_too_late_still_shows_the_passage()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();
        chat.Say("Who came?");
        var answer = await chat.NextAsync(Token);

        server.Faults.Next(new Fault.JsonError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), "answerCallbackQuery");
        server.Callbacks.TapLabel(chat, chat.Partner!, answer.Id, "Show passage");

        Assert.Equal(answer.Id, (await chat.NextAsync(Token)).ReplyToId);
    }

    [Fact]
    public async Task Buttons_go_with_a_group_that_is_upgraded()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var ann = server.AddPerson();
        var group = server.Group("Summit", ann);
        group.Say(ann, "/ask who came?");
        var data = (await group.NextAsync(Token)).Buttons.Single(b => b.Text == "Show passage").CallbackData!;

        var successor = group.UpgradeToSupergroup(ann);
        successor.Say(ann, "/ask who left?");
        var later = await successor.NextAsync(Token);
        await server.Callbacks.WaitForAnswerAsync(server.Callbacks.Tap(successor, ann, later.Id, data), Token);

        Assert.Contains("who came?", (await successor.NextAsync(Token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_with_safe_addresses_get_up_to_three_link_buttons()
    {
        string?[] urls = ["https://a.example.org/1", "javascript:alert(1)", "https://user:x@example.org/", null, "http://localhost/x", "https://a.example.org/1", "https://b.example.org/2", "https://пример.рф/3", "https://d.example.org/4"];
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, (_, _) => Task.FromResult<Answer>(new GroundedAnswer(
            [.. urls.Select((url, i) => new Claim($"Sentence {i}.", [new Citation(i + 1, ServedBot.Some($"a{i}") with { Url = url is null ? null : new Uri(url) }, $"p{i}", 0, $"Sentence {i}.")]))],
            "en",
            ServedBot.Version)));
        var chat = server.PrivateChat();

        chat.Say("Who came?");
        var links = (await chat.NextAsync(Token)).Buttons.Where(b => b.Url is not null && b.Text != "Share");

        Assert.Equal(
            [("[1] a.example.org", "https://a.example.org/1"), ("[7] b.example.org", "https://b.example.org/2"), ("[8] xn--e1afmkfd.xn--p1ai", "https://xn--e1afmkfd.xn--p1ai/3")],
            links.Select(b => (b.Text, b.Url!)));
    }

    /// <summary>Cites one sentence of the article, whatever is asked.</summary>
    private static Task<ServedBot> ServeAsync(BotApiServer server, AnswererOn corpus, string? folder = null)
    {
        var passage = Passages[0];
        var sentence = passage.Sentences[1];
        var citation = new Citation(1, Bridge with { Text = "" }, passage.Id, sentence.Start, sentence.Text);
        var answer = new GroundedAnswer([new Claim(sentence.Text, [citation])], "en", ServedBot.Version);
        return ServedBot.StartAsync(server, (_, _) => Task.FromResult<Answer>(answer), folder, index: corpus.Index);
    }

    private static async Task<ShownMessage> ShowAsync(BotApiServer server, TestChat chat)
    {
        chat.Say("How long did it take to build?");
        var answer = await chat.NextAsync(Token);
        await server.Callbacks.TapAsync(chat, chat.Partner!, answer.Id, "Show passage", Token);
        return await chat.NextAsync(Token);
    }

    private static async Task<ShownMessage> TurnAsync(BotApiServer server, TestChat chat, ShownMessage page, string label, Person? person = null)
    {
        var edits = chat.Find(page.Id)!.Edits;
        await server.Callbacks.TapAsync(chat, person ?? chat.Partner!, page.Id, label, Token);
        return await WaitForEditsAsync(server, chat, page.Id, edits + 1);
    }

    private static async Task<ShownMessage> WaitForEditsAsync(BotApiServer server, TestChat chat, int message, int edits)
    {
        await server.WaitUntilAsync(() => chat.Find(message)!.Edits >= edits, $"edit {edits} of message {message}", Token);
        return chat.Find(message)!;
    }
}
