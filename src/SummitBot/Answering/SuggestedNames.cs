using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Texts;

namespace SummitBot.Answering;

/// <summary>Makes questions of the names in a sentence, in the words of the reader's language.</summary>
internal static class SuggestedNames
{
    /// <summary>A sentence with more names lists them: that two stand in it says nothing about the two.</summary>
    private const int MostConnected = 4;

    private const int MaxNameLength = 60;

    /// <summary>Idf of a name that stands in a third of the passages: everybody knows that the corpus is about it.</summary>
    private const double Telling = 1.1;

    /// <summary>One question a name: how it and its neighbour in the sentence are connected, or what is said about it.</summary>
    /// <param name="known">Keys of names that were spoken of already.</param>
    public static IEnumerable<SuggestedQuestion> Questions(
        string sentence, string language, string readers, IPinnedVersion version, IReadOnlySet<string> known)
    {
        var names = In(sentence, language, readers, version.Analyzer);
        foreach (var name in names.Where(n => !known.Contains(n.Key)))
        {
            var other = names.Count <= MostConnected ? names.FirstOrDefault(n => n != name) : null;
            yield return new SuggestedQuestion(
                other is null
                    ? UiTexts.Get(UiText.SuggestAbout, readers, name.Text)
                    : UiTexts.Get(UiText.SuggestConnection, readers, [.. names.Where(n => n == name || n == other).Select(n => n.Text)]),
                name.Key,
                version.Statistics.Idf(name.Key) >= Telling);
        }
    }

    /// <summary>As the reader's language writes them where the glossary knows how; in reading order.</summary>
    public static IReadOnlyList<SuggestedName> In(string text, string language, string readers, TextAnalyzer analyzer)
    {
        var known = analyzer.Terms(text, language).Select(t => t.Entry).OfType<GlossaryEntry>().Where(e => e.IsName).DistinctBy(e => e.Id)
            .Select(e => new SuggestedName(e.Id, SpellingOf(e, readers))).ToList();
        if (known.Count > 0) return known;
        // Without the glossary a name can only be written as it stands, which is right in its own language.
        return language != readers ? [] : [.. AnswerEvidence.Names(text).Select(WithoutEnding).Where(IsName).Distinct().Select(n => new SuggestedName(n, n))];
    }

    private static string SpellingOf(GlossaryEntry entry, string language) =>
        (entry.Spellings.FirstOrDefault(s => s.Language == language && !s.Cased) ?? entry.Spellings.FirstOrDefault(s => s.Language == language))?.Text ?? entry.English;

    private static string WithoutEnding(string name) => name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;

    /// <summary>Months and days are written like names in English.</summary>
    private static bool IsName(string name) => name.Length is > 2 and <= MaxNameLength && AnswerEvidence.Holds(AnswerType.When, name, question: "") is not true;
}

/// <param name="Key">The same for every spelling.</param>
internal sealed record SuggestedName(string Key, string Text);

/// <param name="About">Key of the name it is about.</param>
/// <param name="IsTelling">The name is not all over the corpus.</param>
internal sealed record SuggestedQuestion(string Text, string About, bool IsTelling);
