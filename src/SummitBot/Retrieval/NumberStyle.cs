using System.Globalization;

namespace SummitBot.Retrieval;

/// <summary>How a language writes numbers, so that 1,700 and 1.700 and 1 700 become the same 1700.</summary>
/// <param name="Thousands">Characters that may part groups of three digits.</param>
/// <param name="Decimals">Characters that may begin the fraction.</param>
internal sealed record NumberStyle(string Thousands, string Decimals)
{
    private const string HardSpaces = "\u00A0\u2009\u202F";

    private static readonly NumberStyle Commas = new(",٬'’" + HardSpaces, ".");
    private static readonly NumberStyle Dots = new("." + HardSpaces, ",.");
    private static readonly NumberStyle Spaces = new(" " + HardSpaces, ",.");

    public static NumberStyle Of(string language) => language switch
    {
        "tr" or "de" or "es" or "it" or "pt" or "nl" or "id" or "el" or "da" or "az" => Dots,
        "ru" or "kk" or "uk" or "be" or "bg" or "ky" or "uz" or "fr" or "pl" or "cs" or "sv" or "fi" or "no" => Spaces,
        _ => Commas,
    };

    /// <returns>Where the number that begins at <paramref name="start"/> ends.</returns>
    public int Read(ReadOnlySpan<char> text, int start, out string value)
    {
        var end = DigitsEnd(text, start);
        var whole = Digits(text[start..end]);
        if (end - start <= 3)
        {
            for (var separator = Separator(text, end, Thousands); separator is { } s && Separator(text, end, Thousands) == s && IsGroupOfThree(text, end + 1);)
            {
                whole += Digits(text[(end + 1)..(end + 4)]);
                end += 4;
            }
        }
        whole = whole.TrimStart('0') is { Length: > 0 } significant ? significant : "0";

        if (Separator(text, end, Decimals) is not null && DigitsEnd(text, end + 1) is var fraction && !IsDatePart(text, start, fraction))
        {
            value = $"{whole}.{Digits(text[(end + 1)..fraction])}";
            return fraction;
        }
        if (Separator(text, end, ":") is not null && DigitsEnd(text, end + 1) == end + 3)
        {
            value = $"{whole}:{Digits(text[(end + 1)..(end + 3)])}";
            return end + 3;
        }
        value = whole;
        return end;
    }

    private static int DigitsEnd(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && char.IsDigit(text[i]))
            i++;
        return i;
    }

    private static char? Separator(ReadOnlySpan<char> text, int i, string separators) =>
        i + 1 < text.Length && char.IsDigit(text[i + 1]) && separators.Contains(text[i]) ? text[i] : null;

    private static bool IsGroupOfThree(ReadOnlySpan<char> text, int i) => DigitsEnd(text, i) == i + 3;

    /// <summary>02.07.2024: another separator stands before or after, so neither 02.07 nor 07.2024 is a decimal.</summary>
    private static bool IsDatePart(ReadOnlySpan<char> text, int start, int end) =>
        Separator(text, end, ".") is not null || (start > 1 && text[start - 1] == '.' && char.IsDigit(text[start - 2]));

    /// <summary>Digits of any script as 0 to 9.</summary>
    private static string Digits(ReadOnlySpan<char> digits)
    {
        var folded = new char[digits.Length];
        for (var i = 0; i < digits.Length; i++)
            folded[i] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(digits[i]));
        return new string(folded);
    }
}
