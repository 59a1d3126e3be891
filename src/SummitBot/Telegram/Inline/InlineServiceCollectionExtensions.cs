using Microsoft.Extensions.DependencyInjection;
using SummitBot.Retrieval;

namespace SummitBot.Telegram.Inline;

internal static class InlineServiceCollectionExtensions
{
    public static IServiceCollection AddInlineSearch(this IServiceCollection services) => services
        .AddSingleton<SearchPassages>(s => (text, top, token) => s.GetRequiredService<PassageRetriever>().RetrieveAsync(text, language: null, top, token))
        .AddSingleton<InlineLimits>().AddSingleton<InlineSearch>();
}
