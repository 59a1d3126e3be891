using System.Text.Json;
using Microsoft.Extensions.Logging;
using SummitBot.Telegram.Buttons;
using SummitBot.Telegram.Inline;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>One update from the inbox to its reply: take it up, decide what it asks for, reply, store the reply, deliver it.</summary>
internal sealed partial class UpdateHandler(
    Inbox inbox, RunningUpdates running, AskerTurns turns, QuestionLimits limits, ReplyAttempts attempts, Taps taps, InlineSearch inline, Delivery delivery, TimeProvider time,
    ILogger<UpdateHandler> logger)
{
    public async Task HandleAsync(long seq, BotIdentity me, CancellationToken cancellationToken)
    {
        var replies = await RepliesAsync(seq, me, cancellationToken);
        if (replies.Count > 0) await delivery.DeliverAsync(seq, replies, cancellationToken);
    }

    private async Task<IReadOnlyList<StoredReply>> RepliesAsync(long seq, BotIdentity me, CancellationToken cancellationToken)
    {
        using var work = running.Start(seq, cancellationToken);
        var mayHaveTurn = true;
        try
        {
            if (await inbox.TakeAsync(seq) is not { } row) return [];
            mayHaveTurn = row.AskedBy is not null;
            if (row.Replies is { } stored) return stored;
            // It comes up again; until then it counts as being answered.
            if (row is { AskedBy: { } asker, IsCrowded: false } && !turns.TryTake(asker, new Waiting(seq, row.Lane))) return [];
            return await DecideAsync(row, me, work.Token);
        }
        catch (OperationCanceledException) when (work.IsStopped)
        {
            // Whoever called it off has ended it in the inbox too.
            return [];
        }
        finally
        {
            if (mayHaveTurn) turns.Release(seq);
        }
    }

    /// <returns>The stored replies; none when there is nothing to say and the update is finished.</returns>
    private async Task<IReadOnlyList<StoredReply>> DecideAsync(InboxRow row, BotIdentity me, CancellationToken cancellationToken)
    {
        if (Read(row) is not { } update)
        {
            await inbox.FinishAsync(row.Seq, InboxState.Failed);
            return [];
        }

        if (update.CallbackQuery is { } tapped && row.Crashes < ReplyAttempts.MaxCrashes)
        {
            await taps.HandleAsync(row.Seq, tapped, me, tooFast: !limits.AllowsAction(tapped.From.Id, time.GetUtcNow().UtcDateTime), cancellationToken);
            return [];
        }

        if (update.InlineQuery is { } typed)
        {
            await inline.AnswerAsync(typed, row.Received, cancellationToken);
            await inbox.FinishAsync(row.Seq, InboxState.Done);
            return [];
        }

        var message = update.Message ?? update.EditedMessage;
        var earlier = update.EditedMessage is { } edited ? await inbox.EarlierReplyAsync(row.Chat, edited.Id) : null;
        var reply = row.Inactive ? null : await attempts.ReplyAsync(row, update, earlier, me, cancellationToken);
        if (reply is not { Messages.Count: > 0 })
        {
            await inbox.FinishAsync(row.Seq, InboxState.Done);
            return [];
        }

        // A group that has moved since has no message to reply to.
        var destination = message?.Chat.Id == row.Chat ? new Destination(row.Chat, LaneKey.ThreadOf(message), message.Id) : new Destination(row.Chat, null, null);
        return await inbox.StoreRepliesAsync(row.Seq, destination, reply);
    }

    private Update? Read(InboxRow row)
    {
        try
        {
            return JsonSerializer.Deserialize<Update>(row.Body, JsonBotAPI.Options);
        }
        catch (JsonException e)
        {
            LogUnreadable(e, row.Seq);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Update number {Seq} of the inbox cannot be read and is left out")]
    private partial void LogUnreadable(Exception exception, long seq);
}
