using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>
/// Tells Telegram which commands to show beside the input field: per kind of reader and language. A convenience, so it is done beside
/// serving and failing is logged only.
/// </summary>
internal sealed partial class CommandMenus(BotApi api, IOptions<TelegramOptions> options, TimeProvider time, ILogger<CommandMenus> logger)
{
    private const int Attempts = 5;

    private static readonly (MenuReader Reader, BotCommandScope Scope)[] Everywhere =
    [
        (MenuReader.Person, BotCommandScope.AllPrivateChats()),
        (MenuReader.GroupMember, BotCommandScope.AllGroupChats()),
        (MenuReader.GroupAdmin, BotCommandScope.AllChatAdministrators()),
    ];

    public async Task SetAsync(CancellationToken cancellationToken)
    {
        var menus = Everywhere.Concat(options.Value.Admins.Select(id => (Reader: MenuReader.BotAdmin, Scope: (BotCommandScope)BotCommandScope.Chat(id))));
        try
        {
            foreach (var (reader, scope) in menus)
                foreach (var language in Languages.Codes)
                    if (!await TrySetAsync(reader, scope, language, cancellationToken)) break;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bot stops; the next start sets them.
        }
    }

    /// <returns>False when the chat takes no menu, which is the usual case for an admin who never wrote to the bot.</returns>
    private async Task<bool> TrySetAsync(MenuReader reader, BotCommandScope scope, string language, CancellationToken cancellationToken)
    {
        // Telegram shows the list without a language to whoever speaks none of the others.
        var code = language == Languages.Fallback ? null : language;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await api.Sending.SetMyCommands(BotCommands.Menu(reader, language), scope, code, cancellationToken);
                return true;
            }
            catch (ApiRequestException e) when (e.ErrorCode == 400)
            {
                LogRefused(scope.Type.ToString(), e.Message);
                return false;
            }
            catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    LogFailed(scope.Type.ToString(), language, e.Message);
                    return true;
                }

                var asked = (e as ApiRequestException)?.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
                await Task.Delay(asked ?? Backoff.After(attempt), time, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "No menu of commands for {Scope}: {Reason}")]
    private partial void LogRefused(string scope, string reason);

    [LoggerMessage(LogLevel.Warning, "The menu of commands for {Scope} in {Language} could not be set: {Reason}")]
    private partial void LogFailed(string scope, string language, string reason);
}
