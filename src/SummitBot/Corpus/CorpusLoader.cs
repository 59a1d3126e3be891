using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Corpus;

/// <summary>THE reload: reads the articles, builds a version aside, publishes it, reports. What goes wrong is in the report; the old version stays.</summary>
internal sealed partial class CorpusLoader(
    ArticleReader reader,
    IPassageIndex index,
    IOptions<CorpusOptions> corpus,
    IOptions<StorageOptions> storage,
    ILogger<CorpusLoader> logger)
{
    private readonly string _folder = corpus.Value.FullPath;
    private readonly string _data = storage.Value.DataFolder;

    /// <summary>Reloads when nothing was ever loaded, when the files changed since, or when the text analysis did.</summary>
    /// <returns>Null when the current version is up to date.</returns>
    public async Task<CorpusReport?> LoadIfChangedAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(cancellationToken);
        var upToDate = current?.Analyzer == TextAnalyzer.Revision && Directory.Exists(_folder) && CorpusStamp.Read(_data) == CorpusStamp.Of(_folder);
        return upToDate ? null : await ReloadAsync(progress, cancellationToken);
    }

    /// <summary>Whether <paramref name="version"/> came from this corpus folder, so that it may answer when a reload failed.</summary>
    public bool Serves([NotNullWhen(true)] CorpusVersion? version) => version is not null && CorpusStamp.Read(_data)?.Folder == _folder;

    /// <summary>What a reload would change.</summary>
    public async Task<CorpusReport> PreviewAsync(CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(cancellationToken);
        try
        {
            var (read, glossary) = await ReadAsync(cancellationToken);
            return await CompareAsync(read, glossary, current, cancellationToken);
        }
        catch (CorpusFolderException e)
        {
            return CorpusReport.NotLoaded(ReloadOutcome.NothingLoadable, current, e.Message);
        }
    }

    /// <param name="progress">Share of the articles indexed so far, 0 to 1.</param>
    public async Task<CorpusReport> ReloadAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var publishing = FolderLock.TryAcquire(_data, "publish", out var holder);
        var current = await CurrentAsync(cancellationToken);
        if (publishing is null)
            return CorpusReport.NotLoaded(ReloadOutcome.HeldByAnotherProcess, current, $"{holder} is loading articles into {_data}.");

        try
        {
            // Taken before reading: a file that changes meanwhile makes the next start load again.
            var stamp = Directory.Exists(_folder) ? CorpusStamp.Of(_folder) : null;
            var (read, glossary) = await ReadAsync(cancellationToken);
            var report = await CompareAsync(read, glossary, current, cancellationToken);
            if (report.Outcome == ReloadOutcome.WouldPublish)
            {
                var share = progress is null ? null : new Progress<int>(done => progress.Report(done / (double)read.Articles.Count));
                var version = await index.PublishAsync(read.Articles, glossary, share, cancellationToken);
                report = report with { Outcome = ReloadOutcome.Published, Version = version };
            }

            stamp?.Write(_data);
            LogReloaded(report.Outcome, report.Version?.Id, read.Articles.Count, read.Skipped.Count, read.Duplicates.Count);
            return report;
        }
        catch (PublishedElsewhereException e)
        {
            return CorpusReport.NotLoaded(ReloadOutcome.HeldByAnotherProcess, current, e.Message);
        }
        catch (CorpusFolderException e)
        {
            return CorpusReport.NotLoaded(ReloadOutcome.NothingLoadable, current, e.Message);
        }
    }

    /// <summary>Goes back to the version before the current one. The files stay as they are, and load themselves only when they change.</summary>
    public async Task<RollbackReport> RollbackAsync(CancellationToken cancellationToken)
    {
        using var publishing = FolderLock.TryAcquire(_data, "publish", out var holder);
        if (publishing is null) return new RollbackReport(null, $"{holder} is loading articles into {_data}.");

        try
        {
            return new RollbackReport(await index.RollbackAsync(cancellationToken));
        }
        catch (Exception e) when (e is PublishedElsewhereException or VersionUnreadableException)
        {
            return new RollbackReport(null, e.Message);
        }
    }

    /// <summary>Articles and glossary; a broken line of the glossary is named like a file that is left out.</summary>
    private async Task<(ReadArticles Articles, Glossary Glossary)> ReadAsync(CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(_folder, cancellationToken);
        var glossary = await GlossaryReader.ReadFolderAsync(_folder, cancellationToken);
        var broken = glossary.Problems.Select(p => new SkippedFile(Glossary.FileName, p.Line, p.Reason));
        return (read with { Skipped = [.. read.Skipped, .. broken] }, glossary.Glossary);
    }

    private async Task<CorpusReport> CompareAsync(ReadArticles read, Glossary glossary, CorpusVersion? current, CancellationToken cancellationToken)
    {
        if (read.Articles.Count == 0)
        {
            return new CorpusReport(
                ReloadOutcome.NothingLoadable, current, CorpusDiff.None, read.Skipped, read.Duplicates, $"No article in {_folder} could be loaded.");
        }

        var diff = CorpusDiff.Between(await HeldAsync(current, cancellationToken), read.Articles);
        var same = diff.IsEmpty && current?.Analyzer == TextAnalyzer.Revision && current.Glossary == glossary.Fingerprint;
        return new CorpusReport(same ? ReloadOutcome.Unchanged : ReloadOutcome.WouldPublish, current, diff, read.Skipped, read.Duplicates);
    }

    /// <summary>The articles of the current version, with their text; none when it turns out to be damaged.</summary>
    private async Task<IReadOnlyList<Article>> HeldAsync(CorpusVersion? current, CancellationToken cancellationToken)
    {
        try
        {
            return current is not null && await index.PinAsync(cancellationToken) is { } version ? await version.ArticlesWithTextAsync(cancellationToken) : [];
        }
        catch (VersionUnreadableException e)
        {
            LogUnreadable(e.Message);
            return [];
        }
    }

    /// <summary>A damaged version, or one of another text analysis, counts as none: the articles are the truth and build a new one.</summary>
    private async Task<CorpusVersion?> CurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await index.CurrentAsync(cancellationToken);
        }
        catch (VersionUnreadableException e)
        {
            LogUnreadable(e.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Building the corpus anew: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(LogLevel.Information, "Reload: {Outcome}, version {Version}, {Articles} articles, {Skipped} skipped, {Duplicates} duplicates")]
    private partial void LogReloaded(ReloadOutcome outcome, string? version, int articles, int skipped, int duplicates);
}
