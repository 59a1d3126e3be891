using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Talk about where the answer is to come from ("what do your articles say about ..."): every answer comes from there, so it is no subject to search for.</summary>
internal static partial class SourceTalk
{
    public static string Without(string question) => Whitespace.Fold(Talk().Replace(question, " "));

    /// <summary>Asks what each article has to say: "what do both articles report", "compare".</summary>
    public static bool IsOfEach(string question) => OfEach().IsMatch(question);

    [GeneratedRegex(
        @"\b(?:both|each|the two|all|different|several|across)(?: of)?(?: the| your| these)?\s+(?:articles?|sources?|reports?)\b|\bcompar(?:e|ing|ison)\b|\bbetween the (?:two )?(?:articles|sources)\b"
        + @"|\b(?:обе(?:их|им|ими)?|каждая|каждой|две|двух|разны[ехм]\w*)\s+стат\w+|\bсравни\w*|\bекі (?:мақала|дереккөз)\w*|\b(?:әр|екеу)\w* мақала\w*|\bсалыстыр\w*"
        + @"|\b(?:her iki|iki|her bir|farklı)\s+(?:makale|haber|kaynak)\w*|\bkarşılaştır\w*|两篇|每篇|各篇|比较|对比|两个来源",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfEach();

    [GeneratedRegex(
        @"^\s*compare (?=what )|\bacross (?:the|your|both) (?:articles|sources)\b|\b(?:do|does|did|according to|in|from|based on)\s+(?:(?:any|each|both|all) of )?(?:your|the|each|any|both|these|those)(?:\s+two)?\s+(?:articles|(?:each|any|both) article|article that \w+ (?:it|this|them)|sources)\b(?:\s+(?:say|says|report|reports|state|mention|tell|write|announce|give)\b(?:\s+(?:or|and)\s+(?:say|report|state|mention|announce)\b)?)?"
        + @"|\b(?:do|does|did)\s+(?:each|the)\s+article\s+(?:say|report|state|mention|give)\b"
        + @"|\b(?:говорят|говорится|сказано|пишут|сообщают|согласно|по)\s+(?:в\s+)?(?:твои|ваши|твоих|ваших|твоим|вашим|этих|этим)?\s*(?:статьи|статьях|статьям|источники|источниках|источникам)\b"
        + "|根据(?:你的|这些)?(?:文章|来源|资料)[，,]?|(?:你的|这些)?文章(?:里|中)?(?:怎么)?说",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Talk();
}
