using System.Text;

namespace SummitBot.Articles;

/// <summary>
/// Compares names across scripts and spellings: Toqaev, Tokayev, Токаев and Тоқаев have one key. A key is not for showing.
/// Unrelated words may share a key, inflected forms of one word often do: use it for words that look like names, with keys of four letters and more.
/// </summary>
internal static class Transliteration
{
    private const string Vowels = "aeiou";

    private static readonly Dictionary<char, string> Cyrillic =
        ("а=a ә=a б=b в=v г=g ғ=g д=d ж=zh з=z и=i й=y к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u ф=f х=kh һ=h ҳ=h " +
         "ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya ҷ=j ў=o")
        .Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);

    /// <summary>Spellings of one sound, in the order they are replaced. Palladius writes pinyin's j, q, x, zh and ng as цз, ц, с, чж and н.</summary>
    private static readonly (string From, string To)[] Variants =
    [
        ("jew", "yev"), ("jev", "yev"), ("ck", "k"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("cl", "kl"), ("cr", "kr"), ("ct", "kt"),
        ("chzh", "j"), ("tsz", "j"), ("dzh", "j"), ("zh", "j"), ("dj", "j"),
        ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("tz", "c"), ("ts", "c"), ("cz", "c"),
        ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "e"), ("w", "v"),
    ];

    /// <param name="word">One word, in any case, accents in place or stripped.</param>
    public static string Key(string word)
    {
        var latin = ToLatin(word.ToLowerInvariant());
        foreach (var (from, to) in Variants)
            latin = latin.Replace(from, to, StringComparison.Ordinal);
        if (latin.EndsWith("eff", StringComparison.Ordinal) || latin.EndsWith("off", StringComparison.Ordinal))
            latin = latin[..^2] + "v";

        var key = new StringBuilder(latin.Length);
        for (var at = 0; at < latin.Length; at++)
            Append(key, latin, at);
        return key.ToString();
    }

    /// <summary>The usual press spelling of Cyrillic; of Latin letters, the plain ones.</summary>
    private static string ToLatin(string word)
    {
        var latin = new StringBuilder(word.Length + 4);
        for (var at = 0; at < word.Length; at++)
        {
            var letter = word[at];
            var opensSyllable = at == 0 || "аәеёиоөуұүыіэюяьъ".Contains(word[at - 1]);
            if (letter is 'е' or 'ё')
                latin.Append(opensSyllable ? letter == 'е' ? "ye" : "yo" : "e");
            else if (Cyrillic.TryGetValue(letter, out var letters))
                latin.Append(letters);
            else
                latin.Append(letter switch { 'ş' or 'š' or 'ș' => "sh", 'ç' or 'č' => "ch", 'ž' => "zh", _ => GlossaryFolding.Fold([letter]) });
        }

        return latin.ToString();
    }

    /// <summary>Adds the sound at <paramref name="at"/>: glides and doubled letters go, i and y are one vowel, k and q one consonant.</summary>
    private static void Append(StringBuilder key, string latin, int at)
    {
        var next = at + 1 < latin.Length ? latin[at + 1] : ' ';
        var sound = latin[at] switch
        {
            'q' => at == 0 && next == 'i' ? 'c' : 'k',
            'x' => at == 0 ? 's' : 'x',
            'y' => 'i',
            var letter => letter,
        };
        switch (sound)
        {
            case 'x':
                key.Append("ks");
                return;
            case 'g' when key.Length > 0 && key[^1] == 'n' && !Vowels.Contains(next):
                return;
            // "Tokayev", "Yeltsin", "Mirziyoyev": a glide before e, or between vowels.
            case 'i' when latin[at] == 'y' && (next == 'e' || (Vowels.Contains(next) && key.Length > 0 && Vowels.Contains(key[^1]))):
                return;
        }

        if (key.Length == 0 || key[^1] != sound)
            key.Append(sound);
    }
}
