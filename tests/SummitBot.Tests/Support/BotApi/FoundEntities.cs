using System.Text.RegularExpressions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Commands, mentions, hashtags and links that Telegram finds by itself in what people write.</summary>
internal static partial class FoundEntities
{
    public static MessageEntity[] In(string text) =>
    [
        .. Matches(text, Command(), MessageEntityType.BotCommand)
            .Concat(Matches(text, Mention(), MessageEntityType.Mention))
            .Concat(Matches(text, Hashtag(), MessageEntityType.Hashtag))
            .Concat(Matches(text, Link(), MessageEntityType.Url))
            .OrderBy(entity => entity.Offset),
    ];

    public static MessageEntity[]? OrNull(string text) => In(text) is { Length: > 0 } found ? found : null;

    private static IEnumerable<MessageEntity> Matches(string text, Regex pattern, MessageEntityType type) =>
        pattern.Matches(text).Select(match => new MessageEntity { Type = type, Offset = match.Index, Length = match.Length });

    [GeneratedRegex(@"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w/])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<!\w)#\w*[^\W\d]\w*")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,:;!?)\]]")]
    private static partial Regex Link();
}
