namespace SummitBot.Articles;

/// <summary>Which letters belong together, as far as cutting and counting text needs it.</summary>
internal static class Scripts
{
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '\u3005' or '\u3007';

    public static bool IsKana(char c) => c is >= '\u3041' and <= '\u30FF' and not '\u30FB' or >= '\uFF66' and <= '\uFF9F';

    /// <summary>Letters written without spaces between words.</summary>
    public static bool IsCjk(char c) => IsHan(c) || IsKana(c);

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    public static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F' and not '×' and not '÷' or '\u0259' or >= '\u1E00' and <= '\u1EFF';
}
