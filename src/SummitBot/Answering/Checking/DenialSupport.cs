namespace SummitBot.Answering.Checking;

/// <summary>Compares a claim's clauses with those of the sentences that are nearest to them: one must not deny what the other says.</summary>
internal static class DenialSupport
{
    private const double NearlyAsNear = 0.75;

    public static bool IsTurned(TextReading claim, IReadOnlyList<TextReading> cited)
    {
        var clauses = cited.SelectMany(s => s.Clauses).ToList();
        return claim.Clauses.Any(own => IsTurned(own, Nearest(own, clauses)));
    }

    /// <summary>Among clauses that are about as near as the nearest, one that agrees is enough.</summary>
    private static bool IsTurned(ClauseReading own, List<ClauseReading> nearest) => nearest.TrueForAll(source => !Agree(own.Denials, source.Denials));

    private static bool Agree(Denials claim, Denials source)
    {
        if (claim.HasFlag(Denials.Not)) return source != Denials.None;
        if (claim.HasFlag(Denials.Turned)) return (source & (Denials.Turned | Denials.Not)) != 0;
        return !source.HasFlag(Denials.Turned) && (!source.HasFlag(Denials.Not) || claim.HasFlag(Denials.Soft));
    }

    private static List<ClauseReading> Nearest(ClauseReading own, List<ClauseReading> clauses)
    {
        var near = clauses.Select(c => (Clause: c, Common: c.Terms.Count(own.Terms.Contains))).ToList();
        var most = near.Max(n => n.Common);
        return [.. near.Where(n => n.Common >= most * NearlyAsNear).Select(n => n.Clause)];
    }
}
