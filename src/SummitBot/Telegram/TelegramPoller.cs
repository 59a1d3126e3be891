using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>
/// Fetches updates into the inbox. The offset, which makes Telegram forget, moves only when they are stored; so nothing is lost, and
/// answering never holds up fetching.
/// </summary>
internal sealed partial class TelegramPoller(
    BotApi api, BotConnection connection, UpdateIntake intake, IOptions<TelegramOptions> options, TimeProvider time, ILogger<TelegramPoller> logger) : IUpdateSource
{
    private readonly TelegramOptions _options = options.Value;
    private int _conflicts;

    public async Task RunAsync(BotIdentity me, CancellationToken cancellationToken)
    {
        await connection.UntilAnsweredAsync(EndWebhookAsync, cancellationToken);
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
            catch (ApiRequestException e) when (e.ErrorCode == 409)
            {
                // Once: it lasts as long as somebody lets two bots run.
                if (++_conflicts == 1) LogConflict(e.Message);
                await Task.Delay(Backoff.After(_conflicts, first: TimeSpan.FromSeconds(5)), time, cancellationToken);
                if (e.Message.Contains("webhook", StringComparison.Ordinal)) await connection.UntilAnsweredAsync(EndWebhookAsync, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(connection.WaitAfter(e, ++failures), time, cancellationToken);
            }
        }
    }

    /// <summary>While a webhook is set, ours of an earlier start or another program's, Telegram answers no poll.</summary>
    private async Task<bool> EndWebhookAsync(CancellationToken cancellationToken)
    {
        var webhook = await WebhookAsync(cancellationToken);
        await api.Sending.DeleteWebhook(dropPendingUpdates: false, cancellationToken);
        if (Uri.TryCreate(webhook?.Url, UriKind.Absolute, out var url)) LogWebhookEnded(url.Host, webhook!.PendingUpdateCount);
        return true;
    }

    /// <summary>Only to be told of in the log, so failing is no reason not to start.</summary>
    private async Task<WebhookInfo?> WebhookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await api.Sending.GetWebhookInfo(cancellationToken);
        }
        catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotTold(e.Message);
            return null;
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

    [LoggerMessage(LogLevel.Warning, "Another program polls with this bot's token, or set a webhook; only one of them gets each question. Trying again until it stops: {Reason}")]
    private partial void LogConflict(string reason);

    [LoggerMessage(LogLevel.Debug, "Whether a webhook is set is not known: {Reason}")]
    private partial void LogNotTold(string reason);

    [LoggerMessage(LogLevel.Information, "Ended the webhook at {Host} to fetch updates from here; {Waiting} wait")]
    private partial void LogWebhookEnded(string host, int waiting);
}
