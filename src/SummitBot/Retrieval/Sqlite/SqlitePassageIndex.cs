using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>The index that needs no server: two files a version, and a pointer to the version answered from.</summary>
internal sealed partial class SqlitePassageIndex(IOptions<StorageOptions> options, PassageEmbedder embedder, TimeProvider clock, ILogger<SqlitePassageIndex> logger)
    : IPassageIndex, IDisposable
{
    private const string Building = ".building";

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
        IReadOnlyList<Article> articles, Glossary glossary, IProgress<int>? progress, CancellationToken cancellationToken) =>
        await Task.Run(() => Publish(articles, glossary, progress, cancellationToken), cancellationToken);

    public async Task<CorpusVersion?> RollbackAsync(CancellationToken cancellationToken)
    {
        if (VersionPointer.Read(pointerPath) is not { Previous: { } previous })
            return null;
        var version = await Task.Run(() => Read(previous, loaded?.Analyzer), cancellationToken);
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
                return loaded = Read(pointer.Current, loaded?.Analyzer);
            }
            catch (FileNotFoundException e)
            {
                // Another process published twice since the pointer was read, and deleted what it named.
                if (VersionPointer.Read(pointerPath) == pointer)
                    throw new VersionUnreadableException(e.FileName ?? FileOf(pointer.Current.Id), "the file is missing.", e);
            }
        }
        return null;
    }

    private async Task<CorpusVersion> Publish(IReadOnlyList<Article> articles, Glossary glossary, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var before = ReadablePointer();
        Directory.CreateDirectory(folder);
        DeleteAllBut(before?.Current.Id, before?.Previous?.Id);

        var analyzer = loaded is { } current && current.Analyzer.Glossary.Fingerprint == glossary.Fingerprint ? current.Analyzer : new TextAnalyzer(glossary);
        var told = articles.Any(a => PassageEmbedder.Knows(a.Text, a.Language)) ? null : progress;
        var (split, lexical) = Index(articles, analyzer, told, cancellationToken);
        List<(Passage, string)> passages = [.. split.SelectMany(s => s.Passages.Select(p => (p, s.Article.Language)))];

        var now = clock.GetUtcNow();
        var id = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
        var version = new CorpusVersion(id, now, articles.Count, passages.Count, TextAnalyzer.Revision, glossary.Fingerprint, embedder.Model);
        // Both files are complete and on the disk before the pointer names their version.
        var layout = await VectorsFile.WriteAsync(
            VectorsOf(id) + Building, passages, embedder, id, part => progress?.Report((int)(part * articles.Count)), cancellationToken);
        var vectors = layout is null ? default((VectorLayout, string)?) : (layout, VectorsFile.Sha256(VectorsOf(id) + Building));
        var sha256 = VersionFile.Write(FileOf(id) + Building, version, glossary, split, lexical, vectors);
        cancellationToken.ThrowIfCancellationRequested();
        if (layout is not null)
            File.Move(VectorsOf(id) + Building, VectorsOf(id));
        File.Move(FileOf(id) + Building, FileOf(id));
        var entry = new VersionEntry(id, sha256);
        var published = Read(entry, analyzer);
        new VersionPointer(entry, before?.Current).Write(pointerPath);
        loaded = published;
        DeleteAllBut(id, before?.Current.Id);
        if (before is not null)
            embedder.Forget(before.Current.Id);
        LogPublished(id, version.Articles, passages.Count, layout?.Passages.Length ?? 0, watch.ElapsedMilliseconds);
        return version;
    }

    private (List<(Article Article, IReadOnlyList<Passage> Passages)> Split, LexicalData Lexical) Index(
        IReadOnlyList<Article> articles, TextAnalyzer analyzer, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var split = new List<(Article, IReadOnlyList<Passage>)>(articles.Count);
        var lexical = new LexicalBuilder(embedder.Vectors);
        var analysed = articles.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(article =>
        {
            // A paragraph repeated within an article says the same under the same id: it counts once.
            List<Passage> passages = [.. PassageSplitter.Split(article).DistinctBy(p => p.Id)];
            return (Article: article, Passages: passages, Terms: passages.ConvertAll(p => analyzer.Terms(p.Text, article.Language)));
        });
        foreach (var (article, passages, terms) in analysed)
        {
            terms.ForEach(lexical.Add);
            split.Add((article, passages));
            progress?.Report(split.Count);
        }
        return (split, lexical.Build());
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

    /// <summary>The main file is read whole when a version is opened, and the open file of vectors outlives its name: nothing in flight is disturbed.</summary>
    private void DeleteAllBut(params string?[] ids)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (!ids.Any(id => id is not null && (path == FileOf(id) || path == VectorsOf(id))))
                File.Delete(path);
        }
    }

    private SqliteVersion Read(VersionEntry entry, TextAnalyzer? known) =>
        VersionFile.Read(FileOf(entry.Id), VectorsOf(entry.Id), entry.Sha256, embedder.Model, known);

    private string FileOf(string id) => Path.Combine(folder, id + ".db");

    private string VectorsOf(string id) => Path.Combine(folder, id + ".vectors");

    [LoggerMessage(Level = LogLevel.Information, Message = "Published corpus version {Version}: {Articles} articles, {Passages} passages, {Embedded} of them embedded, in {Milliseconds} ms")]
    private partial void LogPublished(string version, int articles, int passages, int embedded, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rolled back to corpus version {Version}")]
    private partial void LogRolledBack(string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The pointer to the current corpus version is damaged; it is written anew")]
    private partial void LogPointerDamaged(Exception exception);
}
