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

        services.AddSingleton<SuggestQuestions>(s => s.GetRequiredService<SuggestedQuestions>().AfterAsync);
        services.AddSingleton<ExampleQuestions>(s => s.GetRequiredService<SuggestedQuestions>().ExamplesAsync);

        services.AddButtons().AddSingleton<SettingsButtons>().AddButton<SettingsButtons>(SettingsButtons.Prefix, b => b.TappedAsync);
        return services
            .AddSingleton<StateDatabase>().AddSingleton<Inbox>().AddSingleton<Conversations>().AddSingleton<SavedSettings>().AddSingleton<RunningUpdates>()
            .AddSingleton<GroupMove>().AddSingleton<UpdateIntake>()
            .AddSingleton<BotApi>().AddSingleton<Pacing>().AddSingleton<Sender>().AddSingleton<Delivery>().AddSingleton<TypingSigns>().AddSingleton<AnswerDrafts>().AddSingleton<StreamedAnswers>()
            .AddSingleton<ReaderLanguage>().AddSingleton<GroupAdmins>().AddSingleton<QuestionLimits>().AddSingleton<AskerTurns>().AddSingleton<QuestionReplies>()
            .AddSingleton<SettingsCommands>().AddSingleton<StopCommands>().AddSingleton<CommandReplies>().AddSingleton<CommandMenus>()
            .AddSingleton<ChatLanes>().AddSingleton<UpdateHandler>().AddSingleton<BotConnection>().AddSingleton<TelegramPoller>().AddSingleton<TelegramWebhook>()
            .AddSingleton<IUpdateSource>(s => string.IsNullOrEmpty(s.GetRequiredService<IOptions<TelegramOptions>>().Value.WebhookUrl)
                ? s.GetRequiredService<TelegramPoller>()
                : s.GetRequiredService<TelegramWebhook>())
            .AddHostedService<TelegramWorker>();
    }
}
