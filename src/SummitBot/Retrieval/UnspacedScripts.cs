using System.Globalization;

namespace SummitBot.Retrieval;

/// <summary>Scripts whose words are not parted by spaces (or, as in Korean, hold endings that matter less than pairs of syllables).</summary>
internal static class UnspacedScripts
{
    public static bool Contains(int codePoint) => codePoint switch
    {
        < 0x0E00 => false,
        // Thai, Lao, Burmese, Khmer: letters, vowel signs and digits, but no punctuation.
        <= 0x0EFF or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) =>
            CharUnicodeInfo.GetUnicodeCategory(codePoint) is not (UnicodeCategory.OtherPunctuation or UnicodeCategory.OtherNotAssigned or UnicodeCategory.DecimalDigitNumber),
        // Kana without the middle dot, which parts foreign names; iteration mark; Han; Hangul.
        0x30FB => false,
        0x3005 or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => true,
        _ => false,
    };
}
