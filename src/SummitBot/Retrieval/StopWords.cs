using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Tr;

namespace SummitBot.Retrieval;

/// <summary>Words that say nothing about the subject of a text: function words and the words that make a sentence a question.</summary>
internal static class StopWords
{
    // No "after", "more", "most", "only": they tell passages apart (measured).
    private const string EnglishWords = """
        a am an and any are aren't as at be because been being but by can can't cannot could couldn't did didn't do does doesn't doing don't either else for from
        had hadn't has hasn't have haven't having he he'd he'll her hers herself he's him himself his how however how's i i'd if i'll i'm in into is isn't it it'd it'll its it's itself
        i've let's many may me might much must my myself nor of on or ought our ours ourselves please shall she she'd she'll she's should shouldn't so some such tell than that that's the
        their theirs them themselves then there there's these they they'd they'll they're they've this those thus to too us very was wasn't we we'd we'll were we're weren't we've
        what what's when when's where where's whether which while who whoever whom who's whose why why's will with won't would wouldn't yet you you'd you'll your you're yours yourself you've
        """;

    private const string RussianQuestionWords =
        "кто кого кому кем ком что чего чему чем какой какая какое какие какого каких каким какими какую каком когда где куда откуда почему зачем сколько скольких как " +
        "чей чья чьё чьи который которая которое которые которого которой которых ли это является являются был была было были стал стала стало стали такой такая такое такие";

    private const string TurkishQuestionWords =
        "ne nedir neyi neye neden niçin niye kim kimdir kimi kime kimin kimler kimlerdir hangi hangisi hangisidir hangileri nasıl nasıldır nerede neresi nereye nereden " +
        "kaç kaçıncı kaçta mi mı mu mü midir mıdır ne zaman olarak olan oldu olmuştur idi ise";

    private const string KazakhWords =
        "және мен бен пен да де та те ма ме ба бе па пе ол бұл осы сол мына ана бір үшін туралы бойынша арқылы кейін дейін соң сияқты ғана еді екен болды болып болған болады бар жоқ " +
        "кім кімді кімге кімнің кіммен не нені неге немен қандай қай қайсы қашан қайда қайдан қанша неше неліктен қалай біз сен сіз олар оның оны оған";

    // Lazy: a library's list is read from its resources, which an English question need not wait for.
    private static readonly Dictionary<string, Lazy<HashSet<string>>> ByLanguage = new()
    {
        ["en"] = new(() => Words(EnglishWords)),
        ["ru"] = new(() => Words(RussianQuestionWords, RussianAnalyzer.DefaultStopSet)),
        ["tr"] = new(() => Words(TurkishQuestionWords, TurkishAnalyzer.DefaultStopSet)),
        ["kk"] = new(() => Words(KazakhWords)),
    };

    /// <summary>Chinese has no spaces to cut a question word out by: these are cut out of a run wherever they stand, the longest first.</summary>
    private static readonly string[] ChinesePhrases =
    [
        .. "为什么 什么时候 什么 哪一个 哪一年 哪些 哪个 哪里 哪儿 哪位 哪种 哪年 谁 多少 怎么样 怎么 怎样 如何 是否 何时 何处 为何 吗 呢 的 了 是"
            .Split(' ').OrderByDescending(p => p.Length),
    ];

    /// <param name="folded">Lower case without accents and apostrophes.</param>
    public static bool Contains(string folded, string language) => ByLanguage.TryGetValue(language, out var words) && words.Value.Contains(folded);

    /// <returns>Length of the Chinese stop phrase at the start of <paramref name="text"/>, or 0.</returns>
    public static int ChineseLength(ReadOnlySpan<char> text)
    {
        foreach (var phrase in ChinesePhrases)
            if (text.StartsWith(phrase, StringComparison.Ordinal))
                return phrase.Length;
        return 0;
    }

    private static HashSet<string> Words(string words, IEnumerable<string>? more = null) =>
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Concat(more ?? []).Select(WordFolding.Fold)];
}
