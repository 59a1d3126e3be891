using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SummitBot.Answering.Checking;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Tests.Articles;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Answering.Checking;

/// <summary>The seeds' sentences as they would be shown to a model, with all their passages found.</summary>
internal sealed class SummitSources
{
    private static readonly Lazy<SummitSources> Read = new(() => new SummitSources(Seeds(), ShippedGlossary.Read.Glossary));

    public SummitSources(IReadOnlyList<Article> articles, Glossary glossary)
    {
        Analyzer = new TextAnalyzer(glossary);
        List<RetrievedPassage> passages =
        [
            .. articles.SelectMany(a => PassageSplitter.Split(a).Select(p => new RetrievedPassage(p, a with { Text = "" }, 1, 1))),
        ];
        Sentences = SourceSentence.Of(passages);
        Statistics = StatisticsOf(passages, Analyzer);
        Check = new CitationCheck(Sentences, Analyzer, Statistics, TestEmbedder.Vectors);
    }

    public static SummitSources Shipped => Read.Value;

    public TextAnalyzer Analyzer { get; }

    public IReadOnlyList<SourceSentence> Sentences { get; }

    public CorpusStatistics Statistics { get; }

    public CitationCheck Check { get; }

    /// <summary>The one sentence that holds these words.</summary>
    public SourceSentence Holding(string words) => Sentences.Single(s => s.Sentence.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>Checks a claim that cites the sentences that hold these words.</summary>
    public CheckedClaim CheckClaim(string language, string text, params string[] cited) =>
        Check.Check(new DraftClaim(text, [.. cited.Select(c => Holding(c).Id)]), language);

    /// <summary>One article written for a test, its passages all found.</summary>
    public static SummitSources Of(string text, string language = "en", DateOnly? published = null, string title = "News") =>
        new([new Article { Id = "a", Title = title, Text = text, Language = language, Published = published }], ShippedGlossary.Read.Glossary);

    private static CorpusStatistics StatisticsOf(List<RetrievedPassage> passages, TextAnalyzer analyzer)
    {
        var terms = passages.Select(p => analyzer.Terms(p.Passage.Text, p.Article.Language).Select(t => t.Text).ToList()).ToList();
        var counts = terms.SelectMany(t => t.Distinct()).GroupBy(t => t).ToList();
        return new CorpusStatistics(
            passages.Count, passages.Select(p => p.Article.Language).ToHashSet(), terms.Average(t => t.Count), 1,
            [.. counts.Select(c => c.Key)], [.. counts.Select(c => c.Count())], [], []);
    }

    private static List<Article> Seeds()
    {
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddArticles().BuildServiceProvider();
        return [.. services.GetRequiredService<ArticleReader>().ReadAsync(Path.Combine(AppContext.BaseDirectory, "seeds"), CancellationToken.None).GetAwaiter().GetResult().Articles];
    }
}
