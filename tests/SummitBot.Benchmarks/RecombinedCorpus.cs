using SummitBot.Articles;

namespace SummitBot.Benchmarks;

/// <summary>A corpus of any size: articles whose sentences are drawn from all paragraphs of a question set.</summary>
internal static class RecombinedCorpus
{
    private const int SentencesPerArticle = 8;

    public static IReadOnlyList<Article> Of(XquadSet set, int passages)
    {
        var sentences = set.Articles.SelectMany(a => SentenceSplitter.Split(a.Text, a.Language)).Select(s => s.Text).ToArray();
        var random = new Random(7);
        var articles = new List<Article>();
        for (var made = 0; made < passages; made += PassageSplitter.Split(articles[^1]).Count)
        {
            articles.Add(new Article
            {
                Id = $"r{articles.Count}",
                Title = $"Article {articles.Count}",
                Language = set.Language,
                Text = string.Join(' ', random.GetItems(sentences, SentencesPerArticle)),
            });
        }
        return articles;
    }
}
