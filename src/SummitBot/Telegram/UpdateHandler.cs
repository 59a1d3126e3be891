using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Retrieval;
using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>One update from the inbox to its reply: take it up, decide what it asks for, reply, store the reply, deliver it.</summary>
internal sealed partial class UpdateHandler(
    Inbox inbox, RunningUpdates running, AskerTurns turns, QuestionLimits limits, QuestionReplies questions, CommandReplies commands, StartReplies start, DeepLinks deepLinks, Taps taps,
    GroupMove move, SavedSettings settings, ReaderLanguage languages, AnswerDrafts drafts, Delivery delivery, Sender sender,
    IOptions<TelegramOptions> options, TimeProvider time, ILogger<UpdateHandler> logger)
{
    /// <summary>
    /// An update that was being answered at so many ends of the process is taken to be their cause. More than
    /// <see cref="TelegramOptions.AnswerAttempts"/>: those count failures of the update itself, here it may just have been near.
    /// </summary>
    private const int MaxCrashes = 10;

    public async Task HandleAsync(long seq, BotIdentity me, CancellationToken cancellationToken)
    {
        var replies = await RepliesAsync(seq, me, cancellationToken);
        if (replies.Count > 0) await delivery.DeliverAsync(seq, replies, cancellationToken);
    }

    private async Task<IReadOnlyList<StoredReply>> RepliesAsync(long seq, BotIdentity me, CancellationToken cancellationToken)
    {
        using var work = running.Start(seq, cancellationToken);
        try
        {
            if (await inbox.TakeAsync(seq) is not { } row) return [];
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
            turns.Release(seq);
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

        if (update.CallbackQuery is { } tapped && row.Crashes < MaxCrashes && limits.AllowsAction(tapped.From.Id, time.GetUtcNow().UtcDateTime))
        {
            await taps.HandleAsync(row.Seq, tapped, me, cancellationToken);
            return [];
        }

        var message = update.Message ?? update.EditedMessage;
        var earlier = update.EditedMessage is { } edited ? await inbox.EarlierReplyAsync(row.Chat, edited.Id) : null;
        var reply = row.Inactive ? null : await ReplyAsync(row, update, earlier, me, cancellationToken);
        if (reply is not { Messages.Count: > 0 })
        {
            await inbox.FinishAsync(row.Seq, InboxState.Done);
            return [];
        }

        // A group that has moved since has no message to reply to.
        var destination = message?.Chat.Id == row.Chat ? new Destination(row.Chat, LaneKey.ThreadOf(message), message.Id) : new Destination(row.Chat, null, null);
        return await inbox.StoreRepliesAsync(row.Seq, destination, reply);
    }

    private async Task<Reply?> ReplyAsync(InboxRow row, Update update, EarlierReply? earlier, BotIdentity me, CancellationToken cancellationToken)
    {
        var route = UpdateRouter.Of(update, me);
        if (route is Route.Open link) route = await deepLinks.ResolveAsync(link.Payload);
        var message = update.Message ?? update.EditedMessage;
        if (route is Route.Ask ask)
        {
            // Telegram also calls it an edit when nothing changed that one can see.
            if (earlier?.Question == ask.Text) return null;
            if (questions.Check(ask.Text, message!, commands.IsAdmin(message!), row.IsCrowded) is var limit and not QuestionLimit.Allowed) return questions.Refusal(limit, languages.Of(message!));
        }

        else if (message is not null && route is not (Route.Ignore or Route.Moved) && !commands.IsAdmin(message) && !limits.AllowsAction(Asker.Of(message), message.Date))
        {
            return null;
        }

        // Counted from its arrival: what queues behind a question that waited, or comes up again after a restart, does not wait as long once more.
        var patience = row.Received + TimeSpan.FromMinutes(options.Value.UnavailableMinutes);
        var (attempt, waits) = (0, 0);
        while (row.Crashes < MaxCrashes)
        {
            try
            {
                return await ReplyAsync(route, row.Seq, update, earlier, me, cancellationToken);
            }
            catch (IndexUnavailableException e) when (message is not null && !cancellationToken.IsCancellationRequested)
            {
                LogUnavailable(update.Id, e.Message);
                if (route is not Route.Ask || time.GetUtcNow() >= patience)
                    return Reply.Of(UiTexts.Get(UiText.SearchUnavailable, languages.Of(message)));
                if (++waits == 1) await TellWaitingAsync(message, cancellationToken);
                // Meanwhile the update stays in the inbox as it is: a restart takes it up again.
                await Task.Delay(Backoff.After(waits), time, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogAttemptFailed(e, update.Id, ++attempt);
                if (attempt >= options.Value.AnswerAttempts) break;
                await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken);
            }
        }

        if (message is null) return null;
        LogGivenUp(update.Id, row.Crashes);
        return Reply.Of(UiTexts.Get(UiText.Apology, languages.Of(message)));
    }

    /// <summary>Not the reply, which is still to come: whether it arrived is of no consequence, so it is not stored.</summary>
    private async Task TellWaitingAsync(Message message, CancellationToken cancellationToken)
    {
        var text = UiTexts.Get(UiText.SearchUnavailableWaiting, languages.Of(message), options.Value.UnavailableMinutes);
        var destination = new Destination(message.Chat.Id, LaneKey.ThreadOf(message), message.Id);
        await sender.SendAsync(destination, new OutgoingMessage(MessageText.Clean(text), []), record: null, cancellationToken);
    }

    private async Task<Reply?> ReplyAsync(Route route, long seq, Update update, EarlierReply? earlier, BotIdentity me, CancellationToken cancellationToken)
    {
        switch (route)
        {
            case Route.Ask ask:
                var asked = (update.Message ?? update.EditedMessage)!;
                return await questions.ReplyAsync(ask, asked, earlier, me, languages.Of(asked), cancellationToken);
            case Route.Command { Name: BotCommands.Start }:
                return await start.ReplyAsync(update.Message!, languages.Of(update.Message!), cancellationToken);
            case Route.ExpiredLink:
                return Reply.Of(UiTexts.Get(UiText.LinkExpired, languages.Of(update.Message!)));
            case Route.Command command:
                return await commands.ReplyAsync(command, update.Message!, seq, me, cancellationToken);
            case Route.Wordless:
                return Reply.Of(UiTexts.Get(UiText.TextOnly, languages.Of(update.Message!)));
            case Route.MentionOnly:
                return Reply.Of(UiTexts.Get(UiText.AskMention, languages.Of(update.Message!)));
            case Route.Moved moved:
                await move.ApplyAsync(moved.From, moved.To);
                return null;
            case Route.Added:
                return Reply.Of(commands.Welcome(update.MyChatMember!, me));
            case Route.StopWriting stop:
                drafts.Stop(stop.Chat, stop.DraftId);
                return null;
            case Route.ShutOut shutOut:
                await inbox.MarkInactiveAsync(shutOut.Chat, unlessSince: seq);
                await settings.ExpireAsync();
                return null;
            default:
                return null;
        }
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

    [LoggerMessage(LogLevel.Warning, "Update {UpdateId} waits for the index: {Reason}")]
    private partial void LogUnavailable(int updateId, string reason);

    [LoggerMessage(LogLevel.Error, "Update {UpdateId} failed in attempt {Attempt}")]
    private partial void LogAttemptFailed(Exception exception, int updateId, int attempt);

    [LoggerMessage(LogLevel.Error, "Update {UpdateId} is given up with an apology; the process ended {Crashes} times while it was answered")]
    private partial void LogGivenUp(int updateId, int crashes);

    [LoggerMessage(LogLevel.Error, "Update number {Seq} of the inbox cannot be read and is left out")]
    private partial void LogUnreadable(Exception exception, long seq);
}

/// <summary>What to send back, and the turn it adds to the conversation.</summary>
internal sealed record Reply(IReadOnlyList<OutgoingMessage> Messages, ConversationTurn? Turn = null)
{
    /// <summary>What was replied before the question was edited.</summary>
    public EarlierReply? Replaces { get; init; }

    /// <summary>What its buttons refer to.</summary>
    public NewAnswer? Answer { get; init; }

    /// <summary>The articles did not answer.</summary>
    public Miss? Miss { get; init; }

    /// <summary>The id of the answer whose passage it shows.</summary>
    public string? ViewOf { get; init; }

    public static Reply Of(OutgoingMessage message) => new([message]);

    /// <summary>The bot's own words; null for silence.</summary>
    public static Reply? Of(string? text) => text is null ? null : new([new OutgoingMessage(MessageText.Clean(text), [])]);
}
