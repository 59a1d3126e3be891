namespace SummitBot.Answering;

/// <summary>Articles that state different values for one thing: the reader sees them side by side.</summary>
/// <param name="Sides">Two or more, that of the answer's own sentence first; each of another article.</param>
internal sealed record Disagreement(IReadOnlyList<DisagreementSide> Sides)
{
    /// <summary>With the numbers that the claims have for the same sentences; those that no claim cites are numbered on.</summary>
    public static IReadOnlyList<Disagreement> Numbered(IEnumerable<Disagreement> disagreements, IReadOnlyList<Claim> claims)
    {
        var numbers = claims.SelectMany(c => c.Citations).DistinctBy(PlaceOf).ToDictionary(PlaceOf, c => c.Number);
        return [.. disagreements.Select(d => new Disagreement([.. d.Sides.Select(s => s with { Citation = s.Citation with { Number = NumberOf(s.Citation) } })]))];

        int NumberOf(Citation citation)
        {
            if (!numbers.TryGetValue(PlaceOf(citation), out var number)) numbers.Add(PlaceOf(citation), number = numbers.Values.DefaultIfEmpty().Max() + 1);
            return number;
        }

        static (string, int) PlaceOf(Citation citation) => (citation.PassageId, citation.Start);
    }
}

/// <param name="Value">As the article writes it.</param>
/// <param name="Citation">The sentence that states it.</param>
internal sealed record DisagreementSide(string Value, Citation Citation);
