using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Tests.Support;

public sealed class BotApiMessageTests : IAsyncLifetime
{
    private BotApiServer _server = null!;
    private TelegramBotClient _bot = null!;
    private TestChat _chat = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        _bot = _server.Client();
        _chat = _server.PrivateChat();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public async Task A_message_holds_4096_code_points_however_many_units_they_take(int codePoints, bool fits)
    {
        var text = string.Concat(Enumerable.Repeat("😀", codePoints));

        if (fits)
            Assert.Equal(text, (await _bot.SendMessage(_chat.Id, text, cancellationToken: Cancelled)).Text);
        else
            Assert.Equal("Bad Request: message is too long", await RefusalOf(_bot.SendMessage(_chat.Id, text, cancellationToken: Cancelled)));
    }

    [Theory]
    [InlineData("", "Bad Request: message text is empty")]
    [InlineData(" \n \t ", "Bad Request: text must be non-empty")]
    [InlineData("\u200b\u200b", "Bad Request: text must be non-empty")]
    public async Task A_text_with_nothing_to_see_is_refused(string text, string refusal) =>
        Assert.Equal(refusal, await RefusalOf(_bot.SendMessage(_chat.Id, text, cancellationToken: Cancelled)));

    [Fact]
    public async Task More_than_32768_bytes_are_refused_before_anything_is_parsed() => Assert.Equal(
        "Bad Request: text is too long", await RefusalOf(_bot.SendMessage(_chat.Id, new string('Қ', 16385), cancellationToken: Cancelled)));

    [Fact]
    public async Task Blanks_around_a_text_are_cut_and_entities_move_along()
    {
        MessageEntity[] entities = [new() { Type = MessageEntityType.Bold, Offset = 3, Length = 8 }];

        var sent = await _bot.SendMessage(_chat.Id, "\n\n\u202eAstana \n ", entities: entities, cancellationToken: Cancelled);

        Assert.Equal("Astana", sent.Text);
        var bold = Assert.Single(sent.Entities!);
        Assert.Equal((0, 6), (bold.Offset, bold.Length));
        Assert.Equal(["Astana"], Assert.Single(_chat.BotMessages).CoveredBy(MessageEntityType.Bold));
    }

    [Theory]
    [InlineData(0, 5, "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 5")]
    [InlineData(9, 1, "Bad Request: entity begins after the end of the text at UTF-16 offset 9")]
    [InlineData(2, 2, "Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 5")]
    [InlineData(0, 2, "Bad Request: entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5")]
    [InlineData(-1, 2, "Bad Request: receive an entity with incorrect offset -1")]
    public async Task An_entity_outside_the_text_or_through_a_character_is_refused(int offset, int length, string refusal)
    {
        MessageEntity[] entities = [new() { Type = MessageEntityType.Bold, Offset = offset, Length = length }];

        Assert.Equal(refusal, await RefusalOf(_bot.SendMessage(_chat.Id, "a😀b", entities: entities, cancellationToken: Cancelled)));
    }

    [Fact]
    public async Task Crossing_entities_are_taken_but_leave_a_mark()
    {
        MessageEntity[] crossing =
        [
            new() { Type = MessageEntityType.TextLink, Offset = 0, Length = 4, Url = "https://example.com" },
            new() { Type = MessageEntityType.ExpandableBlockquote, Offset = 2, Length = 6 },
        ];
        MessageEntity[] nested =
        [
            new() { Type = MessageEntityType.ExpandableBlockquote, Offset = 0, Length = 8 },
            new() { Type = MessageEntityType.TextLink, Offset = 2, Length = 4, Url = "https://example.com" },
        ];

        await _bot.SendMessage(_chat.Id, "12345678", entities: crossing, cancellationToken: Cancelled);
        await _bot.SendMessage(_chat.Id, "12345678", entities: nested, cancellationToken: Cancelled);

        Assert.Equal([true, false], _chat.BotMessages.Select(message => message.EntitiesRewritten));
        Assert.Equal([1, 2], _chat.BotMessages.Select(message => message.Entities.Count));
    }

    [Fact]
    public async Task Bold_is_cut_where_it_crosses_a_quote_and_around_code()
    {
        MessageEntity[] entities =
        [
            new() { Type = MessageEntityType.Bold, Offset = 0, Length = 8 },
            new() { Type = MessageEntityType.Code, Offset = 2, Length = 2 },
            new() { Type = MessageEntityType.Blockquote, Offset = 6, Length = 4 },
        ];

        var sent = await _bot.SendMessage(_chat.Id, "0123456789", entities: entities, cancellationToken: Cancelled);

        Assert.Equal(
            ["Bold 0+2", "Code 2+2", "Bold 4+2", "Blockquote 6+4", "Bold 6+2"],
            sent.Entities!.Select(entity => $"{entity.Type} {entity.Offset}+{entity.Length}"));
    }

