using Microsoft.Extensions.DependencyInjection;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Corpus;
using SummitBot.Embeddings;
using SummitBot.Evaluation;
using SummitBot.Retrieval;

namespace SummitBot.Hosting;

internal static class SummitBotServiceCollectionExtensions
{
    /// <summary>All features but the Telegram worker, which only <c>serve</c> adds.</summary>
    public static IServiceCollection AddSummitBot(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddArticles()
        .AddEmbeddings()
        .AddRetrieval()
        .AddAnswering()
        .AddEvaluation()
        .AddCorpus();
}
