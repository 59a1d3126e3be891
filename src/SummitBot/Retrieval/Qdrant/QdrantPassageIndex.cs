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
    QdrantConnection connection, IOptions<QdrantOptions> configured, PassageEmbedder embedder, TimeProvider clock, ILogger<QdrantPassageIndex> logger)
    : IPassageIndex, IDisposable
{
    private readonly QdrantOptions options = configured.Value;
    private readonly CollectionNames names = new(configured.Value.CollectionPrefix);
    private readonly SemaphoreSlim loading = new(1);
    private volatile QdrantVersion? loaded;

    public async Task<CorpusVersion?> CurrentAsync(CancellationToken cancellationToken) => (await PinAsync(cancellationToken))?.Version;

    public async Task<IPinnedVersion?> PinAsync(CancellationToken cancellationToken)
    {
        var (current, _) = await AliasesAsync(cancellationToken);
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

    public async Task<CorpusVersion> PublishAsync(
        IReadOnlyList<Article> articles, Glossary glossary, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var held = await PublisherLock.AcquireAsync(connection, names.Lock, TimeSpan.FromMinutes(options.LockMinutes), clock, cancellationToken);
        var before = await AliasesAsync(cancellationToken);
        await DropAllButAsync([before.Current, before.Previous], cancellationToken);

        var analyzer = loaded is { } known && known.Analyzer.Glossary.Fingerprint == glossary.Fingerprint ? known.Analyzer : new TextAnalyzer(glossary);
        var now = clock.GetUtcNow();
        var id = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
        var collection = names.CollectionOf(id);
        var switched = false;
        try
        {
            var writer = new VersionWriter(connection, options, embedder, clock);
            var version = await Task.Run(() => writer.WriteAsync(collection, id, now, articles, analyzer, WrittenAsync, cancellationToken), cancellationToken);
            var published = await LoadAsync(collection, analyzer, cancellationToken);
            await held.ProlongAsync(cancellationToken);
            await SwitchAsync(collection, before.Current, cancellationToken);
            switched = true;
            loaded = published;
            LogPublished(id, version.Articles, version.Passages, watch.ElapsedMilliseconds);
        }
        finally
        {
            if (!switched)
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
        await using var held = await PublisherLock.AcquireAsync(connection, names.Lock, TimeSpan.FromMinutes(options.LockMinutes), clock, cancellationToken);
        if (await AliasesAsync(cancellationToken) is not { Previous: { } previous })
            return null;
        var version = await LoadAsync(previous, loaded?.Analyzer, cancellationToken);
        await SwitchAsync(previous, null, cancellationToken);
        loaded = version;
        LogRolledBack(version.Version.Id);
        return version.Version;
    }

    public async Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken) =>
        await PinAsync(cancellationToken) is { } version ? await version.ArticlesAsync(cancellationToken) : [];

    public void Dispose() => loading.Dispose();

    private async Task<QdrantVersion?> LoadCurrentAsync(CancellationToken cancellationToken)
    {
        for (var last = ""; (await AliasesAsync(cancellationToken)).Current is { } collection; last = collection)
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

    /// <summary>The collections that our two aliases name.</summary>
    private async Task<(string? Current, string? Previous)> AliasesAsync(CancellationToken cancellationToken)
    {
        var aliases = await connection.ReadAsync(c => c.ListAliasesAsync(cancellationToken), cancellationToken);
        return (TargetOf(names.Current), TargetOf(names.Previous));

        string? TargetOf(string alias) => aliases.FirstOrDefault(a => a.AliasName == alias)?.CollectionName is not { } target ? null
            : names.IsVersion(target) ? target
            : throw new IndexUnavailableException(
                $"The alias {alias} on Qdrant at {options.Endpoint} points to the collection {target}, which is none of SummitBot's: remove the alias or choose another Qdrant:CollectionPrefix.");
    }

    /// <summary>In one request, which readers see as a whole.</summary>
    private async Task SwitchAsync(string current, string? previous, CancellationToken cancellationToken)
    {
        var actions = new List<AliasOperations> { To(names.Current, current) };
        actions.Add(previous is null ? new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = names.Previous } } : To(names.Previous, previous));
        try
        {
            await connection.WriteAsync(c => c.UpdateAliasesAsync(actions, cancellationToken: cancellationToken), cancellationToken);
        }
        catch (CollectionExistsException e)
        {
            throw new IndexUnavailableException(
                $"Qdrant at {options.Endpoint} has a collection where SummitBot wants the alias {names.Current}: remove it or choose another Qdrant:CollectionPrefix.", e);
        }

        static AliasOperations To(string alias, string collection) => new() { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = collection } };
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Rolled back to corpus version {Version}")]
    private partial void LogRolledBack(string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The unfinished collection {Collection} could not be removed and waits for the next reload: {Reason}")]
    private partial void LogLeftForNext(string collection, string reason);
}
