using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Corpus;

/// <summary>What a reload did, or a preview would do.</summary>
/// <param name="Version">The version answered from afterwards; null when there is none.</param>
/// <param name="Problem">Why nothing was loaded, in one line; null when something was, or nothing had to be.</param>
internal sealed record CorpusReport(
    ReloadOutcome Outcome,
    CorpusVersion? Version,
    CorpusDiff Diff,
    IReadOnlyList<SkippedFile> Skipped,
    IReadOnlyList<DuplicateArticle> Duplicates,
    string? Problem = null)
{
    public bool Failed => Outcome is ReloadOutcome.NothingLoadable or ReloadOutcome.HeldByAnotherProcess;

    public static CorpusReport NotLoaded(ReloadOutcome outcome, CorpusVersion? current, string problem) =>
        new(outcome, current, CorpusDiff.None, [], [], problem);
}

internal enum ReloadOutcome
{
    /// <summary>A new version answers.</summary>
    Published,

    /// <summary>A preview: this is what a reload would publish.</summary>
    WouldPublish,

    /// <summary>The articles are those of the current version.</summary>
    Unchanged,

    /// <summary>No article could be read; the old version keeps answering.</summary>
    NothingLoadable,

    /// <summary>Another process, or another command of this one, is publishing.</summary>
    HeldByAnotherProcess,
}
