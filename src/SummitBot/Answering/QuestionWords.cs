using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Reads the answer type off a question's words, by rules for English, Russian, Kazakh, Turkish and Chinese.</summary>
internal static partial class QuestionWords
{
    // Of one language's rules the leftmost match decides ("what is the name of the man who" asks what); at one place the first rule does.
    private static readonly (AnswerType Type, Regex Words)[] English =
    [
        (AnswerType.YesNo, EnglishYesNo()), (AnswerType.HowMany, EnglishHowMany()), (AnswerType.When, EnglishWhen()),
        (AnswerType.List, EnglishList()), (AnswerType.Where, EnglishWhere()), (AnswerType.Who, EnglishWho()),
        (AnswerType.Why, EnglishWhy()), (AnswerType.What, EnglishWhat()),
    ];

    private static readonly (AnswerType Type, Regex Words)[] Russian =
    [
        (AnswerType.YesNo, RussianYesNo()), (AnswerType.HowMany, RussianHowMany()), (AnswerType.When, RussianWhen()),
        (AnswerType.List, RussianList()), (AnswerType.Where, RussianWhere()), (AnswerType.Who, RussianWho()),
        (AnswerType.Why, RussianWhy()), (AnswerType.What, RussianWhat()),
    ];

    private static readonly (AnswerType Type, Regex Words)[] Kazakh =
    [
        (AnswerType.HowMany, KazakhHowMany()), (AnswerType.When, KazakhWhen()), (AnswerType.List, KazakhList()),
        (AnswerType.Where, KazakhWhere()), (AnswerType.Who, KazakhWho()), (AnswerType.Why, KazakhWhy()),
        (AnswerType.What, KazakhWhat()), (AnswerType.YesNo, KazakhYesNo()),
    ];

    private static readonly (AnswerType Type, Regex Words)[] Turkish =
    [
        (AnswerType.When, TurkishWhen()), (AnswerType.HowMany, TurkishHowMany()), (AnswerType.List, TurkishList()),
        (AnswerType.Where, TurkishWhere()), (AnswerType.Who, TurkishWho()), (AnswerType.Why, TurkishWhy()),
        (AnswerType.What, TurkishWhat()), (AnswerType.YesNo, TurkishYesNo()),
    ];

    private static readonly (AnswerType Type, Regex Words)[] Chinese =
    [
        (AnswerType.HowMany, ChineseHowMany()), (AnswerType.When, ChineseWhen()), (AnswerType.List, ChineseList()),
        (AnswerType.Where, ChineseWhere()), (AnswerType.Who, ChineseWho()), (AnswerType.Why, ChineseWhy()),
        (AnswerType.YesNo, ChineseYesNo()), (AnswerType.What, ChineseWhat()),
    ];

    private static readonly string[] Languages = ["en", "zh", "ru", "kk", "tr"];

    /// <param name="language">ISO 639-1; for a language without rules, all rules are tried.</param>
    public static AnswerType TypeOf(string question, string language) => Find(question, language).Type;

    /// <summary>Where the words that ask end: what comes next is mostly what is asked for ("how many | people live there?"). 0 when nothing asks.</summary>
    public static int EndOfAsking(string question, string language) => Find(question, language).End;

    /// <summary>The question asks how things stand now, so the answer owes the date it is as of.</summary>
    public static bool AskAboutNow(string question) => Now().IsMatch(question);

    /// <summary>Where words stand that only say that it asks about now: no article needs to hold them.</summary>
    public static IReadOnlyList<Range> NowWords(string question) => [.. Now().Matches(question).Select(m => m.Index..(m.Index + m.Length))];

    private static (AnswerType Type, int End) Find(string question, string language) => language switch
    {
        "en" => Leftmost(English, question, StartOfMainClause(question)),
        "ru" => Leftmost(Russian, question),
        "kk" => Leftmost(Kazakh, question),
        "tr" => Leftmost(Turkish, question),
        "zh" => Leftmost(Chinese, question),
        _ => Languages.Select(l => Find(question, l)).FirstOrDefault(t => t.Type != AnswerType.Other),
    };

