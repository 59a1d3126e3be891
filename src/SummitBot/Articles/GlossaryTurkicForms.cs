namespace SummitBot.Articles;

/// <summary>Turkish and Kazakh nouns: plural, possessive of the third person and cases, chained, with vowel harmony.</summary>
internal static class GlossaryTurkicForms
{
    private const string TurkishVowels = "aeıioöuü";
    private const string KazakhVowels = "аәеёиоөуұүыіэюя";

    public static IEnumerable<string> Turkish(string word, GlossaryKind kind)
    {
        var vowel = word.LastOrDefault(letter => TurkishVowels.Contains(letter));
        if (word.Length < 3 || vowel == default)
            return [];

        var back = "aıou".Contains(vowel);
        var close = vowel switch { 'a' or 'ı' => 'ı', 'e' or 'i' => 'i', 'o' or 'u' => 'u', _ => 'ü' };
        var plural = word + (back ? "lar" : "ler");
        var pluralClose = back ? 'ı' : 'i';

        var forms = new List<string>();
        if (TurkishVowels.Contains(word[^1]))
        {
            forms.AddRange(TurkishCases(word, back, close));
            forms.AddRange(TurkishPossessiveCases(word, back, close));
            forms.AddRange(TurkishPossessive(word + "s" + close, back, close));
        }
        else
        {
            forms.AddRange(TurkishCases(word, back, close));
            foreach (var stem in Softened(word, "pbçctdkğ"))
            {
                forms.AddRange(TurkishCases(stem, back, close));
                forms.AddRange(TurkishPossessive(stem + close, back, close));
            }
        }

        forms.Add(plural);
        forms.AddRange(TurkishCases(plural, back, pluralClose));
        forms.AddRange(TurkishPossessive(plural + pluralClose, back, pluralClose));
        // "Kazakistanlı" is of Kazakhstan; "sınırlı" is not of the border but limited.
        if (kind == GlossaryKind.Place)
            forms.AddRange([word + "l" + close, word + "l" + close + (back ? "lar" : "ler")]);
        return forms;
    }

    private static string[] TurkishCases(string stem, bool back, char close)
    {
        var open = back ? 'a' : 'e';
        var d = "fstkçşhp".Contains(stem[^1]) ? 't' : 'd';
        var y = TurkishVowels.Contains(stem[^1]) ? "y" : "";
        var n = TurkishVowels.Contains(stem[^1]) ? "n" : "";
        return
        [
            $"{stem}{y}{close}", $"{stem}{y}{open}", $"{stem}{n}{close}n", $"{stem}{y}l{open}",
            $"{stem}{d}{open}", $"{stem}{d}{open}n", $"{stem}{d}{open}ki", $"{stem}{d}{close}r",
        ];
    }

    /// <summary>"ziyareti", "ziyaretine", "ziyaretinde": the possessive and its cases.</summary>
    private static IEnumerable<string> TurkishPossessive(string possessive, bool back, char close) =>
        TurkishPossessiveCases(possessive, back, close).Prepend(possessive);

    private static string[] TurkishPossessiveCases(string stem, bool back, char close)
    {
        var open = back ? 'a' : 'e';
        return
        [
            $"{stem}n{close}", $"{stem}n{open}", $"{stem}nd{open}", $"{stem}nd{open}n", $"{stem}n{close}n", $"{stem}yl{open}", $"{stem}nd{open}ki",
        ];
    }

    /// <summary>With either vowel harmony: names from elsewhere follow none that the letters show ("Тоқаевтың", "Түркияның").</summary>
    public static IEnumerable<string> Kazakh(string word) =>
        word.Length < 3 ? [] : [.. Kazakh(word, back: true), .. Kazakh(word, back: false)];

    private static List<string> Kazakh(string word, bool back)
    {
        var (open, close) = back ? ('а', 'ы') : ('е', 'і');
        var pluralStart = word[^1] switch { _ when KazakhVowels.Contains(word[^1]) || "рй".Contains(word[^1]) => 'л', 'л' or 'м' or 'н' or 'ң' or 'з' or 'ж' => 'д', _ => 'т' };
        var plural = $"{word}{pluralStart}{open}р";

        var forms = new List<string>(KazakhCases(word, back)) { plural };
        forms.AddRange(KazakhCases(plural, back));
        forms.AddRange(KazakhPossessive($"{plural}{close}", back));
        if (KazakhVowels.Contains(word[^1]))
        {
            forms.AddRange(KazakhPossessive($"{word}с{close}", back));
            // "Премьер-министрі" stands in the glossary with its possessive already.
            forms.AddRange(KazakhPossessive(word, back));
        }
        else
        {
            foreach (var stem in Softened(word, "қғкгпб"))
                forms.AddRange(KazakhPossessive($"{stem}{close}", back));
        }

        return forms;
    }

    private static string[] KazakhCases(string stem, bool back)
    {
        var (open, close) = back ? ('а', 'ы') : ('е', 'і');
        var last = stem[^1];
        var vowel = KazakhVowels.Contains(last);
        var nasal = last is 'м' or 'н' or 'ң';
        var voiceless = !vowel && !nasal && !"рлйзж".Contains(last);
        var n = vowel || nasal ? 'н' : voiceless ? 'т' : 'д';
        var accusative = vowel ? 'н' : voiceless ? 'т' : 'д';
        var d = voiceless ? 'т' : 'д';
        var g = (voiceless, back) switch { (true, true) => 'қ', (true, false) => 'к', (false, true) => 'ғ', _ => 'г' };
        var m = voiceless ? 'п' : last is 'з' or 'ж' ? 'б' : 'м';
        return
        [
            $"{stem}{n}{close}ң", $"{stem}{g}{open}", $"{stem}{accusative}{close}", $"{stem}{d}{open}", $"{stem}{d}{open}н", $"{stem}н{open}н",
            $"{stem}{m}ен", $"{stem}{d}{open}ғы", $"{stem}{d}{open}гі",
        ];
    }

    private static IEnumerable<string> KazakhPossessive(string possessive, bool back)
    {
        var (open, close) = back ? ('а', 'ы') : ('е', 'і');
        return [possessive, $"{possessive}н{close}ң", $"{possessive}н{open}", $"{possessive}н", $"{possessive}нд{open}", $"{possessive}н{open}н", $"{possessive}мен"];
    }

    /// <summary>The word, and the word with its last consonant softened before a vowel: "серіктестік", "серіктестіг-".</summary>
    /// <param name="pairs">Hard and soft letters in turn.</param>
    private static string[] Softened(string word, string pairs)
    {
        var hard = pairs.IndexOf(word[^1]);
        return hard >= 0 && hard % 2 == 0 ? [word, word[..^1] + pairs[hard + 1]] : [word];
    }
}
