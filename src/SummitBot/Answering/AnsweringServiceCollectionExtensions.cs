using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SummitBot.Answering.Chat;
using SummitBot.Retrieval;
using SummitBot.Settings;

namespace SummitBot.Answering;

internal static class AnsweringServiceCollectionExtensions
{
    /// <summary>Registers <see cref="QuestionAnswerer"/> and what it writes answers with; needs retrieval registered.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddSettings<AnswerOptions>(AnswerOptions.Section);
        services.AddSingleton<CalibrationFile>();
        services.AddSingleton<ExtractiveAnswerWriter>();
        services.AddChat();
        services.AddSingleton<IAnswerWriter>(s => UsesChat(s) ? s.GetRequiredService<ChatAnswerWriter>() : s.GetRequiredService<ExtractiveAnswerWriter>());
        services.AddSingleton(s => new QuestionAnswerer(
            s.GetRequiredService<PassageRetriever>(), s.GetRequiredService<IAnswerWriter>(), UsesChat(s) ? s.GetRequiredService<QuestionRewriter>() : null));
        services.AddSingleton(s => new SuggestedQuestions(
            s.GetRequiredService<IPassageIndex>(), s.GetRequiredService<PassageRetriever>(), s.GetRequiredService<ExtractiveAnswerWriter>()));
        return services;
    }

    private static bool UsesChat(IServiceProvider services) => services.GetRequiredService<IOptions<AnswerOptions>>().Value.Provider == AnswerProvider.Chat;
}
