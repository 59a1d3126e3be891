using System.Globalization;
using System.Text;

namespace SummitBot.Articles;

/// <summary>
/// Turns a file's text into the text that is stored and quoted: characters nobody sees and lines that belong to a web page go,
/// spaces and line breaks become plain. Words, quotes and apostrophes stay as they are.
/// </summary>
internal static class Cleaner
{
    public static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        var blankLines = 0;
        foreach (var line in Visible(text).Normalize(NormalizationForm.FormC).Split('\n'))
        {
            var folded = FoldSpaces(line);
            if (folded.Length == 0)
            {
                blankLines++;
                continue;
            }

            if (Boilerplate.IsBoilerplate(folded))
                continue;
            if (cleaned.Length > 0)
                cleaned.Append(blankLines > 0 ? "\n\n" : "\n");
            cleaned.Append(folded);
            blankLines = 0;
        }

        return cleaned.ToString();
    }

    /// <summary>Single spaces instead of any run of whitespace, none at the ends.</summary>
    public static string FoldSpaces(string line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c))
                folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }

    /// <summary>Line breaks as \n; no control, direction or zero-width characters; no halves of surrogate pairs.</summary>
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (TextBlocks.IsLineBreak(c))
            {
                if (!(c == '\n' && i > 0 && text[i - 1] == '\r'))
                    visible.Append(c == '\u2029' ? "\n\n" : "\n");
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // Tag characters (U+E0000 and on) show nothing and could carry words to a chat model.
                if (char.ConvertToUtf32(c, text[i + 1]) is < 0xE0000 or > 0xE0FFF)
                    visible.Append(c).Append(text[i + 1]);
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                visible.Append('\uFFFD');
            }
            else if (c == '\t' || !IsInvisible(text, i))
            {
                visible.Append(c);
            }
        }

        return visible.ToString();
    }

    private static bool IsInvisible(string text, int i) => text[i] switch
    {
        // Joiners shape Persian and Indic words and join emoji; between other letters they are rubbish.
        '\u200C' or '\u200D' => i == 0 || i + 1 == text.Length || text[i - 1] < '\u0590' || text[i + 1] < '\u0590',
        '\u00AD' or '\u2060' or '\uFEFF' or '\u180E' or '\uFFFE' or '\uFFFF' => true,
        var c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format,
    };
}
