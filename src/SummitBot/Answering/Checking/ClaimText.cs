using System.Text.RegularExpressions;

namespace SummitBot.Answering.Checking;

/// <summary>Smooths over where ids stood, so that a claim reads as if it had been written without them.</summary>
internal static partial class ClaimText
{
    public static string Clean(string text)
    {
        var clean = ItemNumber().Replace(text, "");
        clean = SourceNote().Replace(clean, " ");
        clean = Attribution().Replace(clean, "");
        clean = clean.Replace(SentenceBuffer.Mark, ' ');
        clean = EmptyPair().Replace(clean, " ");
        clean = Blanks().Replace(clean, " ");
        clean = BlankBeforeMark().Replace(clean, "$1");
        clean = clean.Trim(' ', ',', ';', '，', '、', '；').TrimStart('.', ':', '!', '?', '。', '：', '-', '–', '—', ' ');
        return clean.Any(char.IsLetterOrDigit) ? clean : "";
    }

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\(\d{1,2}\)\s+")]
    private static partial Regex ItemNumber();

    /// <summary>"(Source: [2.3])", "Sources: [2.3], [2.4]".</summary>
    [GeneratedRegex(@"[(（]?\b(?:sources?|see|источники?|см\.?|kaynak(?:lar)?|дереккөз(?:дер)?|来源|参见)\s*[:：]?\s*[\uE000,;，、\s]*\uE000\s*[)）]?|来源\s*[:：]?\s*\uE000+", Rule)]
    private static partial Regex SourceNote();

    /// <summary>"According to [2.3], ...": names a source that is shown another way.</summary>
    [GeneratedRegex(@"\b(?:according to|as (?:stated|reported|noted|mentioned) in|as per|based on|согласно|по данным|как сообщается в)[\s\uE000]*\uE000[\s\uE000]*,?\s*|\uE000[\s\uE000]*(?:'?[a-zğıüşöç]{0,3} göre|бойынша|сәйкес),?\s*|根据\s*\uE000+[，,]?\s*", Rule)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"\(\s*\)|（\s*）|""\s+""|“\s*”|«\s*»|\(\s*[,;]\s*\)")]
    private static partial Regex EmptyPair();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+([.,;:!?…。，；：！？、)）”»])")]
    private static partial Regex BlankBeforeMark();
}
