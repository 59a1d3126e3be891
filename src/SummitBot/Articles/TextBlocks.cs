namespace SummitBot.Articles;

/// <summary>
/// Cuts a text into stretches that no sentence crosses: paragraphs, headings, list items.
/// A blank line always ends one; a single line break does unless the line was merely wrapped.
/// </summary>
internal static class TextBlocks
{
    // Nobody wraps prose narrower or wider by hand: lines beyond are whole paragraphs or headings.
    private const int NarrowestWrap = 40;
    private const int WidestWrap = 160;

    /// <returns>Start and end of each block, without surrounding whitespace, in reading order.</returns>
    public static List<(int Start, int End)> Of(string text)
    {
        var lines = Lines(text);
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.End - line.Start);
        var blocks = new List<(int Start, int End)>();
        var last = (Start: 0, End: 0);
        foreach (var line in lines)
        {
            if (line.Start < line.End)
            {
                if (last.Start < last.End && Continues(text, last, line, width))
                    blocks[^1] = (blocks[^1].Start, line.End);
                else
                    blocks.Add(line);
            }

            last = line;
        }

        return blocks;
    }

    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    private static bool Continues(string text, (int Start, int End) last, (int Start, int End) next, int width)
    {
        if (IsListItem(text.AsSpan(next.Start, next.End - next.Start)))
            return false;
        if (char.IsLower(text[next.Start]) || text[last.End - 1] is ',' or '，' or '、')
            return true;
        var isWrapped = width is >= NarrowestWrap and <= WidestWrap;
        return isWrapped && last.End - last.Start + 1 + FirstWord(text, next) > width;
    }

    private static int FirstWord(string text, (int Start, int End) line)
    {
        var end = line.Start;
        while (end < line.End && !char.IsWhiteSpace(text[end]) && !Scripts.IsCjk(text[end]))
            end++;
        return Math.Max(1, end - line.Start);
    }

    private static bool IsListItem(ReadOnlySpan<char> line)
    {
        if (line[0] == '|')
            return true;
        if (line[0] is '-' or '*' or '+' or '•' or '·' or '–' or '—' or '▪' or '◦' or '‣' or '■' or '●')
            return line.Length > 1 && char.IsWhiteSpace(line[1]);
        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is 1 or 2 && digits + 1 < line.Length && line[digits] is '.' or ')' && char.IsWhiteSpace(line[digits + 1]);
    }

    /// <summary>Every line without its surrounding whitespace; blank ones are empty.</summary>
    private static List<(int Start, int End)> Lines(string text)
    {
        var lines = new List<(int Start, int End)>();
        for (var start = 0; start <= text.Length;)
        {
            var end = start;
            while (end < text.Length && !IsLineBreak(text[end]))
                end++;
            var after = end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            lines.Add((start, end));
            start = after;
        }

        return lines;
    }
}