    [Theory]
    [InlineData("https://example.com/a?b=c", null)]
    [InlineData("example.com", null)]
    [InlineData("javascript://alert", "Unsupported URL protocol")]
    [InlineData("http://localhost/", "Wrong HTTP URL")]
    [InlineData("https://exa mple.com/", "Disallowed character in URL host")]
    public async Task A_text_link_needs_a_link(string url, string? fault)
    {
        MessageEntity[] entities = [new() { Type = MessageEntityType.TextLink, Offset = 0, Length = 3, Url = url }];
        var sending = _bot.SendMessage(_chat.Id, "[1]", entities: entities, cancellationToken: Cancelled);

        if (fault is null)
            Assert.StartsWith("http", (await sending).Entities![0].Url, StringComparison.Ordinal);
        else
            Assert.Equal($"Bad Request: entity URL '{url}' is invalid: {fault}", await RefusalOf(sending));
    }

    [Theory]
    [InlineData("a<br>b", "Unsupported start tag \"br\" at byte offset 1")]
    [InlineData("Қ<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("Қ<b>x</i>", "Unmatched end tag at byte offset 6, expected \"</b>\", found \"</i>\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<span class=\"x\">y</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a =\"x\">y</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8")]
    public async Task Broken_html_is_refused_in_the_real_servers_words(string html, string complaint) => Assert.Equal(
        "Bad Request: can't parse entities: " + complaint, await RefusalOf(_bot.SendMessage(_chat.Id, html, ParseMode.Html, cancellationToken: Cancelled)));

    [Fact]
    public async Task Html_becomes_text_and_entities_and_leaves_a_mark()
    {
        await _bot.SendMessage(
            _chat.Id, "<b>1 &lt; 2 &nbsp; &#x1F600;</b> <a href=\"https://example.com/?a&amp;b\">[1]</a> <blockquote expandable>q</blockquote> <a href=\"javascript:1\">x</a>",
            ParseMode.Html, cancellationToken: Cancelled);

        var shown = Assert.Single(_chat.BotMessages);
        Assert.Equal("1 < 2 &nbsp; 😀 [1] q x", shown.Text);
        Assert.Equal(["1 < 2 &nbsp; 😀", "[1]", "q"], shown.Entities.Select(shown.Covered));
        Assert.Equal("https://example.com/?a&b", shown.Entities[1].Url);
        Assert.True(shown.UsedParseMode);
    }

    [Fact]
    public async Task A_reply_needs_a_message_to_reply_to_unless_it_may_go_without()
    {
        var asked = _chat.Say("Question?");
        _chat.Delete(asked);

        var refusal = await RefusalOf(_bot.SendMessage(_chat.Id, "Answer.", replyParameters: asked, cancellationToken: Cancelled));
        var sent = await _bot.SendMessage(
            _chat.Id, "Answer.", replyParameters: new ReplyParameters { MessageId = asked, AllowSendingWithoutReply = true }, cancellationToken: Cancelled);

        Assert.Equal("Bad Request: message to be replied not found", refusal);
        Assert.Null(sent.ReplyToMessage);
    }

    [Fact]
    public async Task A_quote_must_stand_in_the_message_word_for_word()
    {
        var asked = _chat.Say("Who met Xi at the airport?");

        var refusal = await RefusalOf(_bot.SendMessage(
            _chat.Id, "Answer.", replyParameters: new ReplyParameters { MessageId = asked, Quote = "met xi" }, cancellationToken: Cancelled));
        await _bot.SendMessage(_chat.Id, "Answer.", replyParameters: new ReplyParameters { MessageId = asked, Quote = "met Xi" }, cancellationToken: Cancelled);

        Assert.Equal("Bad Request: QUOTE_TEXT_INVALID", refusal);
        Assert.Equal("met Xi", Assert.Single(_chat.BotMessages).Quote);
    }

    public static TheoryData<string, string, string?, string?> Buttons() => new()
    {
        { "fits", new string('x', 64), null, null },
        { "too much data", new string('Қ', 33), null, "Bad Request: BUTTON_DATA_INVALID" },
        { "", "data", null, "Bad Request: inline keyboard button text must be non-empty" },
        { "link", "", "https://example.com", null },
        { "no link", "", "ftp://example.com", "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol" },
    };

