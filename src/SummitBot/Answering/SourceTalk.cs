using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Talk about where the answer is to come from ("what do your articles say about ..."): every answer comes from there, so it is no subject to search for.</summary>
internal static partial class SourceTalk
{
    public static string Without(string question) => Whitespace.Fold(Talk().Replace(question, " "));

    [GeneratedRegex(
        @"\b(?:do|does|did|according to|in|from|based on)\s+(?:(?:any|each|both|all) of )?(?:your|the|each|any|both|these|those)\s+(?:articles|(?:each|any|both) article|article that \w+ (?:it|this|them)|sources)\b(?:\s+(?:say|says|report|reports|state|mention|tell|write|announce|give)\b(?:\s+(?:or|and)\s+(?:say|report|state|mention|announce)\b)?)?"
        + @"|\b(?:do|does|did)\s+(?:each|the)\s+article\s+(?:say|report|state|mention|give)\b"
        + @"|\b(?:говорят|говорится|сказано|пишут|сообщают|согласно|по)\s+(?:в\s+)?(?:твои|ваши|твоих|ваших|твоим|вашим|этих|этим)?\s*(?:статьи|статьях|статьям|источники|источниках|источникам)\b"
        + "|根据(?:你的|这些)?(?:文章|来源|资料)[，,]?|(?:你的|这些)?文章(?:里|中)?(?:怎么)?说",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Talk();
}
