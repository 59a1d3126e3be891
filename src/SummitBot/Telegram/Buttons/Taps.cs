using Microsoft.Extensions.Logging;
using SummitBot.Texts;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SummitBot.Telegram.Buttons;

/// <summary>A tap on a button from the inbox to its effect: find the button's kind, let it decide, stop the spinning, then do what it decided.</summary>
internal sealed partial class Taps(
    IEnumerable<Button> buttons, Inbox inbox, ChatLanes lanes, Delivery delivery, MessageEdits edits, PassageFiles files, ReaderLanguage languages, BotApi api, ILogger<Taps> logger)
{
    private readonly Dictionary<string, Button> _buttons = buttons.ToDictionary(b => b.Prefix);

    /// <param name="tooFast">The person taps more than is allowed: nothing comes of it but a word, so that the button does not spin on.</param>
    public async Task HandleAsync(long seq, CallbackQuery query, BotIdentity me, bool tooFast, CancellationToken cancellationToken)
    {
        var language = query.Message is { Chat: { } chat } ? languages.Of(chat, query.From) : languages.Of(query.From);
        var outcome = tooFast ? new TapOutcome(UiTexts.Get(UiText.SlowDown, language)) : await DecideAsync(seq, query, me, language, cancellationToken);
        if (outcome.Asked is { } asked) lanes.Add([asked]);
        await StopSpinningAsync(query, outcome, cancellationToken);
        var reply = outcome.Edit is { } edit && await edits.TryApplyAsync(edit, cancellationToken) ? null : outcome.Reply;
        var to = query.Message is { } message ? new Destination(message.Chat.Id, LaneKey.ThreadOf(message), message.Id) : null;
        if (reply is not null) await delivery.DeliverAsync(seq, await inbox.StoreRepliesAsync(seq, to!, reply), cancellationToken);
        if (outcome.File is { } file) await files.SendAsync(to!, file, cancellationToken);
        // The delivery of a reply finishes the update, or leaves it for the next start.
        if (reply is null) await inbox.FinishAsync(seq, InboxState.Done);
    }

    private async Task<TapOutcome> DecideAsync(long seq, CallbackQuery query, BotIdentity me, string language, CancellationToken cancellationToken)
    {
        if (query is not { Data: { } data, Message: { } message } || data.Split(':') is not [var prefix, .. var argument] || !_buttons.TryGetValue(prefix, out var button))
            return Expired(language);

        try
        {
            return await button.TappedAsync(new Tap(seq, query.From, message, me, language, argument), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, prefix);
            return new TapOutcome(UiTexts.Get(UiText.TapFailed, language)) { IsAlert = true };
        }
    }

    public static TapOutcome Expired(string language) => new(UiTexts.Get(UiText.ButtonExpired, language)) { IsAlert = true };

    /// <summary>Once a tap; that it may come too late, after a restart or a long queue, is no fault.</summary>
    private async Task StopSpinningAsync(CallbackQuery query, TapOutcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            await api.Sending.AnswerCallbackQuery(query.Id, outcome.Notice, outcome.IsAlert, cancellationToken: cancellationToken);
        }
        catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAnswered(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "A tap on a button of kind {Prefix} failed")]
    private partial void LogFailed(Exception exception, string prefix);

    [LoggerMessage(LogLevel.Debug, "A tap on a button could not be answered: {Reason}")]
    private partial void LogNotAnswered(string reason);
}
