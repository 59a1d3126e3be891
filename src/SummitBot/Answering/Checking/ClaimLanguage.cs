using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>In which language a claim is read: models do not always answer in that of the question.</summary>
internal static class ClaimLanguage
{
    // Shorter texts show their script but hardly their language.
    private const int LongEnough = 40;

    /// <param name="expected">ISO 639-1 of the answer.</param>
    public static string Of(string text, string expected)
    {
        var isExpectedScript = ScriptOf(expected) == ScriptOf(text.AsSpan());
        if (isExpectedScript && text.Length < LongEnough) return expected;
        var detected = LanguageDetector.Detect(text);
        return FactWordLists.Languages.Contains(detected) || !isExpectedScript && detected != LanguageDetector.Unknown ? detected
            : isExpectedScript ? expected
            : ScriptOf(text.AsSpan()) switch { Script.Han => "zh", Script.Cyrillic => "ru", _ => "en" };
    }

    private enum Script { Latin, Cyrillic, Han }

    private static Script ScriptOf(string language) => language switch
    {
        "zh" => Script.Han,
        "ru" or "kk" => Script.Cyrillic,
        _ => Script.Latin,
    };

    /// <summary>That of most letters; a Han character says as much as three others.</summary>
    private static Script ScriptOf(ReadOnlySpan<char> text)
    {
        int latin = 0, cyrillic = 0, han = 0;
        foreach (var c in text)
        {
            if (Scripts.IsHan(c)) han += 3;
            else if (Scripts.IsCyrillic(c)) cyrillic++;
            else if (Scripts.IsLatin(c)) latin++;
        }

        return han > Math.Max(latin, cyrillic) ? Script.Han : cyrillic > latin ? Script.Cyrillic : Script.Latin;
    }
}
