using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf.Collections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qdrant.Client.Grpc;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>The index on a Qdrant server: a collection a version, an alias for the version answered from and one for the version before.</summary>
internal sealed partial class QdrantPassageIndex(
    QdrantConnection connection, IOptions<QdrantOptions> configured, IOptions<StorageOptions> storage, PassageEmbedder embedder, TimeProvider clock,
    ILogger<QdrantPassageIndex> logger)
    : IPassageIndex, IDisposable
{
    /// <summary>What could not be read is not read anew for every question.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly QdrantOptions options = configured.Value;
    private readonly CollectionNames names = new(configured.Value.CollectionPrefix);
    private readonly VersionAliases aliases = new(connection, new CollectionNames(configured.Value.CollectionPrefix), configured.Value.Endpoint);
    // Who publishes holds the lock of the data folder, which the operating system drops when a process dies: the folder is the owner.
    private readonly string owner = $"{Environment.MachineName}:{Path.GetFullPath(storage.Value.DataFolder)}";
    private readonly SemaphoreSlim loading = new(1);
    private volatile QdrantVersion? loaded;
    private long keptUntil;

    public async Task<CorpusVersion?> CurrentAsync(CancellationToken cancellationToken) => (await OpenAsync(cancellationToken))?.Version;

    public async Task<IPinnedVersion?> PinAsync(CancellationToken cancellationToken)
    {
        if (loaded is { IsDropped: false } kept && clock.GetUtcNow().UtcTicks < Volatile.Read(ref keptUntil))
            return kept;
        try
        {
            return await OpenAsync(cancellationToken);
        }
        catch (Exception e) when (e is VersionUnreadableException or AliasTakenException && loaded is { IsDropped: false })
        {
            // Somebody with other embeddings, or another program, has taken the alias: what was answered from so far is still there.
            LogKept(loaded.Version.Id, e.Message);
            Volatile.Write(ref keptUntil, (clock.GetUtcNow() + Patience).UtcTicks);
            return loaded;
        }
    }

    public async Task<CorpusVersion> PublishAsync(
        IReadOnlyList<Article> articles, Glossary glossary, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var held = await LockAsync(cancellationToken);
        var before = await aliases.ReadAsync(cancellationToken);
        await DropAllButAsync([before.Current, before.Previous], cancellationToken);

        var analyzer = loaded is { } known && known.Analyzer.Glossary.Fingerprint == glossary.Fingerprint ? known.Analyzer : new TextAnalyzer(glossary);
        var now = clock.GetUtcNow();
        var id = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
        var collection = names.CollectionOf(id);
        var mayBeCurrent = false;
        try
        {
            var writer = new VersionWriter(connection, options, embedder, clock);
            var version = await Task.Run(() => writer.WriteAsync(collection, id, now, articles, analyzer, WrittenAsync, cancellationToken), cancellationToken);
            var published = await LoadAsync(collection, analyzer, cancellationToken);
            await held.ProlongAsync(cancellationToken);
            // From here on nobody but the server knows: a switch whose answer was lost may have happened. The next reload removes what is not needed.
            mayBeCurrent = true;
            await aliases.SwitchAsync(collection, before.Current, cancellationToken);
            loaded = published;
            LogPublished(id, version.Articles, version.Passages, watch.ElapsedMilliseconds);
        }
        catch (AliasTakenException)
        {
            mayBeCurrent = false;
            throw;
        }
        finally
        {
            if (!mayBeCurrent)
                await DropUnfinishedAsync(collection);
        }

        await DropAllButAsync([collection, before.Current], cancellationToken);
        if (before.Current is { } oldest)
            embedder.Forget(oldest[(options.CollectionPrefix.Length + 1)..]);
        return loaded.Version;

        async Task WrittenAsync(double part)
        {
            progress?.Report((int)(part * articles.Count));
            await held.KeepAsync(cancellationToken);
        }
    }

    public async Task<CorpusVersion?> RollbackAsync(CancellationToken cancellationToken)
    {
        await using var held = await LockAsync(cancellationToken);
        if (await aliases.ReadAsync(cancellationToken) is not { Previous: { } previous })
            return null;
        var version = await LoadAsync(previous, loaded?.Analyzer, cancellationToken);
        await aliases.SwitchAsync(previous, null, cancellationToken);
        loaded = version;
        LogRolledBack(version.Version.Id);
        return version.Version;
    }

    public async Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken) =>
        await PinAsync(cancellationToken) is { } version ? await version.ArticlesAsync(cancellationToken) : [];

    public void Dispose() => loading.Dispose();

    private Task<PublisherLock> LockAsync(CancellationToken cancellationToken) =>
        PublisherLock.AcquireAsync(connection, names.Lock, owner, TimeSpan.FromMinutes(options.LockMinutes), clock, cancellationToken);

    private async Task<QdrantVersion?> OpenAsync(CancellationToken cancellationToken)
    {
        var (current, _) = await aliases.ReadAsync(cancellationToken);
        if (current is null)
            return null;
        if (loaded is { } known && known.Collection == current)
            return known;

        await loading.WaitAsync(cancellationToken);
        try
        {
            return await LoadCurrentAsync(cancellationToken);
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<QdrantVersion?> LoadCurrentAsync(CancellationToken cancellationToken)
    {
        for (var last = ""; (await aliases.ReadAsync(cancellationToken)).Current is { } collection; last = collection)
        {
            if (loaded is { } known && known.Collection == collection)
                return known;
            try
            {
                return loaded = await LoadAsync(collection, loaded?.Analyzer, cancellationToken);
            }
            catch (CollectionMissingException) when (last != collection)
            {
                // Replaced twice and dropped since its name was read.
            }
        }
        return null;
    }

    private async Task<QdrantVersion> LoadAsync(string collection, TextAnalyzer? known, CancellationToken cancellationToken)
    {
        var parts = new List<MapField<string, Value>>();
        for (var count = 1; parts.Count < count;)
        {
            var id = PointNumbers.OfRecord(parts.Count);
            var points = await connection.WriteAsync(c => c.RetrieveAsync(collection, id, cancellationToken: cancellationToken), cancellationToken);
            if (points is not [var point])
                throw new VersionUnreadableException(collection, "it is not complete.");
            parts.Add(point.Payload);
            count = VersionRecord.PartsOf(parts[0]);
        }
        try
        {
            var record = VersionRecord.Of(parts);
            if (record.Version.Analyzer != TextAnalyzer.Revision)
                throw new VersionUnreadableException(collection, $"it was built with text analysis {record.Version.Analyzer}, this program has {TextAnalyzer.Revision}.");
            if (record.Version.Embedder != embedder.Model)
                throw new VersionUnreadableException(collection, $"it was built with the embeddings of {record.Version.Embedder}, this program has {embedder.Model}.");
            var analyzer = known?.Glossary.Fingerprint == record.Version.Glossary ? known : new TextAnalyzer(new Glossary(record.Glossary));
            return new QdrantVersion(collection, record, analyzer, connection, options, embedder.Vectors);
        }
        catch (FormatException e)
        {
            throw new VersionUnreadableException(collection, e.Message, e);
        }
    }

    /// <summary>Versions replaced twice, and what a crash left half built.</summary>
    private async Task DropAllButAsync(string?[] kept, CancellationToken cancellationToken)
    {
        var collections = await connection.WriteAsync(c => c.ListCollectionsAsync(cancellationToken), cancellationToken);
        foreach (var collection in collections.Where(c => names.IsVersion(c) && !kept.Contains(c)))
            await connection.DropAsync(collection, cancellationToken);
    }

    private async Task DropUnfinishedAsync(string collection)
    {
        try
        {
            await connection.DropAsync(collection, CancellationToken.None);
        }
        catch (IndexUnavailableException e)
        {
            LogLeftForNext(collection, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published corpus version {Version}: {Articles} articles, {Passages} passages, in {Milliseconds} ms")]
    private partial void LogPublished(string version, int articles, int passages, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answering from corpus version {Version} still: {Reason}")]
    private partial void LogKept(string version, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rolled back to corpus version {Version}")]
    private partial void LogRolledBack(string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The unfinished collection {Collection} could not be removed and waits for the next reload: {Reason}")]
    private partial void LogLeftForNext(string collection, string reason);
}
