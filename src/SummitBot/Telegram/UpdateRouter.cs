using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>
/// Decides what an update asks for. In groups the bot speaks only when spoken to: by command, by mention, or by a reply to a message of
/// its own. A question edited soon after it was asked is asked again; nothing else that is edited is listened to, nor are channel posts.
/// </summary>
internal static class UpdateRouter
{
    /// <summary>Stands in <see cref="Message.From"/> when an admin of a group writes as the group.</summary>
    public const long AnonymousAdmin = 1087968824;

    /// <summary>Stands in <see cref="Message.From"/> when somebody writes in a group as a channel.</summary>
    private const long ChannelSender = 136817688;

    private static readonly TimeSpan EditsCount = TimeSpan.FromMinutes(2);

    private static readonly Route Ignored = new Route.Ignore();

    public static Route Of(Update update, BotIdentity me) => update switch
    {
        { Message: { } message } => OfMessage(message, me),
        { EditedMessage: { } edited } when IsRecentEdit(edited) && OfMessage(edited, me) is Route.Ask again => again,
        { MyChatMember: { Chat.Type: ChatType.Group or ChatType.Supergroup } added } when IsAdded(added) => new Route.Added(),
        { StoppedMessageGeneration: { } stopped } => new Route.StopWriting(stopped.Chat.Id, stopped.DraftId),
        { MyChatMember: { NewChatMember.Status: ChatMemberStatus.Kicked or ChatMemberStatus.Left } member } => new Route.ShutOut(member.Chat.Id),
        _ => Ignored,
    };

    public static bool IsRecentEdit(Message edited) => edited.EditDate is { } date && date - edited.Date <= EditsCount;

    private static bool IsAdded(ChatMemberUpdated change) =>
        change.OldChatMember.Status is ChatMemberStatus.Left or ChatMemberStatus.Kicked
        && change.NewChatMember.Status is ChatMemberStatus.Member or ChatMemberStatus.Administrator;

    private static Route OfMessage(Message message, BotIdentity me)
    {
        if (message.MigrateToChatId is { } to) return new Route.Moved(message.Chat.Id, to);
        if (message.MigrateFromChatId is { } from) return new Route.Moved(from, message.Chat.Id);
        if (message.Chat.Type == ChatType.Channel || message.IsAutomaticForward || !IsFromPerson(message) || message.ViaBot?.Id == me.Id) return Ignored;

        var text = message.Text ?? message.Caption ?? "";
        var entities = message.Entities ?? message.CaptionEntities ?? [];
        var isPrivate = message.Chat.Type == ChatType.Private;
        if (CommandName(text, entities) is { } command) return OfCommand(command, text, isPrivate, me);

        var question = Mentions.Remove(text, entities, me, out var mentioned);
        if (!isPrivate && !mentioned && !RepliesToUs(message, me)) return Ignored;
        if (question.Length > 0) return new Route.Ask(question);
        if (text.Length > 0) return new Route.MentionOnly();
        return HasWordlessContent(message) ? new Route.Wordless() : Ignored;
    }

    private static Route OfCommand(string command, string text, bool isPrivate, BotIdentity me)
    {
        var at = command.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && !command.AsSpan(at + 1).Equals(me.Username, StringComparison.OrdinalIgnoreCase)) return Ignored;

        var name = command[1..(at < 0 ? command.Length : at)].ToLowerInvariant();
        // Without our name, a command we do not know is some other bot's in a group.
        if (!isPrivate && at < 0 && !BotCommands.Public.Contains(name)) return Ignored;
        var rest = text[command.Length..].Trim();
        return name switch
        {
            BotCommands.Ask when rest.Length > 0 => new Route.Ask(rest),
            BotCommands.Start when rest.Length > 0 => new Route.Open(rest),
            _ => new Route.Command(name, rest),
        };
    }

    private static string? CommandName(string text, MessageEntity[] entities) =>
        entities.FirstOrDefault(e => e is { Type: MessageEntityType.BotCommand, Offset: 0 }) is { } entity && entity.Length <= text.Length ? text[..entity.Length] : null;

    /// <summary>Other bots are not answered, or two of them would never stop. Anonymous people come under a bot's name, with their chat beside it.</summary>
    private static bool IsFromPerson(Message message) =>
        message.From is { } from && (!from.IsBot || (from.Id is AnonymousAdmin or ChannelSender && message.SenderChat is not null));

    /// <summary>In a topic each message that replies to nothing "replies" to the message that opened the topic.</summary>
    private static bool RepliesToUs(Message message, BotIdentity me) =>
        message.ReplyToMessage is { ForumTopicCreated: null } repliedTo && repliedTo.From?.Id == me.Id;

    private static bool HasWordlessContent(Message message) => message.Type is MessageType.Voice or MessageType.VideoNote or MessageType.Audio
        or MessageType.Sticker or MessageType.Animation or MessageType.Photo or MessageType.Video or MessageType.Document or MessageType.Contact
        or MessageType.Location or MessageType.Venue or MessageType.Poll or MessageType.Dice or MessageType.Story or MessageType.PaidMedia
        or MessageType.Game or MessageType.Checklist;
}
