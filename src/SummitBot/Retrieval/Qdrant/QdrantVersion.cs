using System.Collections.Concurrent;
using Google.Protobuf.Collections;
using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Articles;
using SummitBot.Embeddings;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>One version, read from its own collection: whatever the aliases say meanwhile, no answer mixes two.</summary>
/// <remarks>Candidates come as numbers; their payload is read once and kept analysed, so that a busy bot asks the server for little more than numbers.</remarks>
internal sealed class QdrantVersion : IPinnedVersion
{
    /// <summary>Passages in one read.</summary>
    private const int Page = 512;

    /// <summary>Articles in one read: each comes with its whole text.</summary>
    private const int ArticlePage = 16;

    private readonly QdrantConnection connection;
    private readonly QdrantOptions options;
    private readonly WordVectors vectors;
    private readonly VersionRecord record;
    private readonly Dictionary<string, int> articleNumbers;
    private readonly string[] publishers;
    private volatile bool dropped;
    private readonly ConcurrentDictionary<int, HeldPassage> held = new();

    public QdrantVersion(string collection, VersionRecord record, TextAnalyzer analyzer, QdrantConnection connection, QdrantOptions options, WordVectors vectors)
    {
        (Collection, this.record, Analyzer, this.connection, this.options, this.vectors) = (collection, record, analyzer, connection, options, vectors);
        Statistics = record.Statistics.ToStatistics(record.Articles.Select(a => a.Language).ToHashSet());
        articleNumbers = Enumerable.Range(0, record.Articles.Count).ToDictionary(n => record.Articles[n].Id);
        publishers = [.. record.Articles.Select(a => a.Publisher).OfType<string>().Distinct()];
    }

    public string Collection { get; }

    public CorpusVersion Version => record.Version;

    public TextAnalyzer Analyzer { get; }

    public CorpusStatistics Statistics { get; }

    public bool IsDense => record.Dimensions is not null;

    /// <summary>Somebody has replaced it twice: nothing can be read from it any more.</summary>
    public bool IsDropped => dropped;

    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(
        QuestionTerms question, float[]? embedding, int count, PassageFilter? filter, CancellationToken cancellationToken)
    {
        var restricted = filter is null ? null : CandidateQueries.FilterOf(filter, publishers);
        var queries = CandidateQueries.Of(Collection, question, IsDense ? embedding : null, Statistics, count, restricted, options);
        if (queries.Count == 0)
            return [];
        var found = await ReadAsync(c => c.QueryBatchAsync(Collection, queries, cancellationToken: cancellationToken), cancellationToken);
        var passages = await HeldAsync([.. found.SelectMany(r => r.Result).Select(p => (int)p.Id.Num).Distinct().Order()], cancellationToken);
        var slots = AskedSlots.Of(question);
        var candidates = passages.Select(p => p.Terms.Against(slots, p.Number)).ToList();
        return IsDense && embedding is not null ? DenseComparison.Of(embedding, passages, candidates) : candidates;
    }

