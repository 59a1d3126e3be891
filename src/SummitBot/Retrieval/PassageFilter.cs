using SummitBot.Articles;

namespace SummitBot.Retrieval;

/// <summary>Restricts a question to some of the articles; what is null restricts nothing.</summary>
internal sealed record PassageFilter
{
    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>In any case.</summary>
    public string? Publisher { get; init; }

    /// <summary>The first day; an article that does not state its date is in no range.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; init; }

    public bool Allows(Article article) =>
        (Language is null || article.Language == Language)
        && (Publisher is null || string.Equals(article.Publisher, Publisher, StringComparison.OrdinalIgnoreCase))
        && (From is null || article.Published >= From)
        && (Until is null || article.Published <= Until);
}
