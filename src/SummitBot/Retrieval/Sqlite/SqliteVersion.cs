using System.Text;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>One version, read whole from its file and immutable: it stays usable while its file is replaced or deleted.</summary>
internal sealed class SqliteVersion : IPinnedVersion
{
    private readonly IReadOnlyList<StoredArticle> articles;
    private readonly IReadOnlyList<StoredPassage> passages;
    private readonly Dictionary<string, int> articleNumbers;
    private readonly ILookup<int, int> passagesOfArticle;
    private readonly Dictionary<string, int> passageNumbers;
    private readonly LexicalIndex lexical;
    private readonly PassageVectors? vectors;

    public SqliteVersion(
        CorpusVersion version, TextAnalyzer analyzer, IReadOnlyList<StoredArticle> articles, IReadOnlyList<StoredPassage> passages, LexicalData data,
        PassageVectors? vectors)
    {
        (Version, Analyzer, this.articles, this.passages, this.vectors) = (version, analyzer, articles, passages, vectors);
        Statistics = LexicalIndex.StatisticsOf(data, articles.Select(a => a.Article.Language).ToHashSet());
        lexical = new LexicalIndex(data, Statistics);
        articleNumbers = Enumerable.Range(0, articles.Count).ToDictionary(n => articles[n].Article.Id);
        passageNumbers = Enumerable.Range(0, passages.Count).ToDictionary(n => passages[n].Id);
        passagesOfArticle = Enumerable.Range(0, passages.Count).ToLookup(n => passages[n].Article);
    }

    public CorpusVersion Version { get; }

    public TextAnalyzer Analyzer { get; }

    public CorpusStatistics Statistics { get; }

    public bool IsDense => vectors is not null;

    public Task<IReadOnlyList<Candidate>> CandidatesAsync(
        QuestionTerms question, float[]? embedding, int count, PassageFilter? filter, CancellationToken cancellationToken)
    {
        Func<int, bool>? allows = filter is null ? null : AllowedBy(filter);
        return Task.FromResult(embedding is not null && vectors is not null
            ? vectors.Compare(embedding, lexical.Candidates(question, count, vectors.Nearest(embedding, count, allows), allows))
            : lexical.Candidates(question, count, [], allows));
    }

    public Task<IReadOnlyList<(Passage Passage, Article Article)>> PassagesAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(Passage, Article)>>([.. keys.Select(k => (Passage(k), articles[passages[k].Article].Article))]);

    public Task<Passage?> PassageAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(passageNumbers.TryGetValue(id, out var number) ? Passage(number) : null);

    public Task<IReadOnlyList<Passage>> PassagesOfAsync(string articleId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Passage>>(articleNumbers.TryGetValue(articleId, out var number) ? [.. passagesOfArticle[number].Select(Passage)] : []);

    public Task<Article?> ArticleAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(articleNumbers.TryGetValue(id, out var number) ? articles[number].WithText() : null);

    public Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Article>>([.. articles.Select(a => a.Article).OrderBy(a => a.Id, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<Article>> ArticlesWithTextAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Article>>([.. articles.Select(a => a.WithText()).OrderBy(a => a.Id, StringComparer.Ordinal)]);

    private Func<int, bool> AllowedBy(PassageFilter filter)
    {
        bool[] allowed = [.. articles.Select(a => filter.Allows(a.Article))];
        return passage => allowed[passages[passage].Article];
    }

    private Passage Passage(int number) => passages[number].In(articles[passages[number].Article]);
}

/// <param name="Article">Without its text.</param>
/// <param name="Utf8">The text, in half the memory.</param>
internal sealed record StoredArticle(Article Article, byte[] Utf8)
{
    public Article WithText() => Article with { Text = Encoding.UTF8.GetString(Utf8) };
}

/// <summary>A passage as offsets into its article.</summary>
/// <param name="Article">Number of the article.</param>
/// <param name="Start">In UTF-16 units, as all offsets of sentences; the byte offsets are those of the UTF-8 text.</param>
/// <param name="Sentences">Start and length of each, in the passage.</param>
internal readonly record struct StoredPassage(string Id, int Article, int Ordinal, int Start, int ByteStart, int ByteLength, byte[] Sentences)
{
    public Passage In(StoredArticle article)
    {
        var text = Encoding.UTF8.GetString(article.Utf8, ByteStart, ByteLength);
        var sentences = new List<Sentence>(4);
        for (var position = 0; position < Sentences.Length;)
        {
            var start = (int)Varint.Read(Sentences, ref position);
            sentences.Add(new Sentence(Start + start, text.Substring(start, (int)Varint.Read(Sentences, ref position))));
        }
        return new Passage(Id, article.Article.Id, Ordinal, text, sentences);
    }
}
