using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>What people do in chats. Each returns the message's id; whether the bot gets to see it is up to Telegram's rules.</summary>
internal static class PeopleActions
{
    /// <summary>A person writes; in a private chat it is always its partner.</summary>
    public static int Say(this TestChat chat, Person person, string text, int? replyTo = null, int? topic = null, string? quote = null) =>
        chat.Post(person, new Message { Text = text, Entities = FoundEntities.OrNull(text) }, replyTo, topic, quote);

    public static int Say(this TestChat chat, string text, int? replyTo = null, int? topic = null, string? quote = null) =>
        chat.Say(chat.Partner ?? throw new InvalidOperationException("Say who speaks in a group."), text, replyTo, topic, quote);

    public static int SendPhoto(this TestChat chat, Person person, string? caption, int? replyTo = null) => chat.Post(
        person,
        new Message
        {
            Photo = [new PhotoSize { FileId = "photo", FileUniqueId = "unique-photo", Width = 640, Height = 480 }],
            Caption = caption,
            CaptionEntities = caption is null ? null : FoundEntities.OrNull(caption),
        },
        replyTo);

    public static int SendVoice(this TestChat chat, Person person) =>
        chat.Post(person, new Message { Voice = new Voice { FileId = "voice", FileUniqueId = "unique-voice", Duration = 3 } });

    public static int SendSticker(this TestChat chat, Person person)
    {
        var sticker = new Sticker { FileId = "sticker", FileUniqueId = "unique-sticker", Type = StickerType.Regular, Width = 512, Height = 512 };
        return chat.Post(person, new Message { Sticker = sticker });
    }

    public static int SendDocument(this TestChat chat, Person person, string fileName, string mimeType, byte[] content, string? caption = null) =>
        chat.Post(person, new Message { Document = chat.Server.Documents.Keep(fileName, mimeType, content), Caption = caption });

    /// <summary>A person forwards what somebody else wrote elsewhere.</summary>
    public static int Forward(this TestChat chat, Person person, Person author, string text) => chat.Post(
        person,
        new Message
        {
            Text = text,
            Entities = FoundEntities.OrNull(text),
            ForwardOrigin = new MessageOriginUser { SenderUser = author.User, Date = chat.Server.Options.Time.GetUtcNow().UtcDateTime },
        });

    /// <summary>An admin posts as the group itself: a shared bot account speaks, and nobody can tell which admin it was.</summary>
    public static int SayAsAnonymousAdmin(this TestChat chat, string text, int? replyTo = null, int? topic = null) => chat.Post(
        new User { Id = Person.GroupAnonymousBotId, IsBot = true, FirstName = "Group", Username = "GroupAnonymousBot" },
        new Message { Text = text, Entities = FoundEntities.OrNull(text), SenderChat = chat.Chat }, replyTo, topic);

    /// <summary>The linked channel's post appears in its discussion group.</summary>
    public static int PostFromChannel(this TestChat chat, string text)
    {
        var channel = chat.LinkedChannel ?? throw new InvalidOperationException("The group has no linked channel.");
        var origin = new MessageOriginChannel { Chat = channel.Chat, MessageId = 1, Date = chat.Server.Options.Time.GetUtcNow().UtcDateTime };
        var post = new Message
        {
            Text = text,
            Entities = FoundEntities.OrNull(text),
            SenderChat = channel.Chat,
            IsAutomaticForward = true,
            ForwardOrigin = origin,
        };
        return chat.Post(new User { Id = Person.TelegramId, FirstName = "Telegram" }, post);
    }

    /// <summary>A person edits an own message; the id stays.</summary>
    public static void Edit(this TestChat chat, int messageId, string text)
    {
        var server = chat.Server;
        lock (server.Chats.Gate)
        {
            var stored = chat.Visible(messageId) ?? throw new InvalidOperationException($"Chat {chat.Id} shows no message {messageId}.");
            stored.Message.Text = text;
            stored.Message.Entities = FoundEntities.OrNull(text);
            stored.Message.EditDate = server.Options.Time.GetUtcNow().UtcDateTime;
            stored.Edits++;
            if (ReachesBot(chat, stored.Message))
                server.Updates.Add(new Update { EditedMessage = stored.Message });
        }
    }

    /// <summary>A person deletes a message; bots are not told.</summary>
    public static void Delete(this TestChat chat, int messageId)
    {
        lock (chat.Server.Chats.Gate)
        {
            if (chat.Visible(messageId) is { } stored)
                stored.Deleted = true;
        }
    }

    public static int Post(this TestChat chat, Person person, Message message, int? replyTo = null, int? topic = null, string? quote = null)
    {
        if (chat.Type == ChatType.Private)
            person.HasStarted = true;

        return chat.Post(person.User, message, replyTo, topic, quote);
    }

    private static int Post(this TestChat chat, User from, Message message, int? replyTo = null, int? topic = null, string? quote = null)
    {
        var server = chat.Server;
        lock (server.Chats.Gate)
        {
            message.From = from;
            message.MessageThreadId = topic;
            message.IsTopicMessage = topic is not null;

            // What stands in a topic without replying to anything counts as a reply to the topic's first message.
            var target = replyTo ?? topic;
            message.ReplyToMessage = target is { } id ? chat.Visible(id)?.AsReplied() : null;
            if (quote is not null)
            {
                var position = message.ReplyToMessage?.Text?.IndexOf(quote, StringComparison.Ordinal) ?? 0;
                message.Quote = new TextQuote { Text = quote, IsManual = true, Position = position };
            }

            var spokeLast = chat.BotSpokeLast;
            server.Chats.Append(chat, message, fromBot: false);
            if (ReachesBot(chat, message, spokeLast))
                server.Updates.Add(new Update { Message = message });

            return message.Id;
        }
    }

    private static bool ReachesBot(TestChat chat, Message message, bool botSpokeLast = false)
    {
        if (chat.BotStatus is ChatMemberStatus.Kicked or ChatMemberStatus.Left)
            return false;
        if (!chat.IsGroup)
            return chat.Partner is not { HasBlockedBot: true };

        return chat.BotStatus == ChatMemberStatus.Administrator || !chat.Server.Options.PrivacyMode
            || PrivacyMode.Lets(message, chat.Server.Bot, botSpokeLast);
    }
}
