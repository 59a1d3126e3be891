using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>A claim or a source sentence taken apart.</summary>
/// <param name="Matches">Of the glossary, all kinds.</param>
/// <param name="Terms">Content terms, each once.</param>
internal sealed record TextReading(
    string Text, string Language, IReadOnlyList<GlossaryMatch> Matches, TextFacts Facts, IReadOnlyList<NameMention> Names,
    IReadOnlyList<Term> Terms, IReadOnlyList<ClauseReading> Clauses)
{
    public static TextReading Of(string text, string language, TextAnalyzer analyzer)
    {
        var matches = analyzer.Entries(text);
        var facts = TextFacts.Of(text, language, [.. matches.Where(m => m.Entry.IsName)]);
        List<Term> terms = [.. analyzer.Terms(text, language).DistinctBy(t => t.Text)];
        List<ClauseReading> clauses =
        [
            .. Checking.Clauses.Of(text).Select(c => new ClauseReading(
                Denial.In(text, c.Start, c.End, language, matches),
                terms.Where(t => t.Start >= c.Start && t.Start < c.End).Select(t => t.Text).ToHashSet())),
        ];
        return new TextReading(text, language, matches, facts, NameReader.Read(text, matches, facts), terms, clauses);
    }

}

/// <param name="Terms">Content terms.</param>
internal sealed record ClauseReading(Denials Denials, IReadOnlySet<string> Terms);
