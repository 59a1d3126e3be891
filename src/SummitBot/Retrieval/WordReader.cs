using System.Buffers;
using System.Globalization;
using System.Text;

namespace SummitBot.Retrieval;

internal enum WordKind
{
    Word,
    Number,

    /// <summary>Letters with dots between: "U.S.".</summary>
    Acronym,

    /// <summary>A run of a script written without spaces: Chinese, Japanese, Korean, Thai.</summary>
    Unspaced,
}

/// <param name="Number">The number in its normal form; null for other kinds.</param>
internal readonly record struct WordSpan(int Start, int Length, WordKind Kind, string? Number = null);

/// <summary>Cuts a text into words, numbers and runs of unspaced scripts; everything else only separates them.</summary>
internal ref struct WordReader(ReadOnlySpan<char> text, NumberStyle numbers)
{
    private enum CharClass : byte { Other, Letter, Digit, Unspaced, Apostrophe, Inner }

    private static readonly CharClass[] Classes = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => Classify(new string((char)c, 1), c))];

    private readonly ReadOnlySpan<char> text = text;
    private int position;

    public bool Read(out WordSpan word)
    {
        for (var start = position; start < text.Length; start = position)
        {
            switch (ClassAt(start, out var width))
            {
                case CharClass.Letter:
                    word = ReadWord(start);
                    return true;
                case CharClass.Digit:
                    word = ReadNumber(start);
                    return true;
                case CharClass.Unspaced:
                    word = Take(start, RunEnd(start), WordKind.Unspaced);
                    return true;
                default:
                    position = start + width;
                    break;
            }
        }
        word = default;
        return false;
    }

    private WordSpan ReadWord(int start)
    {
        var acronym = AcronymEnd(start);
        return acronym > start ? Take(start, acronym, WordKind.Acronym) : Take(start, WordEnd(start), WordKind.Word);
    }

    /// <summary>"24th" and "4K" are words that begin with digits; "31.5bn" is a number and a word.</summary>
    private WordSpan ReadNumber(int start)
    {
        var end = numbers.Read(text, start, out var value);
        var word = WordEnd(start);
        if (word > end && text[start..end].IndexOfAnyExceptInRange('0', '9') < 0)
            return Take(start, word, WordKind.Word);
        position = end;
        return new WordSpan(start, end - start, WordKind.Number, value);
    }

    private WordSpan Take(int start, int end, WordKind kind)
    {
        position = end;
        return new WordSpan(start, end - start, kind);
    }

    private readonly int WordEnd(int i)
    {
        while (i < text.Length)
        {
            var next = ClassAt(i, out var width);
            if (next is CharClass.Letter or CharClass.Digit or CharClass.Inner
                || (next == CharClass.Apostrophe && i + 1 < text.Length && ClassAt(i + 1, out _) == CharClass.Letter))
                i += width;
            else
                break;
        }
        return i;
    }

    private readonly int RunEnd(int i)
    {
        while (i < text.Length && ClassAt(i, out var width) is CharClass.Unspaced or CharClass.Inner)
            i += width;
        return i;
    }

    /// <summary>Single letters, each but the last followed by a dot: at least two of them.</summary>
    private readonly int AcronymEnd(int start)
    {
        var end = start;
        for (var i = start; i + 1 < text.Length && ClassAt(i, out _) == CharClass.Letter && text[i + 1] == '.'; i += 2)
            end = i + 2;
        if (end - start < 4)
            return start;
        // In "B.B.King" the last dot belongs to a longer word.
        return end < text.Length && ClassAt(end, out _) is CharClass.Letter or CharClass.Digit ? start : end;
    }

    private readonly CharClass ClassAt(int i, out int width)
    {
        width = 1;
        var c = text[i];
        if (!char.IsSurrogate(c))
            return Classes[c];
        if (Rune.DecodeFromUtf16(text[i..], out var rune, out width) != OperationStatus.Done)
            return CharClass.Other;
        return Classify(rune.ToString(), rune.Value);
    }

    private static CharClass Classify(string c, int code) => code switch
    {
        '\'' or '`' or '´' or '‘' or '’' or 'ʻ' or 'ʼ' or '′' or '＇' => CharClass.Apostrophe,
        _ when UnspacedScripts.Contains(code) => CharClass.Unspaced,
        _ => CharUnicodeInfo.GetUnicodeCategory(c, 0) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharClass.Letter,
            UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => CharClass.Inner,
            _ => CharClass.Other,
        },
    };
}
