using System.ComponentModel.DataAnnotations;

namespace SummitBot.Articles;

/// <summary>Limits of the corpus folder. Section <c>Articles</c>.</summary>
internal sealed class ArticleOptions
{
    public const string Section = "Articles";

    /// <summary>Largest file read, in bytes. Default 20 MB.</summary>
    [Range(1_000, 1_000_000_000)]
    public long MaxFileBytes { get; set; } = 20_000_000;

    /// <summary>Most files in the corpus folder. Default 50,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxFiles { get; set; } = 50_000;
}
