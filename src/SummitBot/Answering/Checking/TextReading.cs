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
    /// <summary>Content terms where they stand, repeated ones too.</summary>
    public required IReadOnlyList<Term> AllTerms { get; init; }

    public ClauseReading ClauseAt(int position) => Clauses.Last(c => c.Start <= position);

    public static TextReading Of(string text, string language, TextAnalyzer analyzer)
    {
        var matches = analyzer.Entries(text);
        var facts = TextFacts.Of(text, language, [.. matches.Where(m => m.Entry.IsName)]);
        var all = analyzer.Terms(text, language);
        List<Term> terms = [.. all.DistinctBy(t => t.Text)];
        List<ClauseReading> clauses =
        [
            .. Checking.Clauses.Of(text).Select(c => new ClauseReading(
                c.Start,
                Denial.In(text, c.Start, c.End, language, matches),
                matches.Where(m => m.Entry.IsName && m.Start >= c.Start && m.Start < c.End).Select(m => m.Entry.Id).ToHashSet(),
                all.Where(t => t.Start >= c.Start && t.Start < c.End && !matches.Any(m => m.Entry.IsName && m.Start < t.Start + t.Length && t.Start < m.End)).Select(t => t.Text).ToHashSet())),
        ];
        return new TextReading(text, language, matches, facts, NameReader.Read(text, matches, facts), terms, clauses) { AllTerms = all };
    }

}

/// <param name="Names">Ids of the glossary.</param>
/// <param name="Words">Content terms that are no part of a name.</param>
internal sealed record ClauseReading(int Start, Denials Denials, IReadOnlySet<string> Names, IReadOnlySet<string> Words)
{
    private const double NameShare = 0.5;

    /// <summary>How much both talk about; names less, for who is talked about says little of what is said.</summary>
    public double InCommon(ClauseReading other) => Words.Count(other.Words.Contains) + (NameShare * Names.Count(other.Names.Contains));
}
