using Microsoft.Extensions.DependencyInjection;
using SummitBot.Corpus;
using SummitBot.Retrieval;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Corpus;

public sealed class CorpusLoaderTests : IDisposable
{
    private readonly TemporaryFolder _articles = new();
    private readonly TemporaryFolder _data = new();
    private readonly ServiceProvider _services;
    private readonly CorpusLoader _loader;

    public CorpusLoaderTests()
    {
        _services = Services();
        _loader = _services.GetRequiredService<CorpusLoader>();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _services.Dispose();
        _articles.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_first_load_publishes_and_a_second_finds_nothing_to_do()
    {
        _articles.Write("a.txt", "The first article says this.");

        var first = await _loader.LoadIfChangedAsync(null, Token);
        var second = await _loader.LoadIfChangedAsync(null, Token);

        Assert.Equal(ReloadOutcome.Published, first!.Outcome);
        Assert.Equal(["a"], first.Diff.Added);
        Assert.Null(second);
    }

    [Fact]
    public async Task A_reload_tells_added_changed_and_removed_articles_apart()
    {
        _articles.Write("kept.txt", "This article stays as it is.");
        _articles.Write("changed.txt", "This article says one thing.");
        var removed = _articles.Write("removed.txt", "This article goes away.");
        await _loader.ReloadAsync(null, Token);
        _articles.Write("changed.txt", "This article says another thing now.");
        _articles.Write("added.txt", "This article is new.");
        File.Delete(removed);

        var report = await _loader.ReloadAsync(null, Token);

        Assert.Equal(ReloadOutcome.Published, report.Outcome);
        Assert.Equal(["added"], report.Diff.Added);
        Assert.Equal(["changed"], report.Diff.Changed);
        Assert.Equal(["removed"], report.Diff.Removed);
        Assert.Equal(3, report.Version!.Articles);
    }

    [Fact]
    public async Task Touched_files_with_the_same_text_publish_nothing()
    {
        var file = _articles.Write("a.txt", "The first article says this.");
        var before = await _loader.ReloadAsync(null, Token);
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddHours(1));

        var report = await _loader.LoadIfChangedAsync(null, Token);

        Assert.Equal(ReloadOutcome.Unchanged, report!.Outcome);
        Assert.Equal(before.Version, report.Version);
        Assert.Null(await _loader.LoadIfChangedAsync(null, Token));
    }

    [Fact]
    public async Task A_reload_keeps_the_old_corpus_when_nothing_can_be_read()
    {
        var file = _articles.Write("a.txt", "The first article says this.");
        var before = await _loader.ReloadAsync(null, Token);
        File.WriteAllBytes(file, [0, 1, 2, 0, 0, 0]);

        var report = await _loader.ReloadAsync(null, Token);

        Assert.Equal(ReloadOutcome.NothingLoadable, report.Outcome);
        Assert.Contains(report.Skipped, s => s.Path == "a.txt");
        Assert.Equal(before.Version, await _services.GetRequiredService<IPassageIndex>().CurrentAsync(Token));
        Assert.True(_loader.Serves(report.Version));
    }

    [Fact]
    public async Task A_missing_folder_is_a_problem_named_in_the_report()
    {
        Directory.Delete(_articles.Path);

        var report = await _loader.ReloadAsync(null, Token);
        Directory.CreateDirectory(_articles.Path);

        Assert.Equal(ReloadOutcome.NothingLoadable, report.Outcome);
        Assert.Contains(_articles.Path, report.Problem, StringComparison.Ordinal);
        Assert.False(_loader.Serves(report.Version));
    }

    [Fact]
    public async Task What_was_rolled_back_does_not_load_itself_again()
    {
        _articles.Write("a.txt", "The first article says this.");
        var first = await _loader.ReloadAsync(null, Token);
        _articles.Write("b.txt", "The second article was a mistake.");
        await _loader.ReloadAsync(null, Token);

        var rolledBack = await _loader.RollbackAsync(Token);

        Assert.Equal(first.Version, rolledBack.Version);
        Assert.Null(await _loader.LoadIfChangedAsync(null, Token));
        Assert.Equal(first.Version, await _services.GetRequiredService<IPassageIndex>().CurrentAsync(Token));
        Assert.Equal(new RollbackReport(null), await _loader.RollbackAsync(Token));
    }

    [Fact]
    public async Task A_rollback_waits_for_nobody_who_is_loading()
    {
        using var other = FolderLock.TryAcquire(_data.Path, "publish", out _);

        var report = await _loader.RollbackAsync(Token);

        Assert.Null(report.Version);
        Assert.Contains(Environment.MachineName, report.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_version_is_built_anew()
    {
        _articles.Write("a.txt", "The first article says this.");
        await _loader.ReloadAsync(null, Token);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_data.Path, "versions"))) File.WriteAllText(file, "rubbish");

        using var restarted = Services();
        var report = await restarted.GetRequiredService<CorpusLoader>().LoadIfChangedAsync(null, Token);

        Assert.Equal(ReloadOutcome.Published, report!.Outcome);
        Assert.NotNull(await restarted.GetRequiredService<IPassageIndex>().CurrentAsync(Token));
    }

    [Fact]
    public async Task A_preview_publishes_nothing()
    {
        _articles.Write("a.txt", "The first article says this.");

        var preview = await _loader.PreviewAsync(Token);

        Assert.Equal(ReloadOutcome.WouldPublish, preview.Outcome);
        Assert.Equal(["a"], preview.Diff.Added);
        Assert.Null(await _services.GetRequiredService<IPassageIndex>().CurrentAsync(Token));
    }

    [Fact]
    public async Task Two_reloads_at_once_are_one_reload_and_one_refusal()
    {
        _articles.Write("a.txt", "The first article says this.");
        using var held = FolderLock.TryAcquire(_data.Path, "publish", out _);

        var report = await _loader.ReloadAsync(null, Token);

        Assert.Equal(ReloadOutcome.HeldByAnotherProcess, report.Outcome);
        Assert.Contains("process", report.Problem, StringComparison.Ordinal);
    }

    private ServiceProvider Services() => Some.Services(_articles.Path, _data.Path);
}
