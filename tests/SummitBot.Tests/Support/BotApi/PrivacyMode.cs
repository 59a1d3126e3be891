using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Which messages of a group reach a bot that may not read everything.</summary>
internal static class PrivacyMode
{
    public static bool Lets(Message message, User bot, bool botSpokeLast) =>
        message.IsServiceMessage
        || message.ViaBot?.Id == bot.Id
        || message.ReplyToMessage is { From: { } author, ForumTopicCreated: null } && author.Id == bot.Id
        || Mentions(message, bot)
        || IsCommandFor(message, bot, botSpokeLast);

    private static bool Mentions(Message message, User bot) => Entities(message).Any(entity => entity.Type switch
    {
        MessageEntityType.Mention => Covered(message, entity).Equals("@" + bot.Username, StringComparison.OrdinalIgnoreCase),
        MessageEntityType.TextMention => entity.User?.Id == bot.Id,
        _ => false,
    });

    /// <summary>A command that names no bot reaches all of them; one for another bot reaches only that one.</summary>
    private static bool IsCommandFor(Message message, User bot, bool botSpokeLast) =>
        Entities(message).Where(entity => entity.Type == MessageEntityType.BotCommand).Any(entity =>
        {
            var command = Covered(message, entity);
            var at = command.IndexOf('@', StringComparison.Ordinal);
            return at < 0 ? entity.Offset == 0 || botSpokeLast : command[(at + 1)..].Equals(bot.Username, StringComparison.OrdinalIgnoreCase);
        });

    private static MessageEntity[] Entities(Message message) => message.Entities ?? message.CaptionEntities ?? [];

    private static string Covered(Message message, MessageEntity entity) =>
        (message.Text ?? message.Caption ?? "").Substring(entity.Offset, entity.Length);
}
