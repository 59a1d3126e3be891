using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SummitBot.Answering;

/// <summary>Words of a conversation that carry no subject: question words, auxiliaries, pronouns, prepositions, greetings.</summary>
internal static partial class FunctionWords
{
    private static readonly FrozenSet<string> Words = (
        "a an the and or but so also then than not no yes of in on at to from by for with about into over under after before between during since until as is are was were be been being "
        + "am do does did doing done has have had having can could will would shall should may might must who whom whose what which when where why how many much long old far often "
        + "it its he she him her hers his they them their we us our you your i me my this that these those there here else exactly more other any some all both each only just please tell "
        + "name list give mention if because while again very too still now "
        + "и а но или не нет да в во на с со к ко о об от до из за по для при у над под про между что кто кого кому кем ком чей чья чьё чьи когда где куда откуда почему зачем сколько "
        + "как какой какая какое какие каких каким каком какого какую который которая которые ли же бы был была было были есть будет это этот эта эти этой этом этого он она оно они его её ее ему "
        + "ей им их ним ними них нём нем там туда тогда тут ещё еще именно насчёт насчет я мы вы ты "
        + "ve veya ama peki ya ile için de da mi mı mu mü ne kim kimin kime kimi kaç kadar zaman nerede nereye nereden neden niçin niye nasıl hangi hangisi bu şu o onu onun ona onlar bunu bunun orada "
        + "oraya var yok idi oldu olan bir çok daha "
        + "және мен бен пен ал немесе не кім кімнің кімді қашан қайда қайдан қанша неше неге қалай қандай қай ма ме ба бе па пе ше бұл ол оның оны оған олар осы сонда бар жоқ үшін туралы")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Greetings =
        ("hello hi hey good morning evening afternoon night day thanks thank you bye goodbye ok okay welcome greetings dear bot "
        + "привет здравствуйте здравствуй добрый день утро вечер доброе спасибо пока merhaba selam günaydın teşekkürler teşekkür ederim "
        + "сәлем сәлеметсіз бе рахмет 你好 您好 谢谢 再见 嗨")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words with a subject, in reading order. Chinese has no spaces: there it is what is left between question words.</summary>
    public static IEnumerable<string> ContentOf(string text) =>
        Word().Matches(ChineseFunction().Replace(text, " ")).Select(m => m.Value).Where(w => !Words.Contains(w));

    /// <summary>Only greetings and function words.</summary>
    public static bool AsksNothing(string text) => ContentOf(text).All(Greetings.Contains);

    /// <summary>Holds a question word.</summary>
    public static bool Asks(string text) => QuestionWords.TypeOf(text, "") != AnswerType.Other;

    [GeneratedRegex(@"[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:[-'’.][\p{L}\p{M}\p{Nd}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex("什么时[候间]|什么地[方点]|为什么|什么|何时|何地|哪[里儿些个位年天]?|谁|多少|怎[么样]+|是否|吗|呢|吧|了|的|是|在|去|有|他们?|她们?|它们?|这[个次些]?|那[么里个次些]?|还有|和|与|几")]
    private static partial Regex ChineseFunction();
}
