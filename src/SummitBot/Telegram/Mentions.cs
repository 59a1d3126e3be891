using System.Text.RegularExpressions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>Finds our name in a message and takes it out of the question.</summary>
internal static partial class Mentions
{
    /// <returns>The text without mentions of us, trimmed.</returns>
    public static string Remove(string text, IEnumerable<MessageEntity> entities, BotIdentity me, out bool mentioned)
    {
        mentioned = false;
        foreach (var entity in entities.OrderByDescending(e => e.Offset))
        {
            if (entity.Offset < 0 || entity.Length < 1 || entity.Offset + entity.Length > text.Length || !IsUs(text, entity, me)) continue;
            mentioned = true;
            text = text.Remove(entity.Offset, entity.Length);
        }

        if (!mentioned) return text.Trim();
        // What a name leaves behind: "@bot, who came?" and "who came, @bot?"
        text = LeftBehind().Replace(text.Trim(), "");
        return Blanks().Replace(SpaceBeforeMark().Replace(text, "$1"), " ").Trim();
    }

    private static bool IsUs(string text, MessageEntity entity, BotIdentity me) => entity.Type switch
    {
        MessageEntityType.Mention => text.AsSpan(entity.Offset + 1, entity.Length - 1).Equals(me.Username, StringComparison.OrdinalIgnoreCase),
        MessageEntityType.TextMention => entity.User?.Id == me.Id,
        _ => false,
    };

    [GeneratedRegex(@"^[\s,:;]+|[\s,:;]+(?=[?!.]*$)")]
    private static partial Regex LeftBehind();

    [GeneratedRegex(@"[ \t]+([?!.,;:])")]
    private static partial Regex SpaceBeforeMark();

    [GeneratedRegex(@"[ \t]{2,}")]
    private static partial Regex Blanks();
}
