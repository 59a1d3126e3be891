using System.Buffers;
using System.Globalization;

namespace SummitBot.Articles;

/// <summary>Walks over what spellings are made of: words, and single Han characters, which nothing separates.</summary>
internal ref struct GlossaryWordScanner(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’ʼ‘`´ʻ");

    /// <summary>Between the words of one name: "Qasym-Zhomart", "Один пояс, один путь", 弗拉基米尔·普京.</summary>
    private static readonly SearchValues<char> Joints = SearchValues.Create(" \t\r\n\u00A0\u202F-‐‑–—,，、·•・«»“”\"„()（）");

    /// <summary>What is written after an apostrophe and does not belong to the name: the English s and Turkish cases, folded.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Tails = new HashSet<string>(
        ("s i u a e yi yu ya ye da de ta te dan den tan ten in un nin nun la le yla yle daki deki taki teki ndaki ndeki " +
         "ni nu na ne nda nde ndan nden li lu lar ler dir dur tir tur ki").Split(' ')).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> _text = text;

    public int Start { get; private set; }

    /// <summary>Where the word ends, with what follows an apostrophe.</summary>
    public int End { get; private set; }

    /// <summary>The word without a case ending behind an apostrophe: the "Astana" of "Astana'da".</summary>
    public readonly ReadOnlySpan<char> Word => _text[Start.._wordEnd];

    public bool IsHan { get; private set; }

    /// <summary>No name goes on over what stands before this word: the end of a sentence, a blank line.</summary>
    public bool FollowsBreak { get; private set; }

    private int _wordEnd;

    public bool MoveNext()
    {
        var previousEnd = End;
        var previousLength = _wordEnd - Start;
        var at = End;
        while (at < _text.Length && !IsWordCharacter(_text[at]))
            at++;
        if (at == _text.Length)
            return false;

        FollowsBreak = previousEnd > 0 && IsBreak(_text[previousEnd..at], previousLength);
        Start = at;
        IsHan = IsHanCharacter(_text[at]);
        if (IsHan)
        {
            _wordEnd = End = at + 1;
            return true;
        }

        var apostrophe = -1;
        for (at++; at < _text.Length; at++)
        {
            if (Apostrophes.Contains(_text[at]) && at + 1 < _text.Length && IsWordCharacter(_text[at + 1]) && !IsHanCharacter(_text[at + 1]))
                apostrophe = at;
            else if (!IsWordCharacter(_text[at]) || IsHanCharacter(_text[at]))
                break;
        }

        End = at;
        _wordEnd = apostrophe > 0 && IsTail(_text[(apostrophe + 1)..at]) ? apostrophe : at;
        return true;
    }

    /// <summary>Han characters of the basic plane; the rare ones outside do not occur in names of the news.</summary>
    public static bool IsHanCharacter(char letter) => letter is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private static bool IsWordCharacter(char letter) =>
        char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;

    private static bool IsTail(ReadOnlySpan<char> tail)
    {
        if (tail.Length > 5)
            return false;

        Span<char> folded = stackalloc char[5];
        return Tails.Contains(folded[..GlossaryFolding.Fold(tail, folded)]);
    }

    /// <summary>A full stop joins only after an initial: "U.S.", "V. Putin".</summary>
    private static bool IsBreak(ReadOnlySpan<char> between, int previousLength)
    {
        foreach (var mark in between)
        {
            if (!Joints.Contains(mark) && !Apostrophes.Contains(mark) && !(mark == '.' && previousLength == 1))
                return true;
        }

        return between.Count('\n') > 1;
    }
}
