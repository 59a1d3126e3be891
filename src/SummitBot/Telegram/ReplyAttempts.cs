using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Retrieval;
using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>
/// The reply to an update, whatever comes between: limits on strangers come first, a failure is tried again, an index that is away is
/// waited for, and in the end there is an apology.
/// </summary>
internal sealed partial class ReplyAttempts(
    UpdateReplies replies, QuestionReplies questions, CommandReplies commands, QuestionLimits limits, DeepLinks deepLinks, ReaderLanguage languages, Sender sender,
    IOptions<TelegramOptions> options, TimeProvider time, ILogger<ReplyAttempts> logger)
{
    /// <summary>
    /// An update that was being answered at so many ends of the process is taken to be their cause. More than
    /// <see cref="TelegramOptions.AnswerAttempts"/>: those count failures of the update itself, here it may just have been near.
    /// </summary>
    public const int MaxCrashes = 10;

    /// <returns>Null when there is nothing to say.</returns>
    public async Task<Reply?> ReplyAsync(InboxRow row, Update update, EarlierReply? earlier, BotIdentity me, CancellationToken cancellationToken)
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
                return await replies.ReplyAsync(route, row.Seq, update, earlier, me, cancellationToken);
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

    [LoggerMessage(LogLevel.Warning, "Update {UpdateId} waits for the index: {Reason}")]
    private partial void LogUnavailable(int updateId, string reason);

    [LoggerMessage(LogLevel.Error, "Update {UpdateId} failed in attempt {Attempt}")]
    private partial void LogAttemptFailed(Exception exception, int updateId, int attempt);

    [LoggerMessage(LogLevel.Error, "Update {UpdateId} is given up with an apology; the process ended {Crashes} times while it was answered")]
    private partial void LogGivenUp(int updateId, int crashes);
}
