using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Tests.Support;

public sealed class BotApiChatTests : IAsyncLifetime
{
    private BotApiServer _server = null!;
    private TelegramBotClient _bot = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        _bot = _server.Client();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Privacy_mode_lets_only_commands_mentions_and_replies_through()
    {
        var person = _server.AddPerson();
        var group = _server.Supergroup("Readers", person);
        var botMessage = await _bot.SendMessage(group.Id, "Ask me.", cancellationToken: Cancelled);

        group.Say(person, "just talking");
        group.Say(person, "/ask@SomeOtherBot who?");
        group.Say(person, "/ask who?");
        group.Say(person, "/ask@summittestbot who?");
        group.Say(person, "hey @SummitTestBot who?");
        group.Say(person, "and when?", replyTo: botMessage.Id);

        var seen = await _bot.GetUpdates(cancellationToken: Cancelled);
        Assert.Equal(["/ask who?", "/ask@summittestbot who?", "hey @SummitTestBot who?", "and when?"], seen.Select(update => update.Message!.Text));
    }

    [Fact]
    public async Task An_admin_bot_reads_everything()
    {
        var person = _server.AddPerson();
        var group = _server.Supergroup("Readers", person);
        group.SetBotStatus(person, ChatMemberStatus.Administrator);

        group.Say(person, "just talking");

        var updates = await _bot.GetUpdates(cancellationToken: Cancelled);
        Assert.Equal([UpdateType.MyChatMember, UpdateType.Message], updates.Select(update => update.Type));
    }

    [Fact]
    public async Task Topics_carry_their_thread_and_a_deleted_one_is_not_found()
    {
        var person = _server.AddPerson();
        var forum = _server.Forum("Readers", person);
        var topic = forum.AddTopic(person, "Summit");
        var asked = forum.Say(person, "/ask who?", topic: topic);

        var question = (await _bot.GetUpdates(cancellationToken: Cancelled))[^1].Message!;
        var inTopic = await _bot.SendMessage(forum.Id, "Nobody.", messageThreadId: topic, replyParameters: asked, cancellationToken: Cancelled);
        var byReply = await _bot.SendMessage(forum.Id, "Really.", replyParameters: asked, cancellationToken: Cancelled);
        forum.DeleteTopic(topic);
        var gone = await BotApiMessageTests.RefusalOf(_bot.SendMessage(forum.Id, "Late.", messageThreadId: topic, cancellationToken: Cancelled));
        var general = await BotApiMessageTests.RefusalOf(_bot.SendMessage(forum.Id, "General.", messageThreadId: 1, cancellationToken: Cancelled));

        Assert.True(question.IsTopicMessage);
        Assert.Equal(topic, question.MessageThreadId);
        Assert.NotNull(question.ReplyToMessage?.ForumTopicCreated);
        Assert.Equal([topic, topic], new[] { inTopic, byReply }.Select(message => message.MessageThreadId));
        Assert.Equal("Bad Request: message thread not found", gone);
        Assert.Equal("Bad Request: message thread not found", general);
    }