    private static (AnswerType Type, int End) Leftmost((AnswerType Type, Regex Words)[] rules, string question, int start = 0)
    {
        var (best, at, end) = (AnswerType.Other, int.MaxValue, 0);
        var clause = question[start..];
        foreach (var (type, words) in rules)
        {
            var match = words.Match(clause);
            if (match.Success && match.Index < at) (best, at, end) = (type, match.Index, start + match.Index + match.Length);
        }

        return (best, end);
    }

    /// <summary>"When the summit opened, who spoke?" asks who; so does "Can you tell me who spoke?".</summary>
    private static int StartOfMainClause(string question)
    {
        var start = Politeness().Match(question).Length;
        var clause = SubordinateClause().Match(question[start..]);
        return clause.Success && EnglishAny().IsMatch(question[(start + clause.Length)..]) ? start + clause.Length : start;
    }

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\W*(?:(?:can|could|would|will) you (?:please )?(?:tell|say|explain|show)(?: me| us)?|do you know|(?:please )?tell (?:me|us)|i(?: would|'d) like to know)\s+(?:about\s+)?", Rule)]
    private static partial Regex Politeness();

    [GeneratedRegex(@"^\W*(?:when|where|while|after|before|if|although|since|until|as)\b[^,?]*,\s*", Rule)]
    private static partial Regex SubordinateClause();

    [GeneratedRegex(@"\b(?:who|whom|whose|what|which|when|where|why|how)\b", Rule)]
    private static partial Regex EnglishAny();

    [GeneratedRegex(@"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isn't|aren't|wasn't|didn't|doesn't|won't)\b", Rule)]
    private static partial Regex EnglishYesNo();

    [GeneratedRegex(@"\bhow (?:many|much|long|old|far|tall|high|big|large|often|deep|wide|fast|heavy|few)\b|\b(?:what|which)(?:'s| is| was| are| were)?(?: the| a)?(?: total| exact| average| estimated| approximate| overall| combined)? (?:number|amount|percentage|percent|proportion|share|population|length|height|size|age|cost|price|value|worth|ratio|score|rate|volume|distance|duration|width|depth|speed|temperature|ranking)\b", Rule)]
    private static partial Regex EnglishHowMany();

    [GeneratedRegex(@"\b(?:(?:(?:in|on|at|by|during|since|until|from) )?(?:what|which)(?:'s| is| was)?(?: the| exact)* (?:year|years|date|dates|day|month|week|century|decade|time|hour|period|era)|^\W*(?:and |but |so )?when|(?:since|until|by|and|from) when|when (?:is|was|were|are|did|does|do|will|has|had)(?= .*\?))\b", Rule)]
    private static partial Regex EnglishWhen();

    [GeneratedRegex(@"^\W*(?:name|list|enumerate|give|mention)\b(?= )|\b(?:what|which|who) (?:are|were) (?:all |the |some |its |their )|\bwho all\b|\b(?:what|which)(?: (?:other|two|three|four|five|six|seven|eight|nine|ten|all))? (?:countries|nations|members|states|cities|leaders|presidents|people|companies|agreements|topics|issues|measures|steps|parties|places|languages|factors|reasons|groups|names|organi[sz]ations|areas|sectors|fields|regions|initiatives|documents)\b", Rule)]
    private static partial Regex EnglishList();

    [GeneratedRegex(@"^\W*(?:and |but |so )?where\b|\b(?:from|to|and|about|near) where\b|\bwhere (?:is|was|were|are|did|does|do|will|has|had|can|might)\b|\b(?:(?:in|at|on|to|from) )?(?:what|which) (?:city|country|state|town|region|province|place|location|venue|building|capital|nation|continent|county|village|island|airport)\b", Rule)]
    private static partial Regex EnglishWhere();

    [GeneratedRegex(@"\b(?:who|whom|whose)\b|\b(?:what|which) (?:person|man|woman|president|leader|minister|king|queen|emperor|official|politician|player|company|organi[sz]ation|team|agency|group|author|scientist|ruler)\b", Rule)]
    private static partial Regex EnglishWho();

    [GeneratedRegex(@"\bwhy\b|\bhow come\b|\bfor (?:what|which) (?:reason|purpose)s?\b|\bwhat(?:'s| is| was| were| are)? (?:the )?(?:cause|caused|causes|reason|reasons|purpose|goal|aim|motive|motivated|prompted|led to)\b", Rule)]
    private static partial Regex EnglishWhy();

    [GeneratedRegex(@"\b(?:what|which|how)\b", Rule)]
    private static partial Regex EnglishWhat();

    [GeneratedRegex(@"^\W*(?:\w+\s+){1,3}ли\b|^\W*(?:правда|верно) ли\b", Rule)]
    private static partial Regex RussianYesNo();

    [GeneratedRegex(@"\bскольк\w*|\bкак(?:ое|ова|ой|ов|ая) (?:был\w* )?(?:количеств|процент|числ[оа]\b|дол[яюи]|численност|сумм|объ[её]м|население|возраст|длин|протяж[её]нност|соотношени)\w*|\bнасколько\b|\bкак (?:долго|часто|много|далеко)\b", Rule)]
    private static partial Regex RussianHowMany();

    [GeneratedRegex(@"\bкогда\b|\b(?:в |на |с |до )?как(?:ом|ого|ой|ие|их|ую|им)\s+(?:год|числ|дат|месяц|век|столети|десятилети|ден|дн|врем|период)\w*", Rule)]
    private static partial Regex RussianWhen();

    [GeneratedRegex(@"\b(?:каки[ем]|каких|какими)\b|\b(?:каковы|перечисл\w*|назови\w*)\b|\bкто (?:являются|входит|входят)\b", Rule)]
    private static partial Regex RussianList();

    [GeneratedRegex(@"\b(?:где|куда|откуда)\b|\b(?:в|во|на|из) как(?:ом|ой|ую|ого) (?:город|стран|мест|област|регион|штат|район|здани)\w*", Rule)]
    private static partial Regex RussianWhere();

    [GeneratedRegex(@"\b(?:кто|кого|кому|кем|ком|чей|чья|чь[её]|чьи)\b", Rule)]
    private static partial Regex RussianWho();

    [GeneratedRegex(@"\b(?:почему|зачем|отчего)\b|\bиз-за чего\b|\bпо как(?:ой|им) причин\w*|\b(?:какова|в ч[её]м|что было) (?:причин|цел)\w*", Rule)]
    private static partial Regex RussianWhy();

    [GeneratedRegex(@"\b(?:что|чего|чему|чем|ч[её]м|как|как(?:ой|ая|ое|ого|ому|им|ом|ую|ов|ова|ово)|котор\w+)\b", Rule)]
    private static partial Regex RussianWhat();

    [GeneratedRegex(@"\b(?:қанша|неше|нешінші|қаншалықты)\w*", Rule)]
    private static partial Regex KazakhHowMany();

    [GeneratedRegex(@"\bқашан\w*|\bқа(?:й|ндай) (?:жыл|күн|ай|уақыт|ғасыр)\w*", Rule)]
    private static partial Regex KazakhWhen();

    [GeneratedRegex(@"\b(?:қандай|қай) (?:ел|мемлекет|қала|мүше|адам|келісім|шара)\w*(?:дер|дар|тер|тар|лер|лар)\w*|\b(?:кімдер|нелер|қайсылары|тізімде|ата)\w*", Rule)]
    private static partial Regex KazakhList();

    [GeneratedRegex(@"\bқай(?:да|дан|сы жерде)\b|\bқа(?:й|ндай) (?:жер|қала|ел|мемлекет|облыс)\w*", Rule)]
    private static partial Regex KazakhWhere();

    [GeneratedRegex(@"\bкім\w*", Rule)]
    private static partial Regex KazakhWho();

    [GeneratedRegex(@"\b(?:неге|неліктен)\b|\bне (?:үшін|себепті)\b", Rule)]
    private static partial Regex KazakhWhy();

    [GeneratedRegex(@"\b(?:не|нені|неде|қандай|қай|қалай)\b", Rule)]
    private static partial Regex KazakhWhat();

    [GeneratedRegex(@"\b(?:ма|ме|ба|бе|па|пе)\b", Rule)]
    private static partial Regex KazakhYesNo();

    [GeneratedRegex(@"\bne zaman\w*|\b(?:hangi|kaç) (?:yıl|tarih|gün|ay|saat|yüzyıl|dönem|on yıl)\w*", Rule)]
    private static partial Regex TurkishWhen();

    [GeneratedRegex(@"\bkaç\w*|\bne (?:kadar|sıklıkla)\b|\b(?:yüzde|oran|sayı|miktar)\w* (?:kaç|ne)\w*", Rule)]
    private static partial Regex TurkishHowMany();

    [GeneratedRegex(@"\b(?:nelerdir|neler|hangileri\w*|kimler\w*|sayın|sıralayın|listele\w*)\b|\bhangi \w+(?:lar|ler)\w*", Rule)]
    private static partial Regex TurkishList();

    [GeneratedRegex(@"\bnere\w*|\bhangi (?:şehir|şehr|ülke|yer|bölge|kent|eyalet|kıta)\w*", Rule)]
    private static partial Regex TurkishWhere();

    [GeneratedRegex(@"\bkim\w*", Rule)]
    private static partial Regex TurkishWho();

    [GeneratedRegex(@"\b(?:neden|niçin|niye)\b|\bne (?:için|amaçla|sebeple)\b|\b(?:amacı|sebebi|nedeni) (?:ne|nedir|neydi)\b", Rule)]
    private static partial Regex TurkishWhy();

    [GeneratedRegex(@"\b(?:ne|nedir|neydi|neyi|neye|hangi|hangisi|nasıl)\b", Rule)]
    private static partial Regex TurkishWhat();

    [GeneratedRegex(@"\bm[iıuü](?:y?d[iıuü]\w*|d[iıuü]r|y[ıiuü]\w*)?\b", Rule)]
    private static partial Regex TurkishYesNo();

    [GeneratedRegex("多少|几(?!年|月|日|号|点|时)|多(?:大|长|久|高|远|深|宽|快|重)|百分之几|人口是|第几")]
    private static partial Regex ChineseHowMany();

    [GeneratedRegex("什么时[候间]|何时|哪一?(?:年|天|月|日|个?世纪|些年)|几(?:年|月|日|号|点|时)|什么年代|何年|在?什么日期")]
    private static partial Regex ChineseWhen();

    [GeneratedRegex("哪些|哪几|列出|列举|都有(?:谁|什么)")]
    private static partial Regex ChineseList();

    [GeneratedRegex("哪里|哪儿|何处|何地|在哪|什么地[方点]|哪一?个?(?:国家|城市|地方|地区|省|州)|哪国|哪座?城")]
    private static partial Regex ChineseWhere();

    [GeneratedRegex("谁|何人|哪位|什么人|哪一?个?人|哪一?名")]
    private static partial Regex ChineseWho();

    [GeneratedRegex("为什么|为何|为啥|什么原因|原因是|目的是")]
    private static partial Regex ChineseWhy();

    [GeneratedRegex("吗|是否|是不是|有没有|会不会|能不能")]
    private static partial Regex ChineseYesNo();

    [GeneratedRegex("什么|哪|何|怎[么样]|如何")]
    private static partial Regex ChineseWhat();

    [GeneratedRegex(@"\b(?:right now|now|already|current|currently|today|latest|still|at present|right now|these days|so far|сейчас|уже|сегодня|теперь|текущ\w+|последн\w+|вс[её] ещ[её]|қазір|бүгін|соңғы|şimdi|artık|bugün|şu anda|güncel|son durum|hâlâ|hala)\b|现在|已经|目前|如今|今天|最新|仍然|当前", Rule)]
    private static partial Regex Now();
}
