using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Answering;
using SummitBot.Corpus;
using SummitBot.Settings;
using SummitBot.Telegram.Buttons;

namespace SummitBot.Telegram;

internal static class TelegramServiceCollectionExtensions
{
    /// <summary>The bot. Only <c>serve</c> adds it: it starts with the host.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services)
    {
        services.AddSettings<TelegramOptions>(TelegramOptions.Section);
        services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>();
        services.AddSettings<LimitOptions>(LimitOptions.Section);

        services.AddLogging();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, RedactingLoggerFactory>());
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<AnswerQuestion>(s => s.GetRequiredService<QuestionAnswerer>().AnswerAsync);
        services.AddSingleton<ReloadCorpus>(s => s.GetRequiredService<CorpusLoader>().ReloadAsync);
        services.AddSingleton<RollBackCorpus>(s => s.GetRequiredService<CorpusLoader>().RollbackAsync);

        services.AddButtons();
        return services
            .AddSingleton<StateDatabase>().AddSingleton<Inbox>().AddSingleton<Conversations>()
            .AddSingleton<BotApi>().AddSingleton<Pacing>().AddSingleton<Sender>().AddSingleton<Delivery>().AddSingleton<TypingSigns>()
            .AddSingleton<QuestionLimits>().AddSingleton<QuestionReplies>().AddSingleton<CommandReplies>()
            .AddSingleton<ChatLanes>().AddSingleton<UpdateHandler>().AddSingleton<TelegramPoller>()
            .AddHostedService<TelegramWorker>();
    }
}