    [Theory]
    [MemberData(nameof(Buttons))]
    public async Task Buttons_are_checked(string label, string data, string? url, string? refusal)
    {
        var button = url is null ? InlineKeyboardButton.WithCallbackData(label, data) : InlineKeyboardButton.WithUrl(label, url);
        var sending = _bot.SendMessage(_chat.Id, "text", replyMarkup: new InlineKeyboardMarkup(button), cancellationToken: Cancelled);

        if (refusal is null)
            Assert.NotNull((await sending).ReplyMarkup);
        else
            Assert.Equal(refusal, await RefusalOf(sending));
    }

    [Fact]
    public async Task An_edit_shows_at_once_and_one_that_changes_nothing_is_refused()
    {
        var sent = await _bot.SendMessage(_chat.Id, "draft", replyMarkup: InlineKeyboardButton.WithCallbackData("Show", "1"), cancellationToken: Cancelled);

        await _bot.EditMessageText(_chat.Id, sent.Id, "final", cancellationToken: Cancelled);
        var same = await RefusalOf(_bot.EditMessageText(_chat.Id, sent.Id, "final", cancellationToken: Cancelled));
        var missing = await RefusalOf(_bot.EditMessageText(_chat.Id, 999, "final", cancellationToken: Cancelled));
        var foreign = await RefusalOf(_bot.EditMessageText(_chat.Id, _chat.Say("mine"), "final", cancellationToken: Cancelled));

        var shown = Assert.Single(_chat.BotMessages);
        Assert.Equal("final", shown.Text);
        Assert.Null(shown.Keyboard);
        Assert.StartsWith("Bad Request: message is not modified", same, StringComparison.Ordinal);
        Assert.Equal("Bad Request: message to edit not found", missing);
        Assert.Equal("Bad Request: message can't be edited", foreign);
    }

    [Fact]
    public async Task A_tap_spins_until_it_is_answered_once()
    {
        var sent = await _bot.SendMessage(_chat.Id, "text", replyMarkup: InlineKeyboardButton.WithCallbackData("Show", "id-1"), cancellationToken: Cancelled);
        var tap = _server.Callbacks.TapLabel(_chat, _chat.Partner!, sent.Id, "Show");

        var query = Assert.Single(await _bot.GetUpdates(cancellationToken: Cancelled)).CallbackQuery!;
        Assert.False(_server.Callbacks.Find(tap).IsAnswered);
        await _bot.AnswerCallbackQuery(query.Id, "Shown.", cancellationToken: Cancelled);

        Assert.Equal("id-1", query.Data);
        Assert.Equal("Shown.", _server.Callbacks.Find(tap).Text);
        Assert.Equal(
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            await RefusalOf(_bot.AnswerCallbackQuery(query.Id, cancellationToken: Cancelled)));
    }

    [Fact]
    public async Task Typing_shows_until_the_message_comes()
    {
        await _bot.SendChatAction(_chat.Id, ChatAction.Typing, cancellationToken: Cancelled);
        Assert.True(_chat.ShowsAction);

        await _bot.SendMessage(_chat.Id, "done", cancellationToken: Cancelled);

        Assert.False(_chat.ShowsAction);
    }

    [Fact]
    public async Task A_document_arrives_with_its_bytes()
    {
        using var content = new MemoryStream("the whole passage"u8.ToArray());

        var sent = await _bot.SendDocument(_chat.Id, InputFile.FromStream(content, "passage.txt"), "Passage", cancellationToken: Cancelled);
        using var fetched = new MemoryStream();
        await _bot.GetInfoAndDownloadFile(sent.Document!.FileId, fetched, Cancelled);

        var shown = Assert.Single(_chat.BotMessages);
        Assert.Equal(("passage.txt", "Passage"), (shown.FileName, shown.Text));
        Assert.Equal("the whole passage"u8, fetched.ToArray());
    }

    [Fact]
    public async Task A_draft_shows_until_the_message_takes_its_place()
    {
        await _bot.SendMessageDraft(_chat.Id, 7, "Thin", canStop: true, cancellationToken: Cancelled);
        var growing = _server.Drafts.Shown(_chat);
        var stopped = _server.Drafts.Stop(_chat);
        await _bot.SendMessage(_chat.Id, "Thinking done.", cancellationToken: Cancelled);

        Assert.Equal("Thin", growing?.Text.Text);
        Assert.True(stopped);
        Assert.Equal(7, Assert.Single(await _bot.GetUpdates(cancellationToken: Cancelled)).StoppedMessageGeneration!.DraftId);
        Assert.Null(_server.Drafts.Shown(_chat));
    }

    internal static async Task<string> RefusalOf(Task call) => (await Assert.ThrowsAsync<ApiRequestException>(() => call)).Message;
}
