using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Qdrant.Client.Grpc;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Qdrant;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Retrieval.Qdrant;

[Collection(OneQdrantServer.Name)]
public sealed class QdrantPassageIndexTests : PassageIndexContract, IAsyncLifetime
{
    private QdrantTarget target = null!;

    public async ValueTask InitializeAsync() => target = await QdrantTarget.StartAsync();

    public ValueTask DisposeAsync() => target.DisposeAsync();

    [Fact]
    public async Task Only_the_last_two_versions_are_kept()
    {
        var index = Open();
        await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var second = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var third = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        Assert.Equal(new[] { target.Names.CollectionOf(second.Id), target.Names.CollectionOf(third.Id) }.Order(), await target.CollectionsAsync(Stop));
    }

    [Fact]
    public async Task Leftovers_of_a_crash_are_ignored_and_removed_by_the_next_publish()
    {
        var first = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        await target.Client.CreateCollectionAsync(target.Names.CollectionOf("20240101T000000Z-0000"), new VectorParams { Size = 4, Distance = Distance.Dot }, cancellationToken: Stop);

        Assert.Equal(first, await Open().CurrentAsync(Stop));
        var second = await Open().PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        Assert.Equal(new[] { target.Names.CollectionOf(first.Id), target.Names.CollectionOf(second.Id) }.Order(), await target.CollectionsAsync(Stop));
    }

    [Fact]
    public async Task Question_whose_version_was_dropped_meanwhile_is_asked_of_the_current_one()
    {
        var (writer, reader) = (Open(), Open());
        await writer.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        var stale = await PinAsync(reader);
        await writer.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        var last = await writer.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        await Assert.ThrowsAsync<VersionDroppedException>(() => target.Retriever(reader).RetrieveAsync(stale, "Who opened the bridge?", "en", 5, Stop));
        var found = await target.Retriever(new PinnedOnce(reader, stale)).RetrieveAsync("Who opened the bridge?", "en", 5, Stop);

        Assert.Equal(last, found.Version);
        Assert.Equal("bridge", found.Passages[0].Article.Id);
    }

    [Fact]
    public async Task Two_prefixes_share_a_server_though_one_begins_like_the_other()
    {
        var (one, other) = (Open(), target.Open(o => o.CollectionPrefix += "-b"));
        for (var i = 0; i < 3; i++)
        {
            await one.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
            await other.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        }

        Assert.Equal("bridge", Assert.Single(await one.ArticlesAsync(Stop)).Id);
        Assert.Equal("harvest", Assert.Single(await other.ArticlesAsync(Stop)).Id);
        Assert.Equal(4, (await target.CollectionsAsync(Stop)).Count());
    }

