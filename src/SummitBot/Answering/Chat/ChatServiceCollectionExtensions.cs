using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SummitBot.Settings;

namespace SummitBot.Answering.Chat;

internal static class ChatServiceCollectionExtensions
{
    /// <summary>The chat model as a writer of answers. None of it is made before <c>Answers:Provider=Chat</c> asks for it.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSettings<ChatOptions>(ChatOptions.Section);
        services.AddSingleton<IValidateOptions<ChatOptions>, ChatOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<ChatModel>().AddSingleton<TokenBudget>().AddSingleton<AnswerCache>().AddSingleton<ChatTurns>()
            .AddSingleton<QuestionRewriter>().AddSingleton<ChatAnswerWriter>();
    }
}
