using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>A message of a chat with what the server knows beyond its JSON. Guarded by the lock of <see cref="Chats"/>.</summary>
internal sealed class StoredMessage(Message message, bool fromBot)
{
    public Message Message { get; } = message;

    public bool FromBot { get; } = fromBot;

    public bool EntitiesRewritten { get; set; }

    public bool UsedParseMode { get; set; }

    public byte[]? FileContent { get; set; }

    public int Edits { get; set; }

    public bool Deleted { get; set; }

    /// <summary>The message as it appears inside a reply to it: without what it replies to itself.</summary>
    public Message AsReplied() => new()
    {
        Id = Message.Id,
        MessageThreadId = Message.MessageThreadId,
        IsTopicMessage = Message.IsTopicMessage,
        From = Message.From,
        SenderChat = Message.SenderChat,
        Date = Message.Date,
        EditDate = Message.EditDate,
        Chat = Message.Chat,
        Text = Message.Text,
        Entities = Message.Entities,
        Caption = Message.Caption,
        CaptionEntities = Message.CaptionEntities,
        Photo = Message.Photo,
        Document = Message.Document,
        ForumTopicCreated = Message.ForumTopicCreated,
        ReplyMarkup = Message.ReplyMarkup,
    };

    public ShownMessage Show() => new()
    {
        Id = Message.Id,
        ChatId = Message.Chat.Id,
        Date = Message.Date,
        FromBot = FromBot,
        From = Message.From,
        SenderChat = Message.SenderChat,
        Text = Message.Text ?? Message.Caption ?? "",
        Entities = Message.Entities ?? Message.CaptionEntities ?? [],
        ReplyToId = Message.ReplyToMessage?.Id,
        Quote = Message.Quote?.Text,
        ThreadId = Message.IsTopicMessage ? Message.MessageThreadId : null,
        Keyboard = Message.ReplyMarkup as InlineKeyboardMarkup,
        LinkPreview = Message.LinkPreviewOptions,
        FileName = Message.Document?.FileName,
        FileContent = FileContent,
        EntitiesRewritten = EntitiesRewritten,
        UsedParseMode = UsedParseMode,
        Edits = Edits,
        Deleted = Deleted,
    };
}
