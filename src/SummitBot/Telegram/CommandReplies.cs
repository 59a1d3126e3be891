using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Corpus;
using SummitBot.Retrieval;
using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>Loads the articles again: <see cref="CorpusLoader.ReloadAsync"/>.</summary>
internal delegate Task<CorpusReport> ReloadCorpus(IProgress<double>? progress, CancellationToken cancellationToken);

/// <summary>Goes back to the version before: <see cref="CorpusLoader.RollbackAsync"/>.</summary>
internal delegate Task<RollbackReport> RollBackCorpus(CancellationToken cancellationToken);

/// <summary>What each command answers.</summary>
internal sealed partial class CommandReplies(
    IPassageIndex index, ReloadCorpus reload, RollBackCorpus rollBack, Inbox inbox, Feedback feedback, ReaderLanguage languages, SettingsCommands settings, StopCommands stop,
    IOptions<TelegramOptions> options, TimeProvider time, ILogger<CommandReplies> logger)
{
    private readonly IReadOnlySet<long> _admins = options.Value.Admins;
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>By numeric id and under one's own name: never anonymously, forwarded or edited, and only where nobody else reads along.</summary>
    public bool IsAdmin(Message message) =>
        message is { From: { IsBot: false } from, SenderChat: null, ForwardOrigin: null, EditDate: null, Chat.Type: ChatType.Private } && _admins.Contains(from.Id);

    /// <param name="seq">Of the update that carries the command.</param>
    public async Task<Reply?> ReplyAsync(Route.Command given, Message message, long seq, BotIdentity me, CancellationToken cancellationToken)
    {
        switch (given.Name)
        {
            case BotCommands.Language: return await settings.LanguageAsync(given.Argument, message, cancellationToken);
            case BotCommands.Settings: return await settings.SettingsAsync(given.Argument, message, cancellationToken);
            default: return Reply.Of(await TextAsync(given, message, seq, me, cancellationToken));
        }
    }

    private async Task<string> TextAsync(Route.Command given, Message message, long seq, BotIdentity me, CancellationToken cancellationToken)
    {
        var language = languages.Of(message);
        var admin = IsAdmin(message);
        // A command for admins is, for everybody else, a command that does not exist.
        var command = BotCommands.IsForAdmins(given.Name) && !admin ? "" : given.Name;
        if (BotCommands.IsForAdmins(command)) LogAdminCommand(message.From!.Id, command);
        return command switch
        {
            BotCommands.Help => Help(message, admin, me, language),
            BotCommands.Ask => UiTexts.Get(UiText.AskUsage, language),
            BotCommands.Sources => ListText.Sources(await index.ArticlesAsync(cancellationToken), language),
            BotCommands.Id => OwnId(message, language),
            BotCommands.Privacy => UiTexts.Get(UiText.Privacy, language, options.Value.InboxDays, options.Value.AnswerDays),
            BotCommands.Forget => await stop.ForgetAsync(message, seq, language),
            BotCommands.Cancel => await stop.CancelAsync(message, seq, language),
            BotCommands.Reload => await ReloadAsync(language, cancellationToken),
            BotCommands.Rollback => await RollBackAsync(language, cancellationToken),
            BotCommands.Status => await StatusAsync(language, cancellationToken),
            BotCommands.Feedback => FeedbackText.Of(await feedback.ReportAsync(), language),
            _ => UiTexts.Get(UiText.UnknownCommand, language),
        };
    }

    /// <summary>Said when the bot is added to a group.</summary>
    public string Welcome(ChatMemberUpdated added, BotIdentity me)
    {
        var language = languages.Of(added.Chat, added.From);
        var welcome = UiTexts.Get(UiText.Welcome, language, me.Username);
        return me.ReadsGroups || added.NewChatMember.Status == ChatMemberStatus.Administrator ? welcome : $"{welcome}\n\n{UiTexts.Get(UiText.PrivacyMode, language)}";
    }

    private static string Help(Message message, bool admin, BotIdentity me, string language)
    {
        var help = UiTexts.Get(UiText.Help, language);
        if (message.Chat.Type != ChatType.Private && !me.ReadsGroups) help += "\n\n" + UiTexts.Get(UiText.PrivacyMode, language);
        return admin ? help + UiTexts.Get(UiText.HelpAdmin, language) : help;
    }

    private async Task<string> ReloadAsync(string language, CancellationToken cancellationToken)
    {
        try
        {
            return ListText.Report(await reload(null, cancellationToken), language);
        }
        catch (IndexUnavailableException e)
        {
            return UiTexts.Get(UiText.ReloadFailed, language, e.Message);
        }
    }

    private async Task<string> RollBackAsync(string language, CancellationToken cancellationToken)
    {
        try
        {
            return await rollBack(cancellationToken) switch
            {
                { Version: { } version } => UiTexts.Get(UiText.RolledBack, language, version.Built.UtcDateTime, version.Articles, version.Id),
                { Problem: { } problem } => UiTexts.Get(UiText.RollbackFailed, language, problem),
                _ => UiTexts.Get(UiText.NothingToRollBackTo, language),
            };
        }
        catch (IndexUnavailableException e)
        {
            return UiTexts.Get(UiText.RollbackFailed, language, e.Message);
        }
    }

    private static string OwnId(Message message, string language) => message.SenderChat is null
        ? UiTexts.Get(UiText.YourId, language, message.From!.Id.ToString(CultureInfo.InvariantCulture))
        : UiTexts.Get(UiText.YourIdHidden, language);

    private async Task<string> StatusAsync(string language, CancellationToken cancellationToken)
    {
        var version = await index.CurrentAsync(cancellationToken);
        var counts = await inbox.CountAsync();
        return string.Join('\n',
            version is null
                ? UiTexts.Get(UiText.NoCorpus, language)
                : UiTexts.Get(UiText.StatusCorpus, language, version.Articles, version.Passages, version.Id, version.Built.UtcDateTime),
            UiTexts.Get(UiText.StatusInbox, language, counts.Unfinished, counts.Failed, counts.Unsure),
            UiTexts.Get(UiText.StatusUptime, language, _started.UtcDateTime));
    }

    [LoggerMessage(LogLevel.Information, "Admin {UserId} used /{Command}")]
    private partial void LogAdminCommand(long userId, string command);
}
