using Microsoft.Extensions.Logging;

namespace SummitBot.Telegram;

/// <summary>
/// Sends the parts of a stored reply in order and records what became of each. A part whose connection broke is sent again after a pause,
/// a few times at most: a reader who may see an answer twice is better off than one who never sees it. Each such case is counted, so that
/// repeats are never more than broken sends; after that the reply waits for the next start.
/// </summary>
internal sealed partial class Delivery(Inbox inbox, Sender sender, GroupMove move, TimeProvider time, ILogger<Delivery> logger)
{
    private const int MaxUnsure = 3;

    public async Task DeliverAsync(long seq, IReadOnlyList<StoredReply> replies, CancellationToken cancellationToken)
    {
        long? movedTo = null;
        foreach (var reply in replies.Where(r => r.MessageId is null))
        {
            var to = movedTo is { } chat ? reply.Destination with { Chat = chat, ReplyTo = null, Edits = null } : reply.Destination;
            switch (await SendAsync(seq, reply, to, last: reply.Part == replies[^1].Part, cancellationToken))
            {
                case SendResult.Sent sent:
                    if (sent.Chat != to.Chat)
                    {
                        movedTo = sent.Chat;
                        await move.ApplyAsync(to.Chat, sent.Chat);
                    }

                    break;
                case SendResult.ChatClosed closed:
                    await inbox.MarkInactiveAsync(closed.Chat);
                    await inbox.FinishAsync(seq, InboxState.Done);
                    return;
                case SendResult.Refused:
                    await inbox.FinishAsync(seq, InboxState.Failed);
                    return;
                default:
                    LogLeftForNextStart(seq);
                    return;
            }
        }
    }

    private async Task<SendResult> SendAsync(long seq, StoredReply reply, Destination to, bool last, CancellationToken cancellationToken)
    {
        for (var unsure = 1; ; unsure++)
        {
            var result = await sender.SendAsync(to, reply.Message, sent => inbox.StoreSentAsync(seq, reply.Part, sent.Chat, sent.MessageId, finished: last), cancellationToken);
            if (result is not SendResult.Unknown) return result;
            await inbox.CountUnsureAsync(seq, reply.Part);
            if (unsure == MaxUnsure) return result;
            await Task.Delay(Backoff.After(unsure), time, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The reply to update number {Seq} of the inbox could not be sent for sure; it is sent again at the next start")]
    private partial void LogLeftForNextStart(long seq);
}
