using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SummitBot.Telegram;

/// <summary>
/// Fetches updates into the inbox. The offset, which makes Telegram forget, moves only when they are stored; so nothing is lost, and
/// answering never holds up fetching.
/// </summary>
internal sealed partial class TelegramPoller(
    BotApi api, UpdateIntake intake, IOptions<TelegramOptions> options, TimeProvider time, ILogger<TelegramPoller> logger)
{
    private readonly TelegramOptions _options = options.Value;
    private int _conflicts;

    /// <summary>Takes over from whoever polled before, and introduces the bot. Tries until Telegram answers.</summary>
    /// <exception cref="TokenRefusedException"/>
    public async Task<BotIdentity> ConnectAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                // Not dropping what waits: those are questions.
                await api.Sending.DeleteWebhook(dropPendingUpdates: false, cancellationToken);
                var me = await api.Sending.GetMe(cancellationToken);
                LogConnected(me.Username, me.Id);
                if (!me.CanReadAllGroupMessages) LogPrivacyMode();
                return new BotIdentity(me.Id, me.Username ?? "", me.CanReadAllGroupMessages);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(WaitAfter(e, failures), time, cancellationToken);
            }
        }
    }

    /// <exception cref="TokenRefusedException"/>
    public async Task RunAsync(BotIdentity me, CancellationToken cancellationToken)
    {
        long? offset = null;
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                while (intake.IsFull) await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
                offset = await FetchAsync(offset, me, cancellationToken);
                failures = 0;
                _conflicts = 0;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(WaitAfter(e, ++failures), time, cancellationToken);
            }
        }
    }

    /// <returns>The next offset: after the last one of the batch, which need not be the highest id ever seen.</returns>
    private async Task<long?> FetchAsync(long? offset, BotIdentity me, CancellationToken cancellationToken)
    {
        // A poll that hangs for longer than Telegram can mean to hold it is given up.
        using var watchdog = new CancellationTokenSource(TimeSpan.FromSeconds(_options.PollTimeoutSeconds + 30), time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(watchdog.Token, cancellationToken);
        var updates = await api.Polling.SendRequest(new UpdatePoll { Offset = offset, Timeout = _options.PollTimeoutSeconds }, ended.Token);
        if (updates.Length == 0) return offset;

        await intake.TakeInAsync(updates, me);
        return ReceivedUpdate.IdOf(updates[^1]) + 1;
    }

    private TimeSpan WaitAfter(Exception exception, int failures)
    {
        switch (exception)
        {
            case ApiRequestException { ErrorCode: 401 or 404 }:
                throw new TokenRefusedException();
            case ApiRequestException { ErrorCode: 409 }:
                // Once: it lasts as long as somebody lets two bots run.
                if (++_conflicts == 1) LogConflict();
                return Backoff.After(_conflicts, first: TimeSpan.FromSeconds(5));
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

    [LoggerMessage(LogLevel.Warning, "Another program polls with this bot's token; only one of them gets each question. Trying again until it stops")]
    private partial void LogConflict();

    [LoggerMessage(LogLevel.Warning, "Fetching updates failed and is tried again: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(LogLevel.Error, "Fetching updates failed and is tried again")]
    private partial void LogUnexpected(Exception exception);
}

/// <summary>Telegram does not know the token.</summary>
internal sealed class TokenRefusedException()
    : Exception("Telegram refused the bot token: check Telegram:BotToken, or get a new one from @BotFather.");
