namespace SummitBot.Articles;

/// <summary>
/// The inflected forms of a word of the glossary. They are made once, when a glossary is read, so that finding a word in a text is a look-up.
/// Too many forms do no harm (nobody writes them), so the rules do not ask for gender or animacy.
/// </summary>
internal static class GlossaryForms
{
    /// <param name="word">In lower case, accents in place: vowel harmony needs them.</param>
    /// <returns>The forms other than the word itself.</returns>
    public static IEnumerable<string> Of(string word, string language, GlossaryKind kind) => language switch
    {
        "en" => English(word, kind),
        "ru" => Russian(word),
        "kk" => GlossaryTurkicForms.Kazakh(word),
        "tr" => GlossaryTurkicForms.Turkish(word, kind),
        _ => [],
    };

    /// <summary>Plurals, and for common words the regular forms of a verb.</summary>
    private static IEnumerable<string> English(string word, GlossaryKind kind)
    {
        if (word.Length < 3)
            return [];

        var consonantY = word.EndsWith('y') && !"aeou".Contains(word[^2]);
        var plural = word switch
        {
            _ when consonantY => word[..^1] + "ies",
            _ when word[^1] is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) => word + "es",
            _ => word + "s",
        };
        if (kind is GlossaryKind.Office)
            return [plural];
        // "Kazakhs", "Russians", but no "Frances".
        if (kind is not GlossaryKind.Term)
            return word[^1] is 'a' or 'e' or 's' or 'y' ? [] : [plural];

        return word[^1] switch
        {
            'e' => [plural, word + "d", word[..^1] + "ing"],
            'y' when consonantY => [plural, word[..^1] + "ied", word + "ing"],
            _ => [plural, word + "ed", word + "ing"],
        };
    }

    private static IEnumerable<string> Russian(string word)
    {
        if (word.Length < 3)
            return [];

        string[] patterns = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ия", "а", "я", "о", "е", "ь", "й", "ы", "и"];
        var ending = patterns.FirstOrDefault(pattern => word.Length - pattern.Length >= 2 && word.EndsWith(pattern, StringComparison.Ordinal)) ?? "";
        var stem = word[..^ending.Length];
        var forms = ending switch
        {
            "ый" or "ой" => "ый ой ого ому ым ом ая ую ою ое ые ых ыми",
            "ая" or "ое" or "ые" => "ый ого ому ым ом ая ую ой ое ые ых ыми ий им ие их ими",
            "яя" or "ее" => "ий его ему им ем яя юю ей ее ие их ими",
            "ий" => "ий ого ому им ом ая ую ой ое ие их ими его ему ем яя юю ей ее ия ию ии",
            "ие" => "ие ия ию ием ии ий иям иями иях их им ими",
            "ия" => "ия ии ию ией ий иям иями иях",
            "а" => "а ы и е у ой ою ей ам ами ах",
            "я" => "я и е ю ей ею ь ям ями ях",
            "о" => "о а у ом е ам ами ах",
            "е" => "е я ю ем и ям ями ях а у ом",
            "ь" => "ь и я ю ью ем ей е ям ями ях ём",
            "й" => "й я ю ем е и ев ям ями ях",
            "ы" => "ы ов ам ами ах",
            "и" => "и ов ей ям ями ях ам ами ах",
            _ => "а у ом ем е ы и ов ев ей ам ами ах ым ой ою ых ыми",
        };
        // The genitive plural of "встреча", "государство" has no ending.
        return ending is "а" or "о" ? Endings(stem, forms).Append(stem) : Endings(stem, forms);
    }

    internal static IEnumerable<string> Endings(string stem, string endings) => endings.Split(' ').Select(ending => stem + ending);
}
