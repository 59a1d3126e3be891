using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
        services.AddSingleton<IAnswerWriter, ExtractiveAnswerWriter>();
        services.AddSingleton<QuestionAnswerer>();
        services.AddSingleton(s => new SuggestedQuestions(
            s.GetRequiredService<IPassageIndex>(), s.GetRequiredService<PassageRetriever>(),
            new ExtractiveAnswerWriter(s.GetRequiredService<IOptions<AnswerOptions>>(), s.GetRequiredService<CalibrationFile>())));
        return services;
    }
}
