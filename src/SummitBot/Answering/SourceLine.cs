using SummitBot.Articles;
using SummitBot.Texts;

namespace SummitBot.Answering;

/// <summary>Where a quote comes from, in one line: "Title - Publisher, 2 July 2024".</summary>
internal static class SourceLine
{
    public static string Of(Article article, string language)
    {
        var publisher = string.IsNullOrWhiteSpace(article.Publisher) ? "" : $" - {article.Publisher}";
        var others = article.AlsoIn is null ? "" : $" {UiTexts.Get(UiText.AlsoIn, language, article.AlsoIn)}";
        return $"{article.Title}{publisher}{others}, {Date(article, language)}";
    }

    private static string Date(Article article, string language) =>
        article.Published is { } day ? UiTexts.Get(UiText.SourceDate, language, day)
        : string.IsNullOrWhiteSpace(article.DateNote) ? UiTexts.Get(UiText.DateNotStated, language)
        : article.DateNote;
}
