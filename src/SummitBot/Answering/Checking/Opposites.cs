using System.Text.RegularExpressions;

namespace SummitBot.Answering.Checking;

/// <summary>Words of which one says the opposite of the other: a claim must not have one where its sentences have the other.</summary>
/// <remarks>A short list for news, in five languages; what is not on it is not seen.</remarks>
internal static partial class Opposites
{
    private static readonly (Regex One, Regex Other)[] Pairs =
    [
        (Up(), Down()), (Largest(), Smallest()), (Praise(), Blame()), (Support(), Oppose()), (Begin(), End()), (Arrive(), Leave()), (Before(), After()), (Strengthen(), Weaken()), (Import(), Export()),
        (Yellow(), Red()), (Moderate(), High()),
    ];

    public static bool Turn(string claim, IReadOnlyList<TextReading> cited) =>
        Pairs.Any(p => IsOnly(p.One, p.Other, claim) && IsOnly(p.Other, p.One, cited) || IsOnly(p.Other, p.One, claim) && IsOnly(p.One, p.Other, cited));

    private static bool IsOnly(Regex one, Regex other, string text) => one.IsMatch(text) && !other.IsMatch(text);

    private static bool IsOnly(Regex one, Regex other, IReadOnlyList<TextReading> texts) => texts.Any(t => one.IsMatch(t.Text)) && !texts.Any(t => other.IsMatch(t.Text));

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:r[io]se|risen|rising|rises|gr[eo]w|grown|growing|grows|growth|increas\p{L}+|climb\p{L}*|jump\p{L}*|soar\p{L}*|rais(?:e|ed|es|ing)|hik(?:e|ed|es|ing)|reach(?:ed|es)?|вырос\p{L}*|раст[её]т|рост\p{L}{0,2}|увелич\p{L}*|достиг\p{L}*|өс[ткіу]\p{L}*|артт\p{L}*|жетт\p{L}*|art(?:tı|ış|ıyor)\p{L}*|yüksel\p{L}*|ulaş\p{L}*)\b|增长|上升|增加|达到|达", Rule)]
    private static partial Regex Up();

    [GeneratedRegex(@"\b(?:fell|fall(?:s|en|ing)?|declin(?:e|es|ed|ing)(?! to \p{Ll})|drop(?:s|ped|ping)?|shr[aiu]nk\p{L}*|decreas\p{L}+|plung\p{L}*|slump\p{L}*|cut(?:s|ting)?|lower(?:s|ed|ing)|reduc(?:e|ed|es|ing)|slow(?:s|ed|ing)|упал\p{L}*|сни[зж]\p{L}*|сокра[тщ]\p{L}*|падени\p{L}*|төменде\p{L}*|азай\p{L}*|düş(?:tü|üş|üyor)\p{L}*|azal\p{L}*|geriled\p{L}*)\b|下降|减少|下跌|降至", Rule)]
    private static partial Regex Down();

    [GeneratedRegex(@"\b(?:largest|biggest|крупнейш\p{L}*|сам\p{L}{2} (?:больш|крупн)\p{L}*|ең (?:ірі|үлкен)|en büyük)\b|最大", Rule)]
    private static partial Regex Largest();

    [GeneratedRegex(@"\b(?:smallest|tiniest|least|мельчайш\p{L}*|сам\p{L}{2} (?:маленьк|мал)\p{L}*|наименьш\p{L}*|ең (?:кіші|шағын)|en küçük)\b|最小", Rule)]
    private static partial Regex Smallest();

    [GeneratedRegex(@"\b(?:prais\p{L}+|spoke highly|speaks highly|welcomed|hail(?:ed|s)|commend\p{L}*|хвал\p{L}*|похвал\p{L}*|высоко оцен\p{L}*|жоғары бағала\p{L}*|öv(?:dü|gü|üyor)\p{L}*)\b|赞扬|高度评价|称赞", Rule)]
    private static partial Regex Praise();

    [GeneratedRegex(@"\b(?:critici[sz]\p{L}+|condemn\p{L}*|denounc\p{L}*|blam(?:e|ed|es|ing)|attack(?:ed|s)|раскритик\p{L}*|критик\p{L}*|осуди\p{L}*|сына\p{L}*|айыпта\p{L}*|eleştir\p{L}*|kına\p{L}*)\b|批评|谴责", Rule)]
    private static partial Regex Blame();

    [GeneratedRegex(@"\b(?:support(?:s|ed|ing)?|back(?:s|ed|ing)|поддерж\p{L}*|қолда\p{L}*|destekl\p{L}*)\b|支持", Rule)]
    private static partial Regex Support();

    [GeneratedRegex(@"\b(?:oppos(?:e|es|ed|ing|ition)|against|resist(?:s|ed|ing)?|undermin\p{L}*|против\p{L}*|қарсы\p{L}*|karşı)\b|反对", Rule)]
    private static partial Regex Oppose();

    [GeneratedRegex(@"\b(?:began|begin(?:s|ning)?|begun|start(?:s|ed|ing)?|launch\p{L}*|нача\p{L}*|начин\p{L}*|баста\p{L}*|başla\p{L}*)\b|开始|始于", Rule)]
    private static partial Regex Begin();

    [GeneratedRegex(@"\b(?:end(?:s|ed|ing)|finish\p{L}*|conclude[sd]? (?:in|on)|over since|законч\p{L}*|заверш\p{L}*|аяқта\p{L}*|bitti|sona erdi)\b|结束", Rule)]
    private static partial Regex End();

    [GeneratedRegex(@"\b(?:arriv\p{L}+|landed|came to|прибы\p{L}*|прилете\p{L}*|приеха\p{L}*|кел(?:ді|ген|еді)\p{L}*|gel(?:di|miş|ecek)\p{L}*)\b|抵达|到达", Rule)]
    private static partial Regex Arrive();

    [GeneratedRegex(@"\b(?:left|leav(?:e|es|ing)|depart\p{L}*|flew out|покин\p{L}*|улете\p{L}*|уеха\p{L}*|кетті|кеткен|ayrıl\p{L}*)\b|离开", Rule)]
    private static partial Regex Leave();

    [GeneratedRegex(@"\b(?:before|ahead of|prior to|до начала|перед|накануне|бұрын|önce(?:si)?)\b|之前", Rule)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:after|following|после|кейін|sonra(?:sı)?)\b|之后", Rule)]
    private static partial Regex After();

    [GeneratedRegex(@"\b(?:strengthen\p{L}*|stronger|deepen\p{L}*|укреп\p{L}*|углуб\p{L}*|нығайт\p{L}*|тереңдет\p{L}*|güçlendir\p{L}*|derinleştir\p{L}*)\b|加强|深化", Rule)]
    private static partial Regex Strengthen();

    [GeneratedRegex(@"\b(?:weaken\p{L}*|weaker|loosen\p{L}*|ослаб\p{L}*|әлсірет\p{L}*|zayıflat\p{L}*)\b|削弱", Rule)]
    private static partial Regex Weaken();

    [GeneratedRegex(@"\b(?:import(?:s|ed|ing)?|импорт\p{L}*|ithal\p{L}*)\b|进口", Rule)]
    private static partial Regex Import();

    [GeneratedRegex(@"\b(?:export(?:s|ed|ing)?|экспорт\p{L}*|ihra[cç]\p{L}*)\b|出口", Rule)]
    private static partial Regex Export();

    [GeneratedRegex(@"\b(?:yellow|ж[её]лт\p{L}*|сары|sarı)\b|黄色", Rule)]
    private static partial Regex Yellow();

    [GeneratedRegex(@"\b(?:red|orange|green|красн\p{L}*|оранжев\p{L}*|зел[её]н\p{L}*|қызыл|жасыл|kırmızı|turuncu|yeşil)\b|红色|橙色|绿色", Rule)]
    private static partial Regex Red();

    [GeneratedRegex(@"\b(?:moderate|medium|low|умеренн\p{L}*|средн\p{L}*|низк\p{L}*|орташа|төмен|orta|düşük)\b|中等|低级", Rule)]
    private static partial Regex Moderate();

    [GeneratedRegex(@"\b(?:high|highest|severe|critical|extreme|maximum|высок\p{L}*|критическ\p{L}*|жоғары|yüksek|kritik)\b|高级|严重", Rule)]
    private static partial Regex High();
}
