using System.Buffers;

namespace SummitBot.Retrieval;

/// <summary>What one spelling of a word is in one language.</summary>
/// <param name="Term">The stem; null for a stop word.</param>
/// <param name="Word">Folded, not stemmed.</param>
internal sealed record WordForm(string? Term, string Word)
{
    private const int LongestWord = 64;

    private static readonly SearchValues<char> KazakhLetters = SearchValues.Create("әғқңөұүһіӘҒҚҢӨҰҮҺІ");

    public static WordForm Of(ReadOnlySpan<char> word, WordKind kind, string textLanguage)
    {
        if (kind == WordKind.Acronym)
            return Unstemmed(WordFolding.Fold(WordFolding.Lower(word, "en")).Replace(".", ""));

        var language = LanguageOf(word, textLanguage);
        var lower = WithoutAffix(WordFolding.Lower(word[..Math.Min(word.Length, LongestWord)], language), language);
        var folded = WordFolding.Fold(lower);
        if (StopWords.Contains(folded, language))
            return IsUpper(word) ? Unstemmed(folded) : new WordForm(null, folded);
        if (char.IsAsciiDigit(folded[0]))
            return Unstemmed(Ordinal(folded));
        if (language == "en")
            folded = BritishSpelling.ToAmerican(folded);
        // Turkish stems need their dots and cedillas; elsewhere one spelling with and without accents shall have one stem.
        if (language == "ru" && char.IsUpper(word[0]) && RussianSurname(folded) is { } surname)
            return new WordForm(surname, folded);
        var stem = language == "tr" ? WordFolding.Fold(Stemmers.Stem(lower.Replace("'", ""), language)) : Stemmers.Stem(folded, language);
        return new WordForm(stem, folded);
    }

    private static WordForm Unstemmed(string word) => new(word, word);

    /// <summary>A word is analysed by its script: a Russian name in an English text is Russian, a Latin name in a Russian text English.</summary>
    private static string LanguageOf(ReadOnlySpan<char> word, string textLanguage)
    {
        foreach (var c in word)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '\u00C0' and <= '\u024F'))
                return textLanguage is "ru" or "kk" or "zh" or "ja" or "ko" or "ar" or "fa" or "und" ? "en" : textLanguage;
            if (c is >= '\u0400' and <= '\u04FF')
                return textLanguage is "kk" or "uk" or "be" or "bg" or "sr" or "mk" or "ky" or "mn" or "tg" ? textLanguage
                    : word.IndexOfAny(KazakhLetters) >= 0 ? "kk" : "ru";
        }
        return textLanguage;
    }

    /// <summary>Cuts what an apostrophe ties to the word: the English genitive, Turkish endings of names, French and Italian articles.</summary>
    private static string WithoutAffix(string lower, string language)
    {
        var apostrophe = lower.LastIndexOf('\'');
        return (apostrophe, language) switch
        {
            ( <= 0, _) => lower,
            (_, "tr" or "az") => lower[..apostrophe],
            (_, "fr" or "it") => lower[(apostrophe + 1)..],
            _ when lower.EndsWith("'s", StringComparison.Ordinal) => lower[..apostrophe],
            _ => lower,
        };
    }

    /// <summary>Токаев, Токаева, Токаеву: a stemmer takes -ев for an ending of the first, and the name falls apart.</summary>
    private static string? RussianSurname(string folded)
    {
        var end = folded.LastIndexOf("ов", StringComparison.Ordinal) is var ov and >= 0 ? ov : folded.LastIndexOf("ев", StringComparison.Ordinal);
        return end >= 2 && folded[(end + 2)..] is "" or "а" or "у" or "ым" or "е" or "ой" or "ы" or "ых" or "ыми" ? folded[..(end + 2)] : null;
    }

    /// <summary>US and WHO are names, us and who are not.</summary>
    private static bool IsUpper(ReadOnlySpan<char> word) => word.Length > 1 && word.IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>"24th" is found by 24, "1950s" by 1950; "4k" stays.</summary>
    private static string Ordinal(string word)
    {
        var number = word.AsSpan().TrimEnd("sthndr").ToString();
        return word[number.Length..] is "st" or "nd" or "rd" or "th" or "s" ? number : word;
    }
}
