using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SummitBot.Evaluation;

internal static class EvaluationServiceCollectionExtensions
{
    /// <summary>Registers <see cref="Evaluator"/> and <see cref="Calibrator"/>; needs answering registered.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<Evaluator>().AddSingleton<Calibrator>();
    }
}
