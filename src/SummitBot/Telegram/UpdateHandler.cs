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
    Inbox inbox, QuestionReplies questions, CommandReplies commands, Taps taps, Conversations conversations, StoredAnswers answers, Delivery delivery, Sender sender,
    IOptions<TelegramOptions> options, TimeProvider time, ILogger<UpdateHandler> logger)
{
    /// <summary>
    /// An update that was being answered at so many ends of the process is taken to be their cause. More than
    /// <see cref="TelegramOptions.AnswerAttempts"/>: those count failures of the update itself, here it may just have been near.
    /// </summary>
    private const int MaxCrashes = 10;

    public async Task HandleAsync(long seq, BotIdentity me, CancellationToken cancellationToken)
    {
        var row = await inbox.TakeAsync(seq);
        var replies = row.Replies ?? await DecideAsync(row, me, cancellationToken);
        if (replies.Count > 0) await delivery.DeliverAsync(seq, replies, cancellationToken);
    }

    /// <returns>The stored replies; none when there is nothing to say and the update is finished.</returns>
    private async Task<IReadOnlyList<StoredReply>> DecideAsync(InboxRow row, BotIdentity me, CancellationToken cancellationToken)
    {
        if (Read(row) is not { } update)
        {
            await inbox.FinishAsync(row.Seq, InboxState.Failed);
            return [];
        }

        if (update.CallbackQuery is { } tapped && row.Crashes < MaxCrashes)
        {
            await taps.HandleAsync(row.Seq, tapped, cancellationToken);
            return [];
        }

        var reply = row.Inactive ? null : await ReplyAsync(row, update, me, cancellationToken);
        if (reply is not { Messages.Count: > 0 })
        {
            await inbox.FinishAsync(row.Seq, InboxState.Done);
            return [];
        }

        var message = update.Message!;
        var destination = new Destination(message.Chat.Id, LaneKey.ThreadOf(message), message.Id);
        return await inbox.StoreRepliesAsync(row.Seq, destination, reply);
    }

    private async Task<Reply?> ReplyAsync(InboxRow row, Update update, BotIdentity me, CancellationToken cancellationToken)
    {
        var route = UpdateRouter.Of(update, me);
        if (route is Route.Ask ask && questions.Check(ask.Text, update.Message!, commands.IsAdmin(update.Message!)) is var limit and not QuestionLimit.Allowed)
            return questions.Refusal(limit, LanguageOf(update.Message!));

        // Counted from its arrival: what queues behind a question that waited, or comes up again after a restart, does not wait as long once more.
        var patience = row.Received + TimeSpan.FromMinutes(options.Value.UnavailableMinutes);
        var (attempt, waits) = (0, 0);
        while (row.Crashes < MaxCrashes)
        {
            try
            {
                return await ReplyAsync(route, update, cancellationToken);
            }
            catch (IndexUnavailableException e) when (update.Message is { } waiting && !cancellationToken.IsCancellationRequested)
            {
                LogUnavailable(update.Id, e.Message);
                if (route is not Route.Ask || time.GetUtcNow() >= patience)
                    return Reply.Of(UiTexts.Get(UiText.SearchUnavailable, LanguageOf(waiting)));
                if (++waits == 1) await TellWaitingAsync(waiting, cancellationToken);
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

        if (update.Message is not { } message) return null;
        LogGivenUp(update.Id, row.Crashes);
        return Reply.Of(UiTexts.Get(UiText.Apology, LanguageOf(message)));
    }

    /// <summary>Not the reply, which is still to come: whether it arrived is of no consequence, so it is not stored.</summary>
    private async Task TellWaitingAsync(Message message, CancellationToken cancellationToken)
    {
        var text = UiTexts.Get(UiText.SearchUnavailableWaiting, LanguageOf(message), options.Value.UnavailableMinutes);
        var destination = new Destination(message.Chat.Id, LaneKey.ThreadOf(message), message.Id);
        await sender.SendAsync(destination, new OutgoingMessage(MessageText.Clean(text), []), cancellationToken);
    }

    private async Task<Reply?> ReplyAsync(Route route, Update update, CancellationToken cancellationToken)
    {
        switch (route)
        {
            case Route.Ask ask:
                return await questions.ReplyAsync(ask.Text, update.Message!, LanguageOf(update.Message!), cancellationToken);
            case Route.Command command:
                return Reply.Of(await commands.ReplyAsync(command.Name, update.Message!, LanguageOf(update.Message!), cancellationToken));
            case Route.Wordless:
                return Reply.Of(UiTexts.Get(UiText.TextOnly, LanguageOf(update.Message!)));
            case Route.MentionOnly:
                return Reply.Of(UiTexts.Get(UiText.AskMention, LanguageOf(update.Message!)));
            case Route.Moved moved:
                await conversations.MoveAsync(moved.From, moved.To);
                await answers.MoveAsync(moved.From, moved.To);
                return null;
            case Route.ShutOut shutOut:
                await inbox.MarkInactiveAsync(shutOut.Chat);
                return null;
            default:
                return null;
        }
    }

    /// <summary>For the bot's own words; an answer is in the language of its question.</summary>
    private static string LanguageOf(Message message) => message.From?.LanguageCode is { Length: >= 2 } code ? code[..2].ToLowerInvariant() : "en";

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
    /// <summary>What its buttons refer to.</summary>
    public NewAnswer? Answer { get; init; }

    /// <summary>The id of the answer whose passage it shows.</summary>
    public string? ViewOf { get; init; }

    /// <summary>The bot's own words; null for silence.</summary>
    public static Reply? Of(string? text) => text is null ? null : new([new OutgoingMessage(MessageText.Clean(text), [])]);
}
