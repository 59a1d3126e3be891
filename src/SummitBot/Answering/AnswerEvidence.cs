using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Tells whether a sentence holds the kind of thing a question asks for, beyond what the question says itself.</summary>
internal static partial class AnswerEvidence
{
    /// <returns>null when nothing can be told: the type names no pattern, or the script shows no names.</returns>
    public static bool? Holds(AnswerType type, string sentence, string question) => type switch
    {
        AnswerType.When => New(Date(), sentence, question),
        AnswerType.HowMany => New(Price().IsMatch(question) ? Money() : Number(), sentence, question),
        AnswerType.Who => Cjk().IsMatch(sentence) ? null : HasNewName(sentence, question),
        AnswerType.Where => Cjk().IsMatch(sentence) ? ChinesePlace().IsMatch(sentence) : New(Place(), sentence, question),
        AnswerType.Why => Cause().IsMatch(sentence),
        AnswerType.List => Enumeration().IsMatch(sentence),
        AnswerType.What => Cjk().IsMatch(sentence) ? null : HasNewName(sentence, question) || Quoted().IsMatch(sentence),
        _ => null,
    };

    /// <summary>Runs of capitalised words, in reading order; a sentence's first word only when another capitalised word follows it.</summary>
    public static IEnumerable<string> Names(string text)
    {
        foreach (Match match in CapitalisedRun().Matches(text))
        {
            if (match.ValueSpan.IndexOf(' ') >= 0 || !StartsSentence(text, match.Index)) yield return match.Value;
        }
    }

    private static bool New(Regex kind, string sentence, string question)
    {
        foreach (Match match in kind.Matches(sentence))
        {
            if (!question.Contains(match.Value, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool HasNewName(string sentence, string question) =>
        Names(sentence).Any(name => name.Split(' ').Any(word => !question.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static bool StartsSentence(string text, int index)
    {
        var before = text.AsSpan(0, index).TrimEnd(" \t\r\n\"'“”‘’«»(");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '…';
    }

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\p{Lu}[\p{L}\p{M}'’\-]*(?: \p{Lu}[\p{L}\p{M}'’\-]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalisedRun();

    [GeneratedRegex(@"\b1\d{3}s?\b|\b20\d{2}s?\b|\b(?:january|february|march|april|may \d|june|july|august|september|october|november|december)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bcentur(?:y|ies)\b|\bdecades?\b|\b(?:years?|months?|weeks?|days?|hours?) (?:later|ago|earlier|after|before)\b|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b(?:январ|феврал|марта?\b|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|столети|десятилети)\w*|\bвек(?:а|е|у|ов)?\b|\bгод(?:а|у|ы|ах|ов)?\b|\b(?:ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık)\b|\byüzyıl\w*|\byıl(?:ı|ın|lar)\w*|\b(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\w*|\b(?:жыл|ғасыр)\w*|[\d一二三四五六七八九十]+(?:年|月|日|世纪|点)", Rule)]
    private static partial Regex Date();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|twice|once|second-largest|один|одн[аои]\w*|два|две|двух|тр[иё]\w*|четыр\w+|пят[ьи]\w*|шест[ьи]\w*|сем[ьи]|восем\w+|девят\w+|десят\w+|сто|сот\w*|тысяч\w*|миллион\w*|миллиард\w*|половин\w+|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|yirmi|otuz|yüz|bin|milyon|milyar|yarısı|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жүз|мың)\b|[零一二两三四五六七八九十百千万亿]+(?:个|名|人|年|次|种|座|位|家|条|项|%)|百分之|一半", Rule)]
    private static partial Regex Number();

    /// <summary>Asks for an amount of money.</summary>
    [GeneratedRegex(@"\b(?:costs?|price[ds]?|worth|pay|paid|pays|spen[dt]|spending|budget|salary|стои(?:т|ла|ло|ли|мость|мости)|цен[аыу]|құны|бағасы|maliyet\w*|fiyat\w*)\b|花费|价格|多少钱|造价", Rule)]
    private static partial Regex Price();

    [GeneratedRegex(@"[$€£¥₽₸₺]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€£¥₽₸₺]|(?:thousand|million|billion|trillion|тысяч\w*|миллион\w*|миллиард\w*|мың|миллион|миллиард|bin|milyon|milyar)?\s?(?:us )?(?:dollars?|euros?|pounds?|yuan|rubles?|roubles?|tenge|lira|доллар\w*|евро|рубл\w*|тенге|юан\w*|теңге|dolar\w*|avro))|\d[\d.,]*\s?[万亿]?(?:美元|人民币|元|欧元|卢布)|\b(?:million|billion)s? (?:of )?(?:dollars|euros|pounds)|\bfree of charge\b|\d[\d.,]*\s?(?:million|billion)\b", Rule)]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Ii]nto|[Aa]cross|[Oo]utside|[Ii]nside|[Tt]hroughout|[Tt]owards?|[Oo]f|[Oo]n|[Oo]ff|[Aa]long|[Bb]etween|[Ww]ithin|[Vv]ia|[Aa]round)\s+(?:the |a |an )?(?:(?:north|south|east|west|central)\w* )?\p{Lu}\p{L}+|\b(?:[Вв]о?|[Нн]а|[Ии]з|[Пп]од|[Оо]коло|[Вв]озле|[Чч]ерез|[Пп]о|[Кк])\s+\p{Lu}\p{L}+|\p{Lu}\p{L}+['’]?(?:n?[dt][ae]n?|y[ae]|ndaki|ndeki|daki|deki)\b|\p{Lu}\p{L}+(?:н?[дт][ае]н?|[ғқ]а|[гк]е)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("在|位于|于|至|到|前往|来自")]
    private static partial Regex ChinesePlace();

    [GeneratedRegex(@"\b(?:because|due to|owing to|since|as a result|result(?:s|ed|ing)? (?:of|from|in)|caus(?:e|ed|es|ing)|in order to|so that|so as to|so as not|thanks to|therefore|thus|reasons?|aim(?:s|ed|ing)? (?:to|at)|intended to|designed to|to (?:ensure|prevent|avoid|protect|allow|help|make|keep|promote|provide|reduce|improve)|for fear|led to|after)\b|\b(?:потому|поскольку|благодаря|чтобы|вследствие|поэтому)\b|\bиз-за\b|\bтак как\b|\bв (?:связи|результате)\b|\bпричин\w*|\bç[uü]nkü\b|\b(?:nedeniyle|dolayı|yüzünden|sebebiyle|için|sonucunda|sayesinde|amacıyla)\b|\b(?:өйткені|себебі|үшін|салдарынан|байланысты|нәтижесінде|сондықтан)\b|因为|由于|因而|因此|为了|以便|导致|所以|原因|旨在", Rule)]
    private static partial Regex Cause();

    [GeneratedRegex(@"[\w\)""”»]+,\s[^,.;]{1,60},?\s(?:and|or|и|или|ve|veya|және|мен|as well as)\s|,[^,.;]{1,60},[^,.;]{1,60},|、[^、。]{1,30}(?:、|和|及|与)", Rule)]
    private static partial Regex Enumeration();

    [GeneratedRegex("[\"“«][^\"”»]{2,80}[\"”»]|「[^」]+」|《[^》]+》")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}]")]
    private static partial Regex Cjk();
}
