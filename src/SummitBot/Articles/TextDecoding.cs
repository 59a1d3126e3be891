using System.Text;

namespace SummitBot.Articles;

/// <summary>Bytes of a file as text: UTF-8 or UTF-16, with or without a byte order mark. Anything else is not text we can read.</summary>
internal static class TextDecoding
{
    // One damaged character in a thousand is a scratch; more is another encoding or no text at all.
    private const double MostDamaged = 0.001;
    private const double MostControls = 0.02;
    private const int Sample = 8_192;

    /// <exception cref="MalformedArticleException">The bytes are not text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => throw new MalformedArticleException("UTF-32 text: save it as UTF-8"),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            _ => Guess(bytes).GetString(bytes),
        };

        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        if (text.Contains('\0') || Controls(sample) > MostControls * sample.Length)
            throw new MalformedArticleException("a binary file, not text");
        if (text.AsSpan().Count('\uFFFD') is var damaged && damaged > 1 + (MostDamaged * text.Length))
            throw new MalformedArticleException("neither UTF-8 nor UTF-16 text");
        return text;
    }

    /// <summary>UTF-16 of any alphabet has zero bytes (spaces, digits, line breaks), and all of them on one side.</summary>
    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        var isUtf16 = bytes.Length % 2 == 0 && even + odd >= sample.Length / 100.0 && even + odd > 0;
        return isUtf16 && even == 0 ? Encoding.Unicode : isUtf16 && odd == 0 ? Encoding.BigEndianUnicode : Encoding.UTF8;
    }

    private static int Controls(ReadOnlySpan<char> text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (char.IsControl(c) && !char.IsWhiteSpace(c))
                controls++;
        }

        return controls;
    }
}
