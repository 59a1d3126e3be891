using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SummitBot.Telegram;

/// <summary>Makes any text fit for a message. Telegram changes what it does not like without a word, which would move entities off their words; so we do it first.</summary>
internal static partial class MessageText
{
    /// <summary>The most that Telegram takes, in code points.</summary>
    public const int MaxLength = 4096;

    /// <summary>Code points, as Telegram counts; the text is well-formed.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var c in text)
            if (char.IsLowSurrogate(c)) length--;
        return length;
    }

    /// <summary>Without half characters, control characters, directional overrides and the three combining marks that Telegram removes; trimmed.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        // Malformed parts come as U+FFFD.
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) Append(clean, rune);
        var kept = clean.ToString();
        // Composed first, so that "Å" written as two characters keeps its ring.
        if (kept.AsSpan().IndexOfAny(RemovedMarks) >= 0) kept = Marks().Replace(kept.Normalize(NormalizationForm.FormC), "");
        return kept.Trim();
    }

    /// <summary>On one line.</summary>
    public static string CleanLine(string text) => Blanks().Replace(Clean(text), " ");

    /// <summary>At most <paramref name="most"/> code points, ending before a blank where there is one, never inside a visible character.</summary>
    public static string CutAtWord(string text, int most)
    {
        if (Length(text) <= most) return text;
        int end = 0, blank = 0, length = 0;
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            length += Length(text.Substring(end, next));
            if (length > most) break;
            if (char.IsWhiteSpace(text[end])) blank = end;
            end += next;
        }

        // Scripts without blanks, and a "word" that fills half of the room, are cut where the room ends.
        return text[..(blank > end / 2 ? blank : end)].TrimEnd();
    }

    /// <summary>On one line of at most <paramref name="most"/> code points and a mark that there was more.</summary>
    public static string Short(string text, int most)
    {
        var line = CleanLine(text);
        var cut = CutAtWord(line, most);
        return cut.Length == line.Length ? line : cut + "…";
    }

    private const string RemovedMarks = "\u0333\u033F\u030A";

    private static void Append(StringBuilder text, Rune rune)
    {
        if (rune.Value is >= 0x2028 and <= 0x202E) return;
        if (rune.Value == '\n' || !Rune.IsControl(rune)) text.Append(rune.ToString());
        else text.Append(' ');
    }

    [GeneratedRegex("[\u0333\u033F\u030A]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