    public async Task<IReadOnlyList<(Passage Passage, Article Article)>> PassagesAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        var passages = await HeldAsync(keys, cancellationToken);
        return [.. passages.Select(p => (p.Passage, record.Articles[articleNumbers[p.Passage.ArticleId]]))];
    }

    public async Task<Passage?> PassageAsync(string id, CancellationToken cancellationToken) =>
        (await ScrollAsync(Conditions.MatchKeyword(PayloadKeys.Passage, id), cancellationToken)).FirstOrDefault();

    public async Task<IReadOnlyList<Passage>> PassagesOfAsync(string articleId, CancellationToken cancellationToken) =>
        articleNumbers.ContainsKey(articleId)
            ? [.. (await ScrollAsync(Conditions.MatchKeyword(PayloadKeys.Article, articleId), cancellationToken)).OrderBy(p => p.Ordinal)]
            : [];

    public async Task<Article?> ArticleAsync(string id, CancellationToken cancellationToken) =>
        articleNumbers.TryGetValue(id, out var number) ? (await TextsAsync([number], cancellationToken))[0] : null;

    public Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Article>>([.. record.Articles.OrderBy(a => a.Id, StringComparer.Ordinal)]);

    public async Task<IReadOnlyList<Article>> ArticlesWithTextAsync(CancellationToken cancellationToken)
    {
        var texts = new List<Article>(record.Articles.Count);
        foreach (var numbers in Enumerable.Range(0, record.Articles.Count).Chunk(ArticlePage))
            texts.AddRange(await TextsAsync(numbers, cancellationToken));
        return [.. texts.OrderBy(a => a.Id, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<Article>> TextsAsync(IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        var ids = numbers.Select(PointNumbers.OfArticle).ToList();
        var points = await ReadAsync(c => c.RetrieveAsync(Collection, ids, cancellationToken: cancellationToken), cancellationToken);
        var texts = points.Where(p => p.Payload.ContainsKey(PayloadKeys.Text)).ToDictionary(p => p.Id, p => p.Payload[PayloadKeys.Text].StringValue);
        return
        [
            .. numbers.Select(n => texts.TryGetValue(PointNumbers.OfArticle(n), out var text)
                ? record.Articles[n] with { Text = text }
                : throw new VersionUnreadableException(Collection, $"article {record.Articles[n].Id} is missing.")),
        ];
    }

    /// <summary>In the order asked for.</summary>
    private async Task<IReadOnlyList<HeldPassage>> HeldAsync(IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        var passages = new Dictionary<int, HeldPassage>(numbers.Count);
        foreach (var number in numbers)
        {
            if (held.TryGetValue(number, out var known))
                passages[number] = known;
        }
        foreach (var missing in numbers.Where(n => !passages.ContainsKey(n)).Chunk(Page))
        {
            var ids = missing.Select(PointNumbers.OfPassage).ToList();
            foreach (var point in await ReadAsync(c => c.RetrieveAsync(Collection, ids, cancellationToken: cancellationToken), cancellationToken))
                passages[(int)point.Id.Num] = Hold((int)point.Id.Num, point.Payload);
        }
        return passages.Count == numbers.Count
            ? [.. numbers.Select(n => passages[n])]
            : throw new VersionUnreadableException(Collection, "passages of it are missing.");
    }

    private HeldPassage Hold(int number, MapField<string, Value> payload)
    {
        try
        {
            var passage = PassagePoint.PassageOf(payload);
            var language = record.Articles[articleNumbers[passage.ArticleId]].Language;
            var rows = record.Dimensions is { } dimensions && payload.TryGetValue(PayloadKeys.Rows, out var text) ? PassageRows.Of(text.StringValue, dimensions) : null;
            var read = new HeldPassage(number, passage, PassageTerms.Of(Analyzer.Terms(passage.Text, language), vectors), rows);
            if (held.Count >= options.CachedPassages)
                held.Clear();
            held[number] = read;
            return read;
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException)
        {
            throw new VersionUnreadableException(Collection, e.Message, e);
        }
    }

    private async Task<List<Passage>> ScrollAsync(Condition condition, CancellationToken cancellationToken)
    {
        var filter = new Filter { Must = { Conditions.MatchKeyword(PayloadKeys.Kind, PayloadKeys.PassageKind), condition } };
        var passages = new List<Passage>();
        for (PointId? next = null; ;)
        {
            var page = await ReadAsync(c => c.ScrollAsync(Collection, filter, Page, next, cancellationToken: cancellationToken), cancellationToken);
            try
            {
                passages.AddRange(page.Result.Select(p => PassagePoint.PassageOf(p.Payload)));
            }
            catch (FormatException e)
            {
                throw new VersionUnreadableException(Collection, e.Message, e);
            }
            next = page.NextPageOffset;
            if (next is null)
                return passages;
        }
    }

    private async Task<T> ReadAsync<T>(Func<QdrantClient, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.ReadAsync(call, cancellationToken);
        }
        catch (CollectionMissingException)
        {
            dropped = true;
            throw new VersionDroppedException(Version.Id);
        }
    }
}

/// <param name="Number">In its version.</param>
/// <param name="Rows">Null when it has no embedding.</param>
internal sealed record HeldPassage(int Number, Passage Passage, PassageTerms Terms, PassageRows? Rows);