    [Fact]
    public async Task Second_publisher_is_refused_until_the_first_is_done()
    {
        var index = Open();
        await using (await LockAsync(TimeProvider.System))
        {
            var refused = await Assert.ThrowsAsync<PublishedElsewhereException>(() => index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop));
            Assert.Contains(Environment.MachineName, refused.Holder, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop)).Articles);
    }

    [Fact]
    public async Task Of_publishers_at_once_one_wins_and_its_version_is_whole()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await Open().PublishAsync([Texts.Bridge, Texts.Harvest], Glossary.Empty, null, Stop);
            }
            catch (PublishedElsewhereException)
            {
                return null;
            }
        }, Stop)));

        Assert.Contains(await Open().CurrentAsync(Stop), attempts.Where(a => a is not null));
        Assert.Equal("bridge", (await FindAsync(Open(), "bridge")).Passages[0].Article.Id);
    }

    [Fact]
    public async Task Lock_of_a_publisher_that_died_is_taken_when_its_time_is_over()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var dead = await LockAsync(clock);
        clock.Advance(TimeSpan.FromMinutes(9));
        await Assert.ThrowsAsync<PublishedElsewhereException>(() => LockAsync(clock));
        clock.Advance(TimeSpan.FromMinutes(2));

        await using var taken = await LockAsync(clock);

        await taken.ProlongAsync(Stop);
        await Assert.ThrowsAsync<PublishedElsewhereException>(() => dead.ProlongAsync(Stop));
    }

    [Fact]
    public async Task Lock_of_a_publisher_that_died_is_taken_at_once_by_who_has_its_data_folder()
    {
        var dead = await LockAsync(TimeProvider.System, $"{Environment.MachineName}:{Path.GetFullPath("data-of-both")}");

        var version = await target.Open(dataFolder: "data-of-both").PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        Assert.Equal(1, version.Articles);
        await Assert.ThrowsAsync<PublishedElsewhereException>(() => dead.ProlongAsync(Stop));
    }

    [Fact]
    public async Task Alias_that_points_to_a_foreign_collection_is_named_and_left()
    {
        var foreign = $"{target.Prefix}-foreign";
        await target.Client.CreateCollectionAsync(foreign, new VectorParams { Size = 4, Distance = Distance.Dot }, cancellationToken: Stop);
        await target.Client.CreateAliasAsync(target.Names.Current, foreign, cancellationToken: Stop);

        foreach (var act in new Func<Task>[] { () => Open().CurrentAsync(Stop), () => Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop) })
        {
            var error = await Assert.ThrowsAsync<AliasTakenException>(act);
            Assert.Contains(foreign, error.Message, StringComparison.Ordinal);
            Assert.Contains("Qdrant:CollectionPrefix", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal([foreign], await target.CollectionsAsync(Stop));
    }

    [Fact]
    public async Task What_somebody_else_put_in_the_place_of_the_version_does_not_stop_the_answers()
    {
        var reader = Open();
        var first = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        await PinAsync(reader);
        await target.Open(embedder: TestEmbedder.In(Path.GetTempPath(), new OtherEmbeddings())).PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        Assert.Equal(first, (await FindAsync(reader, "bridge")).Version);

        var foreign = $"{target.Prefix}-foreign";
        await target.Client.CreateCollectionAsync(foreign, new VectorParams { Size = 4, Distance = Distance.Dot }, cancellationToken: Stop);
        await target.Client.UpdateAliasesAsync([new AliasOperations { CreateAlias = new CreateAlias { AliasName = target.Names.Current, CollectionName = foreign } }], cancellationToken: Stop);
        Assert.Equal(first, (await FindAsync(reader, "bridge")).Version);
        await Assert.ThrowsAsync<AliasTakenException>(() => reader.CurrentAsync(Stop));
    }

    [Fact]
    public async Task Version_that_could_not_be_read_is_looked_for_again_after_a_minute()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var reader = target.Open(clock: clock);
        await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        await PinAsync(reader);
        await target.Open(embedder: TestEmbedder.In(Path.GetTempPath(), new OtherEmbeddings())).PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        await PinAsync(reader);
        var last = await Open().PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(last, (await PinAsync(reader)).Version);
    }

    [Fact]
    public async Task Collection_in_the_place_of_the_alias_is_named_and_nothing_is_left_behind()
    {
        await target.Client.CreateCollectionAsync(target.Names.Current, new VectorParams { Size = 4, Distance = Distance.Dot }, cancellationToken: Stop);

        var error = await Assert.ThrowsAsync<AliasTakenException>(() => Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop));

        Assert.Contains(target.Names.Current, error.Message, StringComparison.Ordinal);
        Assert.Equal([target.Names.Current], await target.CollectionsAsync(Stop));
    }

    [Fact]
    public async Task Version_of_another_embedder_is_refused_and_can_be_built_anew()
    {
        await target.Open(embedder: TestEmbedder.In(Path.GetTempPath(), new OtherEmbeddings())).PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        var error = await Assert.ThrowsAsync<VersionUnreadableException>(() => Open().CurrentAsync(Stop));
        Assert.Contains("other/16", error.Message, StringComparison.Ordinal);
        var version = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        Assert.Equal(version, await Open().CurrentAsync(Stop));
    }

    [Fact]
    public async Task Damaged_version_is_named_and_can_be_built_anew()
    {
        var version = await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var collection = target.Names.CollectionOf(version.Id);
        await target.Client.DeleteAsync(collection, Conditions.MatchKeyword(PayloadKeys.Kind, PayloadKeys.RecordKind), cancellationToken: Stop);

        Assert.Equal(collection, (await Assert.ThrowsAsync<VersionUnreadableException>(() => Open().CurrentAsync(Stop))).Path);
        Assert.Equal(1, (await Open().PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop)).Articles);
    }

    [Fact]
    public async Task Collection_is_made_as_the_settings_say()
    {
        var index = target.Open(o =>
        {
            (o.OnDisk, o.Quantization, o.HnswM, o.HnswEf) = (true, QdrantQuantization.Int8, 24, 99);
            (o.ShardNumber, o.ReplicationFactor, o.WriteConsistencyFactor) = (2, 3, 2);
        });

        var version = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        Assert.Equal("bridge", (await FindAsync(index, "bridge")).Passages[0].Article.Id);
        var made = (await target.Client.GetCollectionInfoAsync(target.Names.CollectionOf(version.Id), Stop)).Config.Params;
        var dense = made.VectorsConfig.ParamsMap.Map[VectorNames.Dense];
        Assert.Equal((24ul, 99ul, true, QuantizationType.Int8), (dense.HnswConfig.M, dense.HnswConfig.EfConstruct, dense.OnDisk, dense.QuantizationConfig.Scalar.Type));
        Assert.Equal((2u, 3u, 2u, true), (made.ShardNumber, made.ReplicationFactor, made.WriteConsistencyFactor, made.OnDiskPayload));
        Assert.Equal([VectorNames.Grams, VectorNames.Terms], made.SparseVectorsConfig.Map.Keys.Order());
    }

    private protected override PassageEmbedder Embedder => target.Embedder;

    private protected override IPassageIndex Open() => target.Open();

    private Task<PublisherLock> LockAsync(TimeProvider clock, string? owner = null) =>
        PublisherLock.AcquireAsync(target.Connect(), target.Names.Lock, owner ?? Guid.NewGuid().ToString(), TimeSpan.FromMinutes(10), clock, Stop);

    /// <summary>Pins a version that was current a moment ago, once.</summary>
    private sealed class PinnedOnce(IPassageIndex index, IPinnedVersion stale) : IPassageIndex
    {
        private IPinnedVersion? next = stale;

        public Task<IPinnedVersion?> PinAsync(CancellationToken cancellationToken) =>
            Interlocked.Exchange(ref next, null) is { } pinned ? Task.FromResult<IPinnedVersion?>(pinned) : index.PinAsync(cancellationToken);

        public Task<CorpusVersion?> CurrentAsync(CancellationToken cancellationToken) => index.CurrentAsync(cancellationToken);

        public Task<CorpusVersion> PublishAsync(IReadOnlyList<Article> articles, Glossary glossary, IProgress<int>? progress, CancellationToken cancellationToken) =>
            index.PublishAsync(articles, glossary, progress, cancellationToken);

        public Task<CorpusVersion?> RollbackAsync(CancellationToken cancellationToken) => index.RollbackAsync(cancellationToken);

        public Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken) => index.ArticlesAsync(cancellationToken);
    }

    private sealed class OtherEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Enumerable.Repeat((float)v.Length, 16).ToArray()))));

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("Tests", defaultModelId: "other", defaultModelDimensions: 16) : null;

        public void Dispose()
        {
        }
    }
}
