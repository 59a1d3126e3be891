using System.Buffers;

namespace SummitBot.Articles;

/// <summary>
/// Says which language a text or a short question is in, from its script, its little words, endings and letters.
/// Names weigh little: "Erdoğan met whom?" is English, "Кто встретил Xi Jinping?" Russian.
/// </summary>
internal static class LanguageDetector
{
    public const string Unknown = "und";

    internal const int LongestWord = 32;

    // More says nothing new: function words are everywhere.
    private const int EnoughCharacters = 1_000;

    // A language needs this much evidence in all, and this much a word, or a text is in one we do not know.
    private const double LeastEvidence = 0.55;
    private const double LeastEvidencePerWord = 0.1;

    // Keywords in plain letters ("visa exemption") are most likely English, given any sign of it.
    private const double EnglishPrior = 0.2;

    // Cyrillic without any evidence is most likely Russian; longer texts must show it.
    private const double RussianPrior = 0.56;

    // What a Chinese character weighs against the letters of words: more when characters of grammar show that the Chinese is the frame.
    private const double HanLetters = 2.5;
    private const double HanLettersOfName = 0.8;
    private const double NameLetters = 0.25;
    private const int LittleWordBonus = 3;

    private static readonly SearchValues<char> ChineseGrammar = SearchValues.Create("的是了在谁誰什么麼吗嗎哪何和几幾多少怎为為与與将將会會有这這我你他她它们們不也就对對从從到被把");

    private static readonly SearchValues<char> UrduLetters = SearchValues.Create("ٹڈڑےں");
    private static readonly SearchValues<char> UyghurLetters = SearchValues.Create("ۇۆۈې");
    private static readonly SearchValues<char> PersianLetters = SearchValues.Create("پچژگیک");

    /// <returns>ISO 639-1 code, or <see cref="Unknown"/>.</returns>
    public static string Detect(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, EnoughCharacters));
        var latin = new Evidence(LanguageProfile.Latin);
        var cyrillic = new Evidence(LanguageProfile.Cyrillic);
        var others = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < sample.Length;)
        {
            var c = sample[i];
            if (!char.IsLetter(c))
            {
                i++;
            }
            else if (Scripts.IsLatin(c) || Scripts.IsCyrillic(c))
            {
                var end = EndOfWord(sample, i);
                (Scripts.IsLatin(c) ? latin : cyrillic).Add(sample[i..end]);
                i = end;
            }
            else
            {
                var language = OfLetter(c);
                others[language] = others.GetValueOrDefault(language) + 1;
                i++;
            }
        }

        return Heaviest(sample, latin, cyrillic, others);
    }

    private static string Heaviest(ReadOnlySpan<char> sample, Evidence latin, Evidence cyrillic, Dictionary<string, double> others)
    {
        if (others.TryGetValue("zh", out var han))
        {
            // Japanese writes its grammar in kana; Chinese quotes a kana word at most.
            if (others.TryGetValue("ja", out var kana) && kana > han / 10)
                others["ja"] = (han + kana) * HanLetters;
            others["zh"] = han * (sample.ContainsAny(ChineseGrammar) ? HanLetters : HanLettersOfName);
        }

        var (language, weight) = (Unknown, 0.0);
        foreach (var (other, letters) in others)
        {
            if (letters > weight)
                (language, weight) = (other, letters);
        }

        if (weight >= latin.Letters && weight >= cyrillic.Letters)
            return language == "ar" ? OfArabicScript(sample) : language;
        return latin.Letters > cyrillic.Letters ? latin.Best(EnglishPrior) : cyrillic.Best(RussianPrior);
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        var latin = Scripts.IsLatin(text[start]);
        while (i < text.Length && i - start < LongestWord)
        {
            var isLetter = latin ? Scripts.IsLatin(text[i]) || text[i] == 'ʻ' : Scripts.IsCyrillic(text[i]);
            var isApostrophe = text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]);
            if (!isLetter && !isApostrophe && !char.IsBetween(text[i], '\u0300', '\u036F'))
                break;
            i++;
        }

        return i;
    }

    private static string OfLetter(char c) => c switch
    {
        _ when Scripts.IsHan(c) => "zh",
        _ when Scripts.IsKana(c) => "ja",
        >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF' or >= '\u3131' and <= '\u318E' => "ko",
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' => "ar",
        >= '\u0590' and <= '\u05FF' => "he",
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => "el",
        >= '\u0900' and <= '\u097F' => "hi",
        >= '\u0980' and <= '\u09FF' => "bn",
        >= '\u0B80' and <= '\u0BFF' => "ta",
        >= '\u0E00' and <= '\u0E7F' => "th",
        >= '\u1000' and <= '\u109F' => "my",
        >= '\u10A0' and <= '\u10FF' => "ka",
        >= '\u0530' and <= '\u058F' => "hy",
        _ => Unknown,
    };

    private static string OfArabicScript(ReadOnlySpan<char> text) =>
        text.ContainsAny(UrduLetters) ? "ur" : text.ContainsAny(UyghurLetters) ? "ug" : text.ContainsAny(PersianLetters) ? "fa" : "ar";

    /// <summary>What the words of one script say.</summary>
    private sealed class Evidence(LanguageProfile[] profiles)
    {
        private readonly double[] _scores = new double[profiles.Length];
        private int _words;

        /// <summary>How much of the text this script is, names and foreign words discounted.</summary>
        public double Letters { get; private set; }

        public void Add(ReadOnlySpan<char> word)
        {
            Span<char> lower = stackalloc char[LongestWord];
            for (var i = 0; i < word.Length; i++)
                lower[i] = word[i] switch { 'İ' => 'i', '’' => '\'', var c => char.ToLowerInvariant(c) };
            lower = lower[..word.Length];

            var isCapitalized = char.IsUpper(word[0]);
            var isKnown = false;
            for (var i = 0; i < profiles.Length; i++)
            {
                _scores[i] += profiles[i].Score(lower, isCapitalized, out var isLittleWord);
                isKnown |= isLittleWord;
            }

            _words++;
            Letters += isKnown ? word.Length + LittleWordBonus : isCapitalized ? word.Length * NameLetters : word.Length;
        }

        /// <param name="prior">What the first language has for a start.</param>
        public string Best(double prior)
        {
            var best = 0;
            _scores[0] += prior;
            for (var i = 1; i < _scores.Length; i++)
            {
                if (_scores[i] > _scores[best])
                    best = i;
            }

            return _scores[best] >= Math.Max(LeastEvidence, LeastEvidencePerWord * _words) ? profiles[best].Language : Unknown;
        }
    }
}
