using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>What of a text can be right or wrong letter by letter: its numbers, dates and times.</summary>
/// <param name="Times">Minutes from midnight; not sure where it may be half a day later.</param>
internal sealed record TextFacts(
    IReadOnlyList<Quantity> Quantities, IReadOnlyList<DateMention> Dates, IReadOnlyList<(int Minute, bool IsSure, string Written)> Times)
{
    /// <summary>"Largest": first in rank without the number.</summary>
    public bool SaysTop { get; private init; }

    /// <param name="names">Numbers inside a name of the glossary are no numbers.</param>
    public static TextFacts Of(string text, string language, IReadOnlyList<GlossaryMatch> names)
    {
        var tokens = FactTokens.Of(text, language);
        var dates = DateReader.Read(text, tokens, out var rest);
        List<FactToken> numbers = [.. rest.Where(t => !names.Any(n => t.Start < n.End && n.Start < t.End))];
        return new TextFacts(QuantityReader.Read(text, numbers), dates, QuantityReader.Times(rest)) { SaysTop = tokens.Exists(t => t.Is(FactRole.Top)) };
    }
}
