namespace SummitBot.Answering.Checking;

/// <summary>Numbers in Chinese characters: 二十三, 一千七百, 二〇二四.</summary>
internal static class ChineseNumerals
{
    private const decimal Largest = 1e18m;
    private const string Digits = "零一二三四五六七八九";

    /// <returns>How many of the first characters are numerals; scales (万, 亿) count only behind another numeral.</returns>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (Digit(text[length]) >= 0 || Tens(text[length]) > 0 || (length > 0 && Scale(text[length]) > 0))) length++;
        return length;
    }

    public static decimal Value(ReadOnlySpan<char> numerals)
    {
        if (numerals.IndexOfAny("十百千万亿") < 0) return Positional(numerals);

        decimal total = 0, section = 0, digit = 0;
        foreach (var c in numerals)
        {
            if (Scale(c) is var scale and > 0)
            {
                // 三亿五千万 is 3 亿 and 5000 万; 一万亿 is 亿 ten thousand times.
                total = c == '亿' ? (total + section + digit) * scale : total + ((section + digit) * scale);
                (section, digit) = (0, 0);
                if (total > Largest) return Largest;
            }
            else if (Tens(c) is var tens and > 0)
            {
                section += (digit == 0 ? 1 : digit) * tens;
                digit = 0;
            }
            else
                digit = Digit(c);
        }

        return total + section + digit;
    }

    /// <summary>The number a scale multiplies by, or 0.</summary>
    public static decimal Scale(char c) => c switch { '万' => 10_000, '亿' => 100_000_000, _ => 0 };

    private static int Digit(char c) => c switch { '〇' => 0, '两' => 2, _ => Digits.IndexOf(c) };

    private static int Tens(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };

    /// <summary>二〇二四, and a single numeral.</summary>
    private static decimal Positional(ReadOnlySpan<char> numerals)
    {
        decimal value = 0;
        foreach (var c in numerals[..Math.Min(numerals.Length, 12)]) value = (value * 10) + Digit(c);
        return value;
    }
}