    [Fact]
    public async Task Those_who_cannot_be_written_to_are_403()
    {
        var blocked = _server.PrivateChat();
        blocked.BlockBot();
        var deleted = _server.PrivateChat();
        deleted.Partner!.IsDeactivated = true;
        var stranger = _server.AddPerson();
        var person = _server.AddPerson();
        var kicked = _server.Supergroup("Readers", person);
        kicked.KickBot(person);
        var kickedFromGroup = _server.Group("Few readers", person);
        kickedFromGroup.KickBot(person);

        Assert.Equal((403, "Forbidden: bot was blocked by the user"), await Refusal(blocked.Id));
        Assert.Equal((403, "Forbidden: user is deactivated"), await Refusal(deleted.Id));
        Assert.Equal((403, "Forbidden: bot can't initiate conversation with a user"), await Refusal(stranger.Id));
        Assert.Equal((403, "Forbidden: bot was kicked from the supergroup chat"), await Refusal(kicked.Id));
        Assert.Equal((403, "Forbidden: bot was kicked from the group chat"), await Refusal(kickedFromGroup.Id));
        Assert.Equal((400, "Bad Request: chat not found"), await Refusal(12345));

        async Task<(int, string)> Refusal(long chatId)
        {
            var e = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SendMessage(chatId, "hello", cancellationToken: Cancelled));
            return (e.ErrorCode, e.Message);
        }
    }

    [Fact]
    public async Task An_upgraded_group_says_where_it_went()
    {
        var person = _server.AddPerson();
        var group = _server.Group("Readers", person);
        var supergroup = group.UpgradeToSupergroup(person);

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => _bot.SendMessage(group.Id, "hello", cancellationToken: Cancelled));
        var updates = await _bot.GetUpdates(cancellationToken: Cancelled);

        Assert.Equal(400, refusal.ErrorCode);
        Assert.Equal(supergroup.Id, refusal.Parameters?.MigrateToChatId);
        Assert.Equal(supergroup.Id, updates[0].Message!.MigrateToChatId);
        Assert.Equal(group.Id, updates[1].Message!.MigrateFromChatId);
    }

    [Fact]
    public async Task Blocking_and_unblocking_are_told_as_membership()
    {
        var chat = _server.PrivateChat();
        chat.BlockBot();
        chat.UnblockBot();

        var updates = await _bot.GetUpdates(cancellationToken: Cancelled);

        Assert.Equal([ChatMemberStatus.Kicked, ChatMemberStatus.Member], updates.Select(update => update.MyChatMember!.NewChatMember.Status));
    }

    [Fact]
    public async Task An_anonymous_admin_speaks_through_the_shared_account()
    {
        var group = _server.Supergroup("Readers", _server.AddPerson());
        group.SayAsAnonymousAdmin("/reload");

        var message = Assert.Single(await _bot.GetUpdates(cancellationToken: Cancelled)).Message!;

        Assert.Equal(Person.GroupAnonymousBotId, message.From!.Id);
        Assert.Equal(group.Id, message.SenderChat!.Id);
    }

    [Fact]
    public async Task Edits_keep_the_id_and_media_carry_captions()
    {
        var chat = _server.PrivateChat();
        var asked = chat.Say("Who met hwom?");
        chat.Edit(asked, "Who met whom?");
        chat.SendPhoto(chat.Partner!, "What is this?");
        chat.SendVoice(chat.Partner!);
        chat.SendSticker(chat.Partner!);
        chat.Forward(chat.Partner!, _server.AddPerson(), "Look at this.");

        var updates = await _bot.GetUpdates(cancellationToken: Cancelled);

        Assert.Equal("Who met whom?", updates[1].EditedMessage!.Text);
        Assert.Equal(asked, updates[1].EditedMessage!.Id);
        Assert.Equal("What is this?", updates[2].Message!.Caption);
        Assert.Equal([MessageType.Photo, MessageType.Voice, MessageType.Sticker], updates[2..5].Select(update => update.Message!.Type));
        Assert.IsType<MessageOriginUser>(updates[5].Message!.ForwardOrigin);
    }

    [Fact]
    public async Task Message_ids_count_per_supergroup_and_across_all_other_chats()
    {
        var person = _server.AddPerson();
        var first = _server.PrivateChat();
        var second = _server.PrivateChat();
        var group = _server.Supergroup("Readers", person);

        Assert.Equal([1, 2], new[] { first.Say("a"), second.Say("b") });
        Assert.Equal([2, 3], new[] { group.Say(person, "c"), group.Say(person, "d") });
        Assert.Equal(3, (await _bot.SendMessage(first.Id, "e", cancellationToken: Cancelled)).Id);
    }

    [Fact]
    public async Task Members_and_chats_can_be_looked_up()
    {
        var person = _server.AddPerson();
        var group = _server.Supergroup("Readers", person);
        group.SetMember(person, ChatMemberStatus.Administrator);

        Assert.True((await _bot.GetChatMember(group.Id, person.Id, Cancelled)).IsAdmin);
        Assert.Equal("Readers", (await _bot.GetChat(group.Id, Cancelled)).Title);
        Assert.Equal(person.Id, Assert.Single(await _bot.GetChatAdministrators(group.Id, cancellationToken: Cancelled)).User.Id);
    }

    [Fact]
    public async Task An_inline_query_is_answered_and_its_message_edited()
    {
        var person = _server.AddPerson();
        var query = _server.Inline.Ask(person, "airport");

        await _bot.GetUpdates(cancellationToken: Cancelled);
        await _bot.AnswerInlineQuery(
            query,
            [new InlineQueryResultArticle("1", "Title", new InputTextMessageContent("Quote"))],
            cancellationToken: Cancelled);
        var answer = await _server.Inline.WaitForAnswerAsync(query, Cancelled);
        var message = _server.Inline.Choose(person, query, "1", "airport");
        await _bot.EditMessageText(message, "Quote, longer", cancellationToken: Cancelled);

        Assert.Equal(300, answer.CacheSeconds);
        Assert.Equal("Quote, longer", _server.Inline.TextOf(message));
    }

    [Theory]
    [InlineData("q_Who", null)]
    [InlineData("who came?", "Bad Request: START_PARAM_INVALID")]
    public async Task A_button_above_inline_results_carries_a_start_parameter(string parameter, string? refusal)
    {
        var person = _server.AddPerson();
        var query = _server.Inline.Ask(person, "airport");

        var answering = _bot.AnswerInlineQuery(query, [], button: new InlineQueryResultsButton("Ask") { StartParameter = parameter }, cancellationToken: Cancelled);

        if (refusal is null)
        {
            await answering;
            Assert.Equal(parameter, _server.Inline.AnswerTo(query)!.StartParameter);
        }
        else
        {
            Assert.Equal(refusal, (await Assert.ThrowsAsync<ApiRequestException>(() => answering)).Message);
        }
    }

    [Fact]
    public async Task Inline_results_are_held_to_the_rules_of_messages_and_keep_their_entities()
    {
        var person = _server.AddPerson();
        var query = _server.Inline.Ask(person, "airport");
        var content = new InputTextMessageContent("Quote") { Entities = [new MessageEntity { Type = MessageEntityType.Bold, Offset = 0, Length = 5 }] };
        var result = new InlineQueryResultArticle("1", "Title", content) { ReplyMarkup = InlineKeyboardButton.WithUrl("Source", "javascript:alert(1)") };

        await Assert.ThrowsAsync<ApiRequestException>(() => _bot.AnswerInlineQuery(query, [result], cancellationToken: Cancelled));
        result.ReplyMarkup = InlineKeyboardButton.WithUrl("Source", "https://example.org/");
        await _bot.AnswerInlineQuery(query, [result], cancellationToken: Cancelled);
        var message = _server.Inline.Choose(person, query, "1", "airport");

        Assert.Equal(MessageEntityType.Bold, Assert.Single(_server.Inline.MessageOf(message).Entities).Type);
    }
}
