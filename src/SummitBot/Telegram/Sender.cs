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
    /// <summary>Messages on their way at once. A crash can repeat these, so they are few; at 0.2 s a call they still carry more than Telegram's 30 a second.</summary>
    private const int MostInFlight = 8;

    private readonly SemaphoreSlim _inFlight = new(MostInFlight);

    public void Dispose() => _inFlight.Dispose();

    public async Task<SendResult> SendAsync(Destination to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var floods = 0;
        var failures = 0;
        while (true)
        {
            await pacing.WaitAsync(to.Chat, cancellationToken);
            try
            {
                return new SendResult.Sent(to.Chat, await SendOnceAsync(to, message, cancellationToken));
            }
            catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
            {
                switch (SendFailure.Of(e))
                {
                    case SendFailure.Flood flood:
                        LogFlood(to.Chat, flood.RetryAfter.TotalSeconds);
                        pacing.Pause(to.Chat, flood.RetryAfter);
                        // Refused again right after the wait: then it is not this chat that is too busy, but we.
                        if (++floods > 1) pacing.PauseAll(flood.RetryAfter);
                        break;
                    case SendFailure.NotDelivered:
                        LogNotDelivered(to.Chat, e.Message);
                        await Task.Delay(Backoff.After(++failures), time, cancellationToken);
                        break;
                    case SendFailure.Moved moved when moved.Chat != to.Chat:
                        to = to with { Chat = moved.Chat, ReplyTo = null };
                        break;
                    case SendFailure.ThreadGone when to.Thread is not null:
                        to = to with { Thread = null };
                        break;
                    case SendFailure.Delivered:
                        return new SendResult.Sent(to.Chat, 0);
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

    private async Task<int> SendOnceAsync(Destination to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
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
        finally
        {
            _inFlight.Release();
        }
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
