using Microsoft.Extensions.DependencyInjection;
using SummitBot.Settings;

namespace SummitBot.Corpus;

internal static class CorpusServiceCollectionExtensions
{
    public static IServiceCollection AddCorpus(this IServiceCollection services) =>
        services.AddSettings<CorpusOptions>(CorpusOptions.Section).AddSingleton<CorpusLoader>();
}
