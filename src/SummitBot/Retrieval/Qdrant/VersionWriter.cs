using System.Runtime.CompilerServices;
using Qdrant.Client.Grpc;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>Builds the collection of a version that nobody reads yet.</summary>
/// <remarks>
/// Passages are analysed twice, for the counts that their weights need and again when they are written: a corpus of any size then needs memory for
/// its texts and its vocabulary only. Batches are made one after the other and written beside each other, and none is made before there is room for it.
/// </remarks>
internal sealed class VersionWriter(QdrantConnection connection, QdrantOptions options, PassageEmbedder embedder, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private static readonly (string Field, PayloadSchemaType Type)[] Indexed =
    [
        (PayloadKeys.Kind, PayloadSchemaType.Keyword),
        (PayloadKeys.Passage, PayloadSchemaType.Keyword),
        (PayloadKeys.Article, PayloadSchemaType.Keyword),
        (PayloadKeys.Language, PayloadSchemaType.Keyword),
        (PayloadKeys.Publisher, PayloadSchemaType.Keyword),
        (PayloadKeys.Published, PayloadSchemaType.Datetime),
    ];

    /// <param name="written">Told the part written, 0 to 1, after each batch and while the server builds its graphs.</param>
    /// <returns>The version, complete on the server.</returns>
    public async Task<CorpusVersion> WriteAsync(
        string collection, string id, DateTimeOffset built, IReadOnlyList<Article> articles, TextAnalyzer analyzer, Func<double, Task> written, CancellationToken cancellationToken)
    {
        var split = Split(articles, analyzer, cancellationToken, out var statistics);
        var passages = split.SelectMany(s => s.Passages.Select(p => (p, s.Article))).ToList();
        var version = new CorpusVersion(id, built, articles.Count, passages.Count, TextAnalyzer.Revision, analyzer.Glossary.Fingerprint, embedder.Model);
        var vectors = new PassageVectorsOf(embedder, id);
        var dimensions = await vectors.DimensionsAsync(passages, cancellationToken);
        var record = new VersionRecord(version, [.. articles.Select(a => a with { Text = "" })], analyzer.Glossary.Entries, statistics, dimensions);

        await CreateAsync(collection, dimensions, cancellationToken);
        var batches = PointsAsync(passages, articles, analyzer, record, vectors, cancellationToken);
        var (done, all) = (0, passages.Count + articles.Count);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.ParallelWrites, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batches, parallel, async (batch, token) =>
        {
            await connection.WriteAsync(c => c.UpsertAsync(collection, batch, wait: true, cancellationToken: token), token);
            await written((double)Interlocked.Add(ref done, batch.Count) / all);
        });
        // Last, and only over complete passages: a collection without it is no version.
        var parts = record.ToPoints();
        foreach (var part in parts)
            await connection.WriteAsync(c => c.UpsertAsync(collection, [part], wait: true, cancellationToken: cancellationToken), cancellationToken);

        var count = await connection.WriteAsync(c => c.CountAsync(collection, cancellationToken: cancellationToken), cancellationToken);
        if (count != (ulong)(all + parts.Count))
            throw new IndexUnavailableException($"Qdrant at {options.Endpoint} holds {count} of {all + parts.Count} points of the new version; the old one keeps answering.");
        await WaitForIndexingAsync(collection, () => written(1), cancellationToken);
        return version;
    }

    private List<(Article Article, IReadOnlyList<Passage> Passages)> Split(
        IReadOnlyList<Article> articles, TextAnalyzer analyzer, CancellationToken cancellationToken, out StoredStatistics statistics)
    {
        var builder = new StatisticsBuilder();
        var split = new List<(Article, IReadOnlyList<Passage>)>(articles.Count);
        var analysed = articles.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(article =>
        {
            // A paragraph repeated within an article says the same under the same id: it counts once.
            List<Passage> passages = [.. PassageSplitter.Split(article).DistinctBy(p => p.Id)];
            return (Article: article, Passages: passages, Terms: passages.ConvertAll(p => PassageTerms.Of(analyzer.Terms(p.Text, article.Language), embedder.Vectors)));
        });
        foreach (var (article, passages, terms) in analysed)
        {
            terms.ForEach(builder.Add);
            split.Add((article, passages));
        }
        statistics = builder.Build();
        return split;
    }

    private async IAsyncEnumerable<IReadOnlyList<PointStruct>> PointsAsync(
        IReadOnlyList<(Passage Passage, Article Article)> passages, IReadOnlyList<Article> articles, TextAnalyzer analyzer, VersionRecord record, PassageVectorsOf vectors,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var statistics = record.Statistics.ToStatistics(record.Articles.Select(a => a.Language).ToHashSet());
        var number = 0;
        foreach (var batch in passages.Chunk(options.BatchSize))
        {
            var rows = await vectors.RowsAsync(batch, cancellationToken);
            var first = number;
            yield return
            [
                .. batch.Select((p, i) => PassagePoint.Of(
                    first + i, p.Passage, p.Article, PassageTerms.Of(analyzer.Terms(p.Passage.Text, p.Article.Language), embedder.Vectors), statistics, rows[i])),
            ];
            number += batch.Length;
        }

        foreach (var batch in articles.Index().Chunk(options.BatchSize))
        {
            yield return
            [
                .. batch.Select(a => new PointStruct
                {
                    Id = PointNumbers.OfArticle(a.Index),
                    Vectors = new Dictionary<string, Vector>(),
                    Payload = { [PayloadKeys.Kind] = PayloadKeys.ArticleKind, [PayloadKeys.Article] = a.Item.Id, [PayloadKeys.Text] = a.Item.Text },
                }),
            ];
        }
    }

    private async Task CreateAsync(string collection, int? dimensions, CancellationToken cancellationToken)
    {
        var sparse = new SparseVectorParams { Index = new SparseIndexConfig { OnDisk = options.OnDisk } };
        try
        {
            await connection.WriteAsync(
                c => c.CreateCollectionAsync(
                    collection,
                    dimensions is { } size ? DenseParams((ulong)size) : null,
                    shardNumber: (uint)options.ShardNumber,
                    replicationFactor: (uint)options.ReplicationFactor,
                    writeConsistencyFactor: (uint)options.WriteConsistencyFactor,
                    onDiskPayload: options.OnDisk,
                    sparseVectorsConfig: new Dictionary<string, SparseVectorParams> { [VectorNames.Terms] = sparse, [VectorNames.Grams] = sparse.Clone() },
                    cancellationToken: cancellationToken),
                cancellationToken);
        }
        catch (CollectionExistsException)
        {
            // The name is new, so this is our own request, repeated after its answer was lost.
        }
        foreach (var (field, type) in Indexed)
            await connection.WriteAsync(c => c.CreatePayloadIndexAsync(collection, field, type, cancellationToken: cancellationToken), cancellationToken);
    }

    private VectorParamsMap DenseParams(ulong size)
    {
        var dense = new VectorParams
        {
            Size = size,
            Distance = Distance.Dot,
            OnDisk = options.OnDisk,
            HnswConfig = new HnswConfigDiff { M = (ulong)options.HnswM, EfConstruct = (ulong)options.HnswEf },
        };
        if (options.Quantization == QdrantQuantization.Int8)
            dense.QuantizationConfig = new QuantizationConfig { Scalar = new ScalarQuantization { Type = QuantizationType.Int8, AlwaysRam = true } };
        return new VectorParamsMap { Map = { [VectorNames.Dense] = dense } };
    }

    /// <summary>A version switched to before its graph is built would be searched by brute force.</summary>
    private async Task WaitForIndexingAsync(string collection, Func<Task> waited, CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + TimeSpan.FromSeconds(options.IndexingTimeoutSeconds);
        while (true)
        {
            var info = await connection.WriteAsync(c => c.GetCollectionInfoAsync(collection, cancellationToken), cancellationToken);
            if (info.Status == CollectionStatus.Red)
                throw new IndexUnavailableException($"Qdrant at {options.Endpoint} cannot index the new version ({info.OptimizerStatus?.Error}); the old one keeps answering.");
            if (info.Status == CollectionStatus.Green || clock.GetUtcNow() >= end)
                return;
            await Task.Delay(LookAgain, clock, cancellationToken);
            await waited();
        }
    }
}
