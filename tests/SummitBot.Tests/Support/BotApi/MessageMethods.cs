using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>sendMessage, its edits, deleting, and "typing".</summary>
internal sealed class MessageMethods(BotApiServer server)
{
    private static readonly TimeSpan s_actionShown = TimeSpan.FromSeconds(5);

    private static readonly HashSet<string> s_actions =
    [
        "cancel", "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    private readonly Chats _chats = server.Chats;
    private readonly ChatAccess _access = new(server.Chats);

    public ApiResult Send(ApiRequest request)
    {
        var text = MessageText.OfMessage(request);
        var message = new Message
        {
            Text = text.Text,
            Entities = OrNull(text.Entities),
            LinkPreviewOptions = request.Json<LinkPreviewOptions>("link_preview_options", "can't parse link preview options JSON object"),
        };
        return Post(request, message, stored => stored.EntitiesRewritten = text.Rewritten);
    }

    /// <summary>Sends any content: what is common to sendMessage and sendDocument.</summary>
    public ApiResult Post(ApiRequest request, Message message, Action<StoredMessage> complete)
    {
        var reply = ReplyRules.Read(request);
        message.ReplyMarkup = KeyboardRules.Read(request);
        lock (_chats.Gate)
        {
            var chat = _access.FindForWriting(request);
            var topic = ChatAccess.FindTopic(chat, request);
            var target = ReplyRules.Find(chat, reply, _chats);
            server.Flood.Charge(chat);

            // Without a topic of its own, a reply goes where the message it replies to stands.
            topic ??= target?.Message.Message is { IsTopicMessage: true } inTopic && inTopic.Chat.Id == chat.Id ? inTopic.MessageThreadId : null;
            message.From = server.Bot;
            message.MessageThreadId = topic;
            message.IsTopicMessage = topic is not null;
            message.ReplyToMessage = target?.Message.AsReplied();
            message.Quote = target?.Quote;
            message.HasProtectedContent = request.Flag("protect_content");
            var stored = _chats.Append(chat, message, fromBot: true);
            stored.UsedParseMode = request.Has("parse_mode");
            complete(stored);
            server.Drafts.Drop(chat.Id, topic);
            return ApiResult.Of(message);
        }
    }

    public ApiResult EditText(ApiRequest request)
    {
        if (request.Has("inline_message_id"))
            return server.Inline.Edit(request);

        var text = MessageText.OfMessage(request);
        var preview = request.Json<LinkPreviewOptions>("link_preview_options", "can't parse link preview options JSON object");
        return Edit(request, (stored, keyboard) =>
        {
            var message = stored.Message;
            if (message.Text is null)
                throw ApiError.BadRequest("there is no text in the message to edit");
            if (message.Text == text.Text && Same(message.Entities, text.Entities) && Same(message.ReplyMarkup, keyboard))
                throw NotModified();

            return () =>
            {
                message.Text = text.Text;
                message.Entities = OrNull(text.Entities);
                message.LinkPreviewOptions = preview;
                stored.EntitiesRewritten = text.Rewritten;
            };
        });
    }

    public ApiResult EditReplyMarkup(ApiRequest request) => Edit(
        request, (stored, keyboard) => Same(stored.Message.ReplyMarkup, keyboard) ? throw NotModified() : () => { });

    private ApiResult Edit(ApiRequest request, Func<StoredMessage, InlineKeyboardMarkup?, Action> check)
    {
        var keyboard = KeyboardRules.Read(request);
        lock (_chats.Gate)
        {
            var chat = _access.FindForWriting(request);
            var stored = ChatAccess.FindMessage(chat, request, "edit");
            if (!stored.FromBot)
                throw ApiError.BadRequest("message can't be edited");

            var apply = check(stored, keyboard);
            server.Flood.Charge(chat);
            apply();

            // An edit without a keyboard takes the old one away.
            stored.Message.ReplyMarkup = keyboard;
            stored.Message.EditDate = server.Options.Time.GetUtcNow().UtcDateTime;
            stored.Edits++;
            return ApiResult.Of(stored.Message);
        }
    }

    public ApiResult Delete(ApiRequest request)
    {
        if (!request.Has("message_id"))
            throw ApiError.BadRequest("message identifier is not specified");

        lock (_chats.Gate)
        {
            var chat = _access.FindForWriting(request);
            var stored = ChatAccess.FindMessage(chat, request, "delete");
            var isAdmin = chat.BotStatus == ChatMemberStatus.Administrator;
            if (!stored.FromBot && chat.IsGroup && !isAdmin)
                throw ApiError.BadRequest("message can't be deleted");

            stored.Deleted = true;
            return ApiResult.True;
        }
    }

    public ApiResult SendAction(ApiRequest request)
    {
        if (!s_actions.Contains(request.Text("action").ToLowerInvariant()))
            throw ApiError.BadRequest("wrong parameter action in request");

        lock (_chats.Gate)
        {
            var chat = _access.FindForWriting(request);
            ChatAccess.FindTopic(chat, request);
            chat.ShowAction(request.Text("action") == "cancel" ? default : server.Options.Time.GetUtcNow() + s_actionShown);
            return ApiResult.True;
        }
    }

    private static ApiError NotModified() => ApiError.BadRequest(
        "message is not modified: specified new message content and reply markup are exactly the same "
        + "as a current content and reply markup of the message");

    private static bool Same(object? before, object? after) => ApiResult.Json(before).AsSpan().SequenceEqual(ApiResult.Json(after));

    private static bool Same(MessageEntity[]? before, MessageEntity[] after) => Same((object)(before ?? []), after);

    private static MessageEntity[]? OrNull(MessageEntity[] entities) => entities.Length == 0 ? null : entities;
}
