using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SummitBot.Telegram;

/// <summary>Calls that must succeed before the bot can serve: tried until Telegram answers.</summary>
internal sealed partial class BotConnection(BotApi api, TimeProvider time, ILogger<BotConnection> logger)
{
    /// <summary>Introduces the bot to itself.</summary>
    /// <exception cref="TokenRefusedException"/>
    public async Task<BotIdentity> ConnectAsync(CancellationToken cancellationToken)
    {
        var me = await UntilAnsweredAsync(token => api.Sending.GetMe(token), cancellationToken);
        LogConnected(me.Username, me.Id);
        if (!me.CanReadAllGroupMessages) LogPrivacyMode();
        return new BotIdentity(me.Id, me.Username ?? "", me.CanReadAllGroupMessages);
    }

    /// <exception cref="TokenRefusedException"/>
    public async Task<T> UntilAnsweredAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(WaitAfter(e, failures), time, cancellationToken);
            }
        }
    }

    /// <returns>How long to wait before trying again.</returns>
    /// <exception cref="TokenRefusedException"/>
    public TimeSpan WaitAfter(Exception exception, int failures)
    {
        switch (exception)
        {
            case ApiRequestException { ErrorCode: 401 or 404 }:
                throw new TokenRefusedException();
            case ApiRequestException { ErrorCode: 429, Parameters.RetryAfter: { } seconds }:
                LogFailed(exception.Message);
                return TimeSpan.FromSeconds(seconds);
            case RequestException or OperationCanceledException:
                LogFailed(exception.Message);
                return Backoff.After(failures);
            default:
                LogUnexpected(exception);
                return Backoff.After(failures);
        }
    }

    [LoggerMessage(LogLevel.Information, "Connected to Telegram as @{Username} ({Id})")]
    private partial void LogConnected(string? username, long id);

    [LoggerMessage(LogLevel.Information, "Privacy mode is on: of groups the bot sees only commands, mentions and replies to it, unless it is an admin there. /setprivacy at @BotFather changes that")]
    private partial void LogPrivacyMode();

    [LoggerMessage(LogLevel.Warning, "Calling Telegram failed and is tried again: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(LogLevel.Error, "Calling Telegram failed and is tried again")]
    private partial void LogUnexpected(Exception exception);
}

/// <summary>Telegram does not know the token.</summary>
internal sealed class TokenRefusedException()
    : Exception("Telegram refused the bot token: check Telegram:BotToken, or get a new one from @BotFather.");
