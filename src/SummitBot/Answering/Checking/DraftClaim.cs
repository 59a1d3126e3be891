namespace SummitBot.Answering.Checking;

/// <summary>One sentence as a model wrote it, not yet checked.</summary>
/// <param name="Text">Without the ids and without markup.</param>
/// <param name="Cited">As written, in order, each once; they need not exist.</param>
internal sealed record DraftClaim(string Text, IReadOnlyList<SentenceId> Cited);
