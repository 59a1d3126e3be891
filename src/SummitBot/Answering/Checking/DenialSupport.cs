namespace SummitBot.Answering.Checking;

/// <summary>Compares a claim's clauses with those of the sentences that are nearest to them: one must not deny what the other says.</summary>
internal static class DenialSupport
{
    private const double NearlyAsNear = 0.75;

    public static bool IsTurned(TextReading claim, IReadOnlyList<TextReading> cited)
    {
        var clauses = cited.SelectMany(s => s.Clauses).ToList();
        return claim.Clauses.Any(own => Nearest(own, clauses).TrueForAll(source => !Agree(own.Denials, source.Denials)) || clauses.Exists(source => SaysWhatIsDenied(own, source)));
    }

    private static bool Agree(Denials claim, Denials source)
    {
        if (claim.HasFlag(Denials.Not)) return source != Denials.None;
        if (claim.HasFlag(Denials.Turned)) return (source & (Denials.Turned | Denials.Not)) != 0;
        return !source.HasFlag(Denials.Turned) && (!source.HasFlag(Denials.Not) || claim.HasFlag(Denials.Soft));
    }

    /// <summary>"Turkey belongs to the SCO and joins its meetings": near to the clause that joins, but it also says what "does not belong" denies.</summary>
    private static bool SaysWhatIsDenied(ClauseReading claim, ClauseReading source) =>
        claim.Denials == Denials.None && source.Denials.HasFlag(Denials.Not) && source.Words.Count > 0
        && source.Names.All(claim.Names.Contains) && claim.Words.Count(source.Words.Contains) * 2 >= source.Words.Count;

    private static List<ClauseReading> Nearest(ClauseReading own, List<ClauseReading> clauses)
    {
        var near = clauses.Select(c => (Clause: c, Common: c.InCommon(own))).ToList();
        var most = near.Max(n => n.Common);
        return [.. near.Where(n => n.Common >= most * NearlyAsNear).Select(n => n.Clause)];
    }
}
