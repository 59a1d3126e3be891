using SummitBot.Retrieval;

namespace SummitBot.Corpus;

/// <summary>What a rollback did.</summary>
/// <param name="Version">The version answered from again; null when nothing was rolled back.</param>
/// <param name="Problem">Why not, in one line; null with no version when there simply is none before the current one.</param>
internal sealed record RollbackReport(CorpusVersion? Version, string? Problem = null);
