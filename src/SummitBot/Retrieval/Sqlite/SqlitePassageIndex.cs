using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>The index that needs no server: one file a version, and a pointer to the version answered from.</summary>
internal sealed partial class SqlitePassageIndex(IOptions<StorageOptions> options, TextAnalyzer analyzer, TimeProvider clock, ILogger<SqlitePassageIndex> logger)
    : IPassageIndex, IDisposable
{
    private readonly string folder = Path.GetFullPath(Path.Combine(options.Value.DataFolder, "versions"));
    private readonly string pointerPath = Path.GetFullPath(Path.Combine(options.Value.DataFolder, "current.json"));
    private readonly SemaphoreSlim loading = new(1);
    private volatile SqliteVersion? loaded;

    public async Task<CorpusVersion?> CurrentAsync(CancellationToken cancellationToken) => (await PinAsync(cancellationToken))?.Version;

    // The pointer is read each time rather than its modification time compared: a hundred bytes cost microseconds, and two publishes within
    // one tick of the file system's clock cannot be mistaken for one.
    public async Task<IPinnedVersion?> PinAsync(CancellationToken cancellationToken)
    {
        if (VersionPointer.Read(pointerPath) is not { } pointer)
            return null;
        if (loaded is { } current && current.Version.Id == pointer.Current.Id)
            return current;

        await loading.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(LoadCurrent, cancellationToken);
        }
        finally
        {
            loading.Release();
        }
    }

    public async Task<CorpusVersion> PublishAsync(
        IReadOnlyList<Article> articles, string fingerprint, IProgress<int>? progress, CancellationToken cancellationToken) =>
        await Task.Run(() => Publish(articles, fingerprint, progress, cancellationToken), cancellationToken);

    public async Task<CorpusVersion?> RollbackAsync(CancellationToken cancellationToken)
    {
        if (VersionPointer.Read(pointerPath) is not { Previous: { } previous })
            return null;
        var version = await Task.Run(() => Read(previous), cancellationToken);
        new VersionPointer(previous, null).Write(pointerPath);
        loaded = version;
        LogRolledBack(version.Version.Id);
        return version.Version;
    }

    public async Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken) =>
        await PinAsync(cancellationToken) is { } version ? await version.ArticlesAsync(cancellationToken) : [];

    public void Dispose() => loading.Dispose();

    private SqliteVersion? LoadCurrent()
    {
        while (VersionPointer.Read(pointerPath) is { } pointer)
        {
            if (loaded is { } current && current.Version.Id == pointer.Current.Id)
                return current;
            try
            {
                return loaded = Read(pointer.Current);
            }
            catch (FileNotFoundException e)
            {
                // Another process published twice since the pointer was read, and deleted what it named.
                if (VersionPointer.Read(pointerPath) == pointer)
                    throw new VersionUnreadableException(FileOf(pointer.Current.Id), "the file is missing.", e);
            }
        }
        return null;
    }

    private CorpusVersion Publish(IReadOnlyList<Article> articles, string fingerprint, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var before = ReadablePointer();
        Directory.CreateDirectory(folder);
        DeleteAllBut(before?.Current.Id, before?.Previous?.Id);

        var split = new List<(Article, IReadOnlyList<Passage>)>(articles.Count);
        var lexical = new LexicalBuilder(analyzer);
        var passages = 0;
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A paragraph repeated within an article says the same under the same id: it counts once.
            List<Passage> distinct = [.. PassageSplitter.Split(article).DistinctBy(p => p.Id)];
            distinct.ForEach(p => lexical.Add(p.Text, article.Language));
            split.Add((article, distinct));
            passages += distinct.Count;
            progress?.Report(split.Count);
        }

        var now = clock.GetUtcNow();
        var id = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
        var version = new CorpusVersion(id, now, articles.Count, passages, TextAnalyzer.Revision, fingerprint);
        var building = FileOf(id) + ".building";
        var sha256 = VersionFile.Write(building, version, split, lexical.Build());
        cancellationToken.ThrowIfCancellationRequested();
        File.Move(building, FileOf(id));
        var entry = new VersionEntry(id, sha256);
        var published = Read(entry);
        new VersionPointer(entry, before?.Current).Write(pointerPath);
        loaded = published;
        DeleteAllBut(id, before?.Current.Id);
        LogPublished(id, version.Articles, passages, watch.ElapsedMilliseconds);
        return version;
    }

    /// <summary>A damaged pointer must not keep a new version from being published.</summary>
    private VersionPointer? ReadablePointer()
    {
        try
        {
            return VersionPointer.Read(pointerPath);
        }
        catch (VersionUnreadableException e)
        {
            LogPointerDamaged(e);
            return null;
        }
    }

    /// <summary>Versions are read whole when they are opened, so nothing in flight needs a file any more.</summary>
    private void DeleteAllBut(params string?[] ids)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (!ids.Any(id => id is not null && path == FileOf(id)))
                File.Delete(path);
        }
    }

    private SqliteVersion Read(VersionEntry entry) => VersionFile.Read(FileOf(entry.Id), entry.Sha256, analyzer);

    private string FileOf(string id) => Path.Combine(folder, id + ".db");

    [LoggerMessage(Level = LogLevel.Information, Message = "Published corpus version {Version}: {Articles} articles, {Passages} passages in {Milliseconds} ms")]
    private partial void LogPublished(string version, int articles, int passages, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rolled back to corpus version {Version}")]
    private partial void LogRolledBack(string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The pointer to the current corpus version is damaged; it is written anew")]
    private partial void LogPointerDamaged(Exception exception);
}
