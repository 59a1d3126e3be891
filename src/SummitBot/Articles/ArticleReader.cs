using Microsoft.Extensions.Options;

namespace SummitBot.Articles;

/// <summary>Reads every article of a corpus folder; what cannot be read is named, the rest is kept.</summary>
internal sealed class ArticleReader(IOptions<ArticleOptions> options)
{
    // What a report shows of the other places where an id is used.
    private const int MostNamed = 3;

    /// <exception cref="CorpusFolderException">The folder is missing or empty, or holds more files than allowed.</exception>
    public async Task<ReadArticles> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var (files, skipped) = CorpusFolder.List(folder, options.Value, cancellationToken);
        var contents = new ArticleFile[files.Count];
        await Parallel.ForAsync(0, files.Count, cancellationToken, async (i, token) => contents[i] = await ReadFileAsync(files[i], token));

        skipped.AddRange(contents.SelectMany(content => content.Skipped));
        var unique = WithOwnId(contents.SelectMany(content => content.Articles), skipped);
        var (articles, duplicates) = WithOwnText(unique);
        return new ReadArticles(articles, [.. skipped.OrderBy(file => file.Path, StringComparer.Ordinal).ThenBy(file => file.Line)], duplicates);
    }

    private static async Task<ArticleFile> ReadFileAsync(CorpusFile file, CancellationToken cancellationToken)
    {
        try
        {
            return ArticleFile.Parse(file.Path, await File.ReadAllBytesAsync(file.FullPath, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ArticleFile.Nothing(file.Path, CorpusFolder.Reason(e));
        }
    }

    /// <summary>Nobody can tell which of two articles with one id is meant: neither loads.</summary>
    private static List<FoundArticle> WithOwnId(IEnumerable<FoundArticle> found, List<SkippedFile> skipped)
    {
        var unique = new List<FoundArticle>();
        foreach (var same in found.GroupBy(article => article.Article.Id, StringComparer.Ordinal).Select(group => group.ToList()))
        {
            if (same.Count == 1)
            {
                unique.Add(same[0]);
                continue;
            }

            foreach (var article in same)
            {
                var others = same.Where(other => other != article).Take(MostNamed).Select(other => other.Line is null ? other.Path : $"{other.Path} line {other.Line}");
                skipped.Add(new SkippedFile(article.Path, article.Line, $"its id \"{article.Article.Id}\" is also that of {string.Join(", ", others)}; none of them is loaded"));
            }
        }

        unique.Sort((a, b) => string.CompareOrdinal(a.Article.Id, b.Article.Id));
        return unique;
    }

    private static (List<Article> Articles, List<DuplicateArticle> Duplicates) WithOwnText(List<FoundArticle> found)
    {
        var (articles, duplicates) = (new List<Article>(), new List<DuplicateArticle>());
        var byText = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, article) in found.Zip(SameStory.Mark([.. found.Select(f => f.Article)])))
        {
            var text = Cleaner.FoldSpaces(article.Text);
            if (byText.TryAdd(text, article.Id))
                articles.Add(article);
            else
                duplicates.Add(new DuplicateArticle(file.Path, article.Id, byText[text]));
        }

        return (articles, duplicates);
    }
}

/// <param name="Articles">In order of id.</param>
/// <param name="Skipped">Files (or lines of a .jsonl) that are not in <paramref name="Articles"/>, with the reason.</param>
/// <param name="Duplicates">Articles left out because another has the same text.</param>
internal sealed record ReadArticles(IReadOnlyList<Article> Articles, IReadOnlyList<SkippedFile> Skipped, IReadOnlyList<DuplicateArticle> Duplicates);

/// <param name="Path">Below the corpus folder, with forward slashes.</param>
/// <param name="Line">From 1, where the trouble is; null when it concerns the whole file.</param>
internal sealed record SkippedFile(string Path, int? Line, string Reason);

internal sealed record DuplicateArticle(string Path, string Id, string SameAsId);

/// <summary>The corpus folder cannot be used at all.</summary>
internal sealed class CorpusFolderException(string message) : Exception(message);
