using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>
/// The one place that sends messages. It waits as long as it takes where a message certainly did not arrive, and comes back with
/// <see cref="SendResult.Unknown"/> where nobody can tell: what to do then is for <see cref="Delivery"/> to decide.
/// </summary>
internal sealed partial class Sender(BotApi api, Pacing pacing, TimeProvider time, ILogger<Sender> logger) : IDisposable
{
    /// <summary>Messages on their way, or not yet recorded as sent. A crash can repeat these, so they are few; at 0.2 s a call they still carry more than Telegram's 30 a second.</summary>
    public const int MostInFlight = 8;

    private readonly SemaphoreSlim _inFlight = new(MostInFlight);

    public void Dispose() => _inFlight.Dispose();

    /// <param name="record">Writes down that it was sent, before another message may go in its place; null where nothing depends on it.</param>
    public async Task<SendResult> SendAsync(Destination to, OutgoingMessage message, Func<SendResult.Sent, Task>? record, CancellationToken cancellationToken)
    {
        var failures = 0;
        var moved = false;
        while (true)
        {
            await pacing.WaitAsync(to.Chat, cancellationToken);
            try
            {
                return await SendOnceAsync(to, message, record, cancellationToken);
            }
            catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
            {
                switch (SendFailure.Of(e))
                {
                    case SendFailure.Flood flood:
                        LogFlood(to.Chat, flood.RetryAfter.TotalSeconds);
                        pacing.Refused(to.Chat, flood.RetryAfter);
                        break;
                    case SendFailure.NotDelivered:
                        LogNotDelivered(to.Chat, e.Message);
                        await Task.Delay(Backoff.After(++failures), time, cancellationToken);
                        break;
                    case SendFailure.Moved successor when !moved:
                        // Once: a supergroup is upgraded no further.
                        moved = true;
                        to = to with { Chat = successor.Chat, ReplyTo = null, Edits = null };
                        break;
                    case SendFailure.ThreadGone when to.Thread is not null:
                        // The question is gone with its topic, or closed in with it: a reply to it would go there again.
                        to = to with { Thread = null, ReplyTo = null };
                        break;
                    case SendFailure.MessageGone when to.Edits is not null && !message.IsNothing:
                        to = to with { Edits = null };
                        break;
                    case SendFailure.Unknown when to.Edits is not null:
                        // Done twice, an edit is done once.
                        LogNotDelivered(to.Chat, e.Message);
                        await Task.Delay(Backoff.After(++failures), time, cancellationToken);
                        break;
                    case SendFailure.ChatClosed:
                        LogChatClosed(to.Chat, e.Message);
                        return new SendResult.ChatClosed(to.Chat);
                    case SendFailure.Unknown:
                        LogUnknown(to.Chat, e.Message);
                        return new SendResult.Unknown();
                    default:
                        LogRefused(to.Chat, e.Message);
                        return new SendResult.Refused();
                }
            }
        }
    }

    private async Task<SendResult> SendOnceAsync(Destination to, OutgoingMessage message, Func<SendResult.Sent, Task>? record, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            var sent = new SendResult.Sent(to.Chat, await CallAsync(to, message, cancellationToken));
            pacing.LetThrough();
            if (record is not null) await record(sent);
            return sent;
        }
        finally
        {
            _inFlight.Release();
        }
    }

    /// <returns>The id of the message; 0 when it is not known, or when there is none any more.</returns>
    private async Task<int> CallAsync(Destination to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (to.Edits is { } earlier) return await ReplaceAsync(to.Chat, earlier, message, cancellationToken);
            var sent = await api.Sending.SendMessage(
                to.Chat,
                message.Text,
                entities: message.Entities,
                replyParameters: to.ReplyTo is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null,
                messageThreadId: to.Thread,
                replyMarkup: message.Keyboard,
                linkPreviewOptions: LinkPreviewOptions.Disabled,
                cancellationToken: cancellationToken);
            return sent.Id;
        }
        catch (RequestException e) when (SendFailure.Of(e) is SendFailure.Delivered or SendFailure.AlreadyDone || (message.IsNothing && SendFailure.Of(e) is SendFailure.MessageGone))
        {
            return message.IsNothing ? 0 : to.Edits ?? 0;
        }
    }

    private async Task<int> ReplaceAsync(long chat, int earlier, OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsNothing)
        {
            await api.Sending.DeleteMessage(chat, earlier, cancellationToken);
            return 0;
        }

        await api.Sending.EditMessageText(
            chat, earlier, message.Text, entities: message.Entities, replyMarkup: message.Keyboard, linkPreviewOptions: LinkPreviewOptions.Disabled,
            cancellationToken: cancellationToken);
        return earlier;
    }

    [LoggerMessage(LogLevel.Warning, "Telegram asks to wait {Seconds} s before the next message to chat {Chat}")]
    private partial void LogFlood(long chat, double seconds);

    [LoggerMessage(LogLevel.Warning, "A message to chat {Chat} could not be delivered and is sent again: {Reason}")]
    private partial void LogNotDelivered(long chat, string reason);

    [LoggerMessage(LogLevel.Information, "Chat {Chat} takes no messages any more: {Reason}")]
    private partial void LogChatClosed(long chat, string reason);

    [LoggerMessage(LogLevel.Warning, "Whether a message reached chat {Chat} is not known: {Reason}")]
    private partial void LogUnknown(long chat, string reason);

    [LoggerMessage(LogLevel.Error, "Telegram refused a message to chat {Chat}: {Reason}")]
    private partial void LogRefused(long chat, string reason);
}

internal abstract record SendResult
{
    /// <param name="Chat">Another than asked for when the group was upgraded.</param>
    /// <param name="MessageId">0 when Telegram took it but its reply could not be read.</param>
    public sealed record Sent(long Chat, int MessageId) : SendResult;

    public sealed record ChatClosed(long Chat) : SendResult;

    public sealed record Unknown : SendResult;

    public sealed record Refused : SendResult;
}
