using System.Text;
using System.Text.RegularExpressions;

namespace SummitBot.Answering.Chat;

/// <summary>
/// Text of articles and people as it may stand in a prompt: one line, nothing invisible, nothing that looks like the frame around it. Only what the
/// model reads is changed; quotes are cut from the articles.
/// </summary>
/// <remarks>
/// One line, because a source begins with its id at the start of a line. Control characters and half surrogates would make the template's XML unreadable,
/// and Semantic Kernel would then send all of it as one message of the user.
/// </remarks>
internal static partial class PromptText
{
    public static string Clean(string text)
    {
        var visible = new StringBuilder(text.Length);
        // Half surrogates come as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) visible.Append(' ');
            else if (!IsInvisible(rune)) visible.Append(rune.ToString());
        }

        return Whitespace.Fold(Frame().Replace(Tag().Replace(visible.ToString(), "‹$1›"), "($1)"));
    }

    /// <summary>Formatting characters (zero width, direction, tags), variation selectors and code points that are no characters.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.PrivateUse
        || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;

    /// <summary>Elements, role tags and the special tokens of chat templates: a server may read those wherever they stand.</summary>
    [GeneratedRegex("<([/|!?]?[A-Za-z_|-][^<>]{0,80})>")]
    private static partial Regex Tag();

    /// <summary>Ids of sources, and instruction marks like <c>[INST]</c>.</summary>
    [GeneratedRegex(@"\[\s*(/?(?:INST|SYS|SYSTEM|ASSISTANT|USER)|\d+\s*[.:]\s*\d+(?:\s*[,;]\s*\d+\s*[.:]\s*\d+)*)\s*\]")]
    private static partial Regex Frame();
}
