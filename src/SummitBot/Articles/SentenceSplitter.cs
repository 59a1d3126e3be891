using System.Globalization;

namespace SummitBot.Articles;

/// <summary>
/// Cuts a text into its sentences, verbatim: nothing but whitespace lies between two of them.
/// One pass over the text, with bounded look-back: linear on any input.
/// </summary>
internal static class SentenceSplitter
{
    // Text without any stop (tables, logs, rubbish) is cut near here, so that a quote still fits a message.
    private const int LongestSentence = 1_000;
    private const int ShortestPiece = 500;

    // A Chinese semicolon separates clauses that stand for themselves, but not the items of a short enumeration.
    private const int ShortestClause = 12;

    /// <param name="language">ISO 639-1 code or <see cref="LanguageDetector.Unknown"/>; it decides about ordinals ("24. zirve") and the length of quotations.</param>
    public static IReadOnlyList<Sentence> Split(string text, string language)
    {
        var sentences = new List<Sentence>();
        foreach (var (start, end) in TextBlocks.Of(text))
            SplitBlock(text, start, end, language, sentences);
        return sentences;
    }

    private static void SplitBlock(string text, int start, int end, string language, List<Sentence> sentences)
    {
        var quotations = new Quotations(text, start, end, language);
        var hasCapitals = HasCapitals(text.AsSpan(start, end - start));
        for (var i = start; i < end;)
        {
            if (!IsStop(text[i]))
            {
                i++;
                continue;
            }

            var after = EndOfStop(text, i, end, quotations);
            if (after < end && !quotations.Contains(after) && IsBoundary(text, start, i, after, end, language, hasCapitals))
            {
                Add(text, start, after, sentences);
                start = SkipWhitespace(text, after, end);
                after = start;
            }

            i = after;
        }

        Add(text, start, end, sentences);
    }

    private static bool IsBoundary(string text, int start, int stop, int after, int end, string language, bool hasCapitals)
    {
        var next = SkipWhitespace(text, after, end);
        if (IsStop(text[next]) || IsClauseMark(text[next]) || !HasWord(text, start, stop))
            return false;
        if (text[stop] == '；')
            return after - start >= ShortestClause;
        if (NeedsNoSpace(text[stop]))
            return true;
        if (next == after)
            return Scripts.IsCjk(text[next]) && (text[stop] != '.' || Scripts.IsCjk(text[stop - 1]));

        var letter = SkipOpening(text, next, end);
        if (hasCapitals && letter < end && char.IsLower(text[letter]))
            return false;
        var isFullStop = text[stop] == '.' && !IsStop(text[stop + 1]);
        return !isFullStop || !Abbreviations.KeepTogether(text, start, stop, next, language);
    }

    /// <summary>Past further stops, the closing marks that belong to the sentence, and footnote numbers like [12].</summary>
    private static int EndOfStop(string text, int i, int end, Quotations quotations)
    {
        while (i < end && IsStop(text[i]))
            i++;
        while (i < end)
        {
            if (IsClosing(text, i, end, quotations))
                i++;
            else if (i + 1 < end && text[i] is ' ' or '\u00A0' or '\u202F' && text[i + 1] is '»' or '›')
                i += 2; // French: « Oui. »
            else if (text[i] == '[' && FootnoteEnd(text, i, end) is var footnote && footnote > i)
                i = footnote;
            else
                break;
        }

        return i;
    }

    private static bool IsClosing(string text, int i, int end, Quotations quotations) => text[i] switch
    {
        '”' or '»' or '›' or ')' or ']' or '）' or '］' or '」' or '』' or '】' or '》' or '〉' => true,
        '’' or '"' or '\'' or '“' => quotations.EndsAt(i) || i + 1 == end || !char.IsLetterOrDigit(text[i + 1]),
        _ => false,
    };

    private static int FootnoteEnd(string text, int i, int end)
    {
        var close = i + 1;
        while (close < end && close - i <= 3 && char.IsAsciiDigit(text[close]))
            close++;
        return close > i + 1 && close < end && text[close] == ']' ? close + 1 : i;
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or '‼' or '⁇' or '⁈' or '⁉' || NeedsNoSpace(c);

    /// <summary>Stops after which the next sentence may follow without a space, or which mean nothing else.</summary>
    private static bool NeedsNoSpace(char c) => c is '。' or '！' or '？' or '；' or '．' or '｡' or '؟' or '۔' or '।' or '॥' or '։' or '።' or '။';

    private static bool IsClauseMark(char c) => c is ',' or ';' or ':' or '，' or '、' or '：' or '；' or '،' or ')' or '）';

    /// <summary>Whether anything but a list number ("1.", "a)") or an ellipsis stands before the stop.</summary>
    private static bool HasWord(string text, int start, int stop)
    {
        const int enough = 6;
        if (stop - start > enough)
            return true;
        for (var i = start; i < stop; i++)
        {
            if (char.IsLetter(text[i]))
                return true;
        }

        return false;
    }

    /// <summary>Past opening marks and dashes, to the letter that tells whether a sentence begins.</summary>
    private static int SkipOpening(string text, int i, int end)
    {
        while (i < end && (text[i] is '"' or '\'' or '“' or '„' or '‘' or '«' or '‹' or '(' or '[' or '¿' or '¡' or '-' or '–' or '—' || char.IsWhiteSpace(text[i])))
            i++;
        return i;
    }

    private static int SkipWhitespace(string text, int i, int end)
    {
        while (i < end && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }

    private static bool HasCapitals(ReadOnlySpan<char> block)
    {
        foreach (var c in block)
        {
            if (char.IsUpper(c))
                return true;
        }

        return false;
    }

    private static void Add(string text, int start, int end, List<Sentence> sentences)
    {
        while (end - start > LongestSentence)
        {
            var cut = SensibleCut(text, start);
            var trimmed = cut;
            while (trimmed > start && char.IsWhiteSpace(text[trimmed - 1]))
                trimmed--;
            if (trimmed > start)
                sentences.Add(new Sentence(start, text[start..trimmed]));
            start = SkipWhitespace(text, cut, end);
        }

        if (start < end)
            sentences.Add(new Sentence(start, text[start..end]));
    }

    /// <summary>The last clause mark in reach, else the last space, else the last place between two characters as a reader sees them.</summary>
    private static int SensibleCut(string text, int start)
    {
        var (clause, space, character) = (0, 0, start);
        while (true)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(character, Math.Min(LongestSentence + 1, text.Length - character)));
            if (character + length - start > LongestSentence)
                break;
            character += length;
            if (character - start < ShortestPiece)
                continue;
            if (char.IsWhiteSpace(text[character - 1]))
                space = character;
            else if (IsClauseMark(text[character - 1]) && (char.IsWhiteSpace(text[character]) || text[character - 1] > '\u0FFF'))
                clause = character;
        }

        if (Math.Max(clause, space) is var cut && cut > start)
            return clause > start ? clause : cut;
        if (character > start)
            return character;
        // One "character" of a thousand combining marks.
        return char.IsHighSurrogate(text[start + LongestSentence - 1]) ? start + LongestSentence - 1 : start + LongestSentence;
    }
}
