using SummitBot.Articles;

namespace SummitBot.Retrieval;

/// <summary>Decides what each term of a question weighs in one corpus version. Pure.</summary>
internal static class TermWeights
{
    /// <summary>We cannot tell whether an answer has to hold a word of another language that the glossary does not know.</summary>
    private const double ForeignShare = 0.3;

    /// <summary>A name is taken for at most so many words of the corpus that are written alike in another script.</summary>
    private const int MostAlike = 3;

    /// <summary>Looking a misspelt word up costs milliseconds in a large corpus; a longer text is no question anyway.</summary>
    private const int MostTermsCorrected = 40;

    /// <summary>Where no dictionary tells a misspelt word from a rare one, only a long word one letter off is taken for another.</summary>
    private const int LongWord = 7;

    /// <param name="terms">In reading order.</param>
    /// <param name="isWord">Whether the question's language has a word; null when that cannot be told.</param>
    /// <returns>Those that count, in reading order.</returns>
    public static IEnumerable<AskedTerm> Of(
        IReadOnlyList<Term> terms, string question, string language, CorpusStatistics statistics, Func<string, bool>? isWord)
    {
        if (terms.Count > MostTermsCorrected)
            isWord = static _ => true;
        List<(int Start, int End)> entries = [.. terms.Where(t => t.Entry is not null).Select(t => (t.Start, t.Start + t.Length)).Distinct()];
        return terms
            .Select((term, i) => (Term: term, Entry: entries.FindIndex(e => term.Start < e.End && e.Start < term.Start + term.Length), Place: i))
            .GroupBy(t => t.Entry >= 0 ? t.Entry : ~t.Place, t => t.Term)
            .SelectMany(g => g.Key >= 0 ? OfEntry([.. g], language, statistics) : OfWord(g.First(), question, language, statistics, isWord));
    }

    private static IEnumerable<AskedTerm> OfEntry(List<Term> group, string language, CorpusStatistics statistics)
    {
        List<AskedTerm> entry = [.. group.Where(t => t.Entry is not null).Select(t => Plain(t, statistics))];
        var words = group.Where(t => t.Entry is null).Select(t => Plain(t, statistics)).ToLookup(t => t.IsUnseen);
        // The entry stands for them; of a misspelt name the character n-grams still count.
        var unseen = words[true].Select(t => t with { Weight = 0, IsForeign = IsForeign(language, statistics) });
        if (!words[false].Any())
            return entry.Concat(unseen);
        if (entry.TrueForAll(t => t.IsUnseen))
            return words[false].Concat(unseen);

        // Half of the weight for the name in any spelling, half for its words as written.
        var half = Math.Max(entry.Sum(t => t.Weight), words[false].Sum(t => t.Weight)) / 2;
        return Scaled(entry, half).Concat(Scaled([.. words[false]], half)).Concat(unseen);
    }

    private static IEnumerable<AskedTerm> OfWord(Term term, string question, string language, CorpusStatistics statistics, Func<string, bool>? isWord)
    {
        var plain = Plain(term, statistics);
        if (!plain.IsUnseen || char.IsAsciiDigit(term.Text[0]))
            return [plain];

        var written = question.AsSpan(term.Start, term.Length);
        if (char.IsUpper(written[0]) && Scripts.IsCyrillic(written[0]) && statistics.Alike(written.ToString()) is { Count: > 0 } alike)
            return Scaled([.. alike.Take(MostAlike).Select(t => Plain(term with { Text = t, Word = t }, statistics))], plain.Weight);
        if (!IsForeign(language, statistics))
            return [Corrected(term, statistics, isWord) ?? plain];
        // A Chinese word is two characters, of which each begins a term.
        var share = Scripts.IsCjk(written[0]) ? ForeignShare / 2 : ForeignShare;
        return [plain with { Weight = plain.Weight * share, IsForeign = true }];
    }

    /// <summary>A word that neither the corpus nor the language has is taken for the corpus's word nearest in spelling.</summary>
    private static AskedTerm? Corrected(Term term, CorpusStatistics statistics, Func<string, bool>? isWord)
    {
        var allowed = SpellingDistance.AllowedFor(term.Text.Length);
        if (isWord is null)
            allowed = term.Text.Length < LongWord ? 0 : Math.Min(allowed, 1);
        if (allowed == 0 || Scripts.IsCjk(term.Text[0]) || (isWord is not null && isWord(term.Word)))
            return null;
        return statistics.Near(term.Text, allowed) is [var nearest, ..] ? Plain(term with { Text = nearest, Word = nearest }, statistics) : null;
    }

    /// <summary>Whether no article is in the question's language.</summary>
    public static bool IsForeign(string language, CorpusStatistics statistics) =>
        language != LanguageDetector.Unknown && !statistics.Languages.Contains(language);

    private static AskedTerm Plain(Term term, CorpusStatistics statistics) =>
        new(term, statistics.Idf(term.Text), IsUnseen: statistics.NumberOf(term.Text) < 0, IsForeign: false);

    private static IEnumerable<AskedTerm> Scaled(List<AskedTerm> terms, double sum)
    {
        var now = terms.Sum(t => t.Weight);
        return terms.Select(t => t with { Weight = t.Weight * sum / now });
    }
}
