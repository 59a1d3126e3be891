using System.Buffers;
using System.Globalization;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>Cuts a text into what numbers and dates are made of.</summary>
internal static class FactTokens
{
    private const int LongestHanWord = 4;

    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’ʼ‘`´");
    private static readonly SearchValues<char> RomanLetters = SearchValues.Create("IVXІХ");

    public static List<FactToken> Of(string text, string language)
    {
        var words = FactWords.Of(language);
        var han = FactWords.Of("zh");
        var tokens = new List<FactToken>(text.Length / 5);
        var reader = new WordReader(text, NumberStyle.Of(language));
        var end = 0;
        while (reader.Read(out var span))
        {
            AddSymbols(text, end, span.Start, words, tokens);
            end = span.Start + span.Length;
            if (span.Kind == WordKind.Unspaced)
                AddHan(text, span.Start, end, han, tokens);
            else if (span.Number is { } number)
                tokens.Add(Number(span.Start, end, number));
            else
                AddWord(text, span.Start, end, words, tokens);
        }

        AddSymbols(text, end, text.Length, words, tokens);
        return NumberPhrases.Join(JoinPhrases(tokens, words), language);
    }

    private static FactToken Number(int start, int end, string value) =>
        value.Length <= 20 && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new FactToken(FactTokenKind.Number, start, end, value, Number: number)
            : new FactToken(FactTokenKind.Word, start, end, value);

    /// <summary>"24th", "31bn", "2'de": a number with an ending. "G20" is a word.</summary>
    private static void AddWord(string text, int start, int end, FactWords words, List<FactToken> tokens)
    {
        var digits = start;
        while (digits < end && char.IsDigit(text[digits])) digits++;
        if (digits > start)
        {
            tokens.Add(Number(start, digits, string.Concat(text[start..digits].Select(d => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(d))))));
            start = digits;
            if (start < end && GlossaryFolding.Fold([text[start]]).Length == 0) start++;
        }

        if (start == end) return;
        if (RomanNumeral(text.AsSpan(start, end - start)) is var roman and > 0)
        {
            tokens.Add(new FactToken(FactTokenKind.Number, start, end, text[start..end], Number: roman, IsOrdinal: true));
            return;
        }

        var folded = GlossaryFolding.Fold(WithoutTail(text.AsSpan(start, end - start)));
        if (folded.Length > 0) tokens.Add(new FactToken(FactTokenKind.Word, start, end, folded, words.Find(folded)));
    }

    /// <summary>"III" before a forum or a king; a single letter is none. Kazakh writes them with Cyrillic letters too.</summary>
    private static int RomanNumeral(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 6 || word.ContainsAnyExcept(RomanLetters)) return 0;
        var value = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var own = Roman(word[i]);
            value += i + 1 < word.Length && own < Roman(word[i + 1]) ? -own : own;
        }

        return value;
    }

    private static int Roman(char letter) => letter switch { 'I' or 'І' => 1, 'V' => 5, _ => 10 };

    private static ReadOnlySpan<char> WithoutTail(ReadOnlySpan<char> word)
    {
        var apostrophe = word.IndexOfAny(Apostrophes);
        return apostrophe > 0 ? word[..apostrophe] : word;
    }

    private static void AddSymbols(string text, int start, int end, FactWords words, List<FactToken> tokens)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]) || char.IsSurrogate(text[i])) continue;
            var mark = TextFolding.Fold(text[i]).ToString();
            tokens.Add(new FactToken(FactTokenKind.Symbol, i, i + 1, mark, words.FindPhrase(mark)));
        }
    }

    private static void AddHan(string text, int start, int end, FactWords words, List<FactToken> tokens)
    {
        while (start < end)
        {
            var run = ChineseNumerals.LengthAt(text.AsSpan(start, end - start));
            var (length, meaning) = LongestWord(text, start, end, words);
            // 一个, 一些: no count.
            if (run > 0 && run >= length && !(run == 1 && text[start] == '一' && !(start + 1 < end && text[start + 1] is '日' or '号' or '月')))
                tokens.Add(new FactToken(FactTokenKind.Number, start, start + (length = run), text.Substring(start, run), Number: ChineseNumerals.Value(text.AsSpan(start, run))));
            else
                tokens.Add(new FactToken(FactTokenKind.Word, start, start + length, text.Substring(start, length), meaning));
            start += length;
        }
    }

    private static (int Length, FactWord? Meaning) LongestWord(string text, int start, int end, FactWords words)
    {
        for (var length = Math.Min(LongestHanWord, end - start); length > 0; length--)
        {
            if (words.FindPhrase(text.Substring(start, length)) is { } meaning) return (length, meaning);
        }

        return (1, null);
    }

    /// <summary>"More than" is one token; its words no longer say anything by themselves.</summary>
    private static List<FactToken> JoinPhrases(List<FactToken> tokens, FactWords words)
    {
        var joined = new List<FactToken>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var length = Math.Min(FactWords.LongestPhrase, tokens.Count - i);
            FactWord? meaning = null;
            for (; length > 1; length--)
            {
                if (tokens[i].Kind != FactTokenKind.Word || tokens[i].Text[0] > '\u2E7F') continue;
                meaning = words.FindPhrase(string.Join(' ', tokens.Skip(i).Take(length).Select(t => t.Text)));
                if (meaning is not null) break;
            }

            joined.Add(meaning is null ? tokens[i] : tokens[i] with { End = tokens[i + length - 1].End, Meaning = meaning });
            i += meaning is null ? 1 : length;
        }

        return joined;
    }
}
