namespace SummitBot.Answering.Checking;

/// <summary>What became of a claim.</summary>
/// <param name="Sources">The sentences that hold it; empty when it was dropped.</param>
/// <param name="Missing">The number, date or name that no sentence holds, as the claim writes it: for logs at Debug and for reports, never for a reader.</param>
internal sealed record CheckedClaim(DraftClaim Claim, ClaimFate Fate, DropReason Reason, IReadOnlyList<SourceSentence> Sources, string? Missing = null)
{
    public bool IsShown => Fate != ClaimFate.Dropped;

    public static CheckedClaim Dropped(DraftClaim claim, DropReason reason, string? missing = null) => new(claim, ClaimFate.Dropped, reason, [], missing);
}

internal enum ClaimFate
{
    /// <summary>The sentences it cites hold it.</summary>
    Kept,

    /// <summary>Other sentences than those it cites hold it.</summary>
    Recited,

    Dropped,
}

internal enum DropReason
{
    None,

    /// <summary>No text is left once markup is taken away, or far too much stands before the first full stop.</summary>
    Empty,

    /// <summary>It cites nothing, and no sentence is near enough to be cited for it.</summary>
    NoSource,

    /// <summary>It cites only ids that do not exist, and no sentence is near enough.</summary>
    UnknownId,

    Number,

    Date,

    Name,

    /// <summary>It puts in quotation marks what no source says so.</summary>
    Quote,

    /// <summary>It denies what the source says, says what the source denies, or says the opposite.</summary>
    Negation,

    /// <summary>It says another thing than the source: too few of its words, or words of near meaning, stand there.</summary>
    Unlike,
}
