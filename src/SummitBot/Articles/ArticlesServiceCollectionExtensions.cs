using Microsoft.Extensions.DependencyInjection;
using SummitBot.Settings;

namespace SummitBot.Articles;

internal static class ArticlesServiceCollectionExtensions
{
    public static IServiceCollection AddArticles(this IServiceCollection services) =>
        services.AddSettings<ArticleOptions>(ArticleOptions.Section).AddSingleton<ArticleReader>();
}
