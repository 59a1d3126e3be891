using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Corpus;
using SummitBot.Retrieval;
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
    IPassageIndex index, ReloadCorpus reload, RollBackCorpus rollBack, Inbox inbox, IOptions<TelegramOptions> options, TimeProvider time, ILogger<CommandReplies> logger)
{
    private readonly IReadOnlySet<long> _admins = options.Value.Admins;
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>By numeric id and under one's own name: never anonymously, forwarded or edited, and only where nobody else reads along.</summary>
    public bool IsAdmin(Message message) =>
        message is { From: { IsBot: false } from, SenderChat: null, ForwardOrigin: null, EditDate: null, Chat.Type: ChatType.Private } && _admins.Contains(from.Id);

    /// <returns>Null when there is nothing to say.</returns>
    public async Task<string?> ReplyAsync(string command, Message message, string language, CancellationToken cancellationToken)
    {
        var admin = IsAdmin(message);
        // A command for admins is, for everybody else, a command that does not exist.
        if (BotCommands.IsForAdmins(command) && !admin) command = "";
        if (BotCommands.IsForAdmins(command)) LogAdminCommand(message.From!.Id, command);
        return command switch
        {
            BotCommands.Start => UiTexts.Get(UiText.Start, language),
            BotCommands.Help => UiTexts.Get(UiText.Help, language) + (admin ? UiTexts.Get(UiText.HelpAdmin, language) : ""),
            BotCommands.Ask => UiTexts.Get(UiText.AskUsage, language),
            BotCommands.Sources => ListText.Sources(await index.ArticlesAsync(cancellationToken), language),
            BotCommands.Id => OwnId(message, language),
            BotCommands.Reload => await ReloadAsync(language, cancellationToken),
            BotCommands.Rollback => await RollBackAsync(language, cancellationToken),
            BotCommands.Status => await StatusAsync(language, cancellationToken),
            _ => UiTexts.Get(UiText.UnknownCommand, language),
        };
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
