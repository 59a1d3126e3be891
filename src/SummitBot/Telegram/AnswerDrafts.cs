using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace SummitBot.Telegram;

/// <summary>
/// Shows answers while they are being written, each with a button that stops it. Nothing waits for a draft and nothing fails with one:
/// the newest state is shown when there is room for it, and the answer itself is a message of its own.
/// </summary>
internal sealed partial class AnswerDrafts(BotApi api, Pacing pacing, TimeProvider time, ILogger<AnswerDrafts> logger)
{
    /// <summary>Between two drafts of a chat, and before the first: an answer that is there sooner needs none.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Telegram takes an unchanged draft down after 30 s.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<(long Chat, long Id), AnswerDraft> _open = new();

    /// <summary>A Bot API server of one's own may be older than drafts.</summary>
    private volatile bool _unknownToServer;

    public AnswerDraft Open(long chat, int? thread, long id, CancellationToken cancellationToken)
    {
        var draft = new AnswerDraft(this, chat, thread, id, time, cancellationToken);
        _open[(chat, id)] = draft;
        draft.Show(ShowAsync);
        return draft;
    }

    /// <summary>The reader pressed Stop; nothing happens when that answer is done already.</summary>
    public void Stop(long chat, long id)
    {
        if (_open.TryGetValue((chat, id), out var draft)) draft.Stop();
    }

    internal void Close(AnswerDraft draft) => _open.TryRemove(KeyValuePair.Create((draft.Chat, draft.Id), draft));

    private async Task ShowAsync(AnswerDraft draft)
    {
        try
        {
            await ShowWhileOpenAsync(draft);
        }
        catch (OperationCanceledException) when (draft.Ended.IsCancellationRequested)
        {
            // The answer is there.
        }
#pragma warning disable CA1031 // A draft is a courtesy: whatever is wrong with it may not cost the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotShown(e, draft.Chat);
        }
    }

    private async Task ShowWhileOpenAsync(AnswerDraft draft)
    {
        (object? Written, long At)? shown = null;
        while (!_unknownToServer)
        {
            await Task.Delay(Interval, time, draft.Ended);
            var written = draft.Written;
            if (shown is { } last && ReferenceEquals(last.Written, written) && time.GetElapsedTime(last.At) < Refresh) continue;
            // Without a first sentence Telegram shows that the bot is thinking.
            var message = written is null ? new OutgoingMessage("", []) : AnswerFormatter.Format(written)[0];
            if (!pacing.TryTakeForDraft(draft.Chat)) continue;
            if (await TrySendAsync(draft, message)) shown = (written, time.GetTimestamp());
        }
    }

    private async Task<bool> TrySendAsync(AnswerDraft draft, OutgoingMessage message)
    {
        try
        {
            await api.Sending.SendMessageDraft(
                draft.Chat, draft.Id, message.Text, messageThreadId: draft.Thread, entities: message.Entities, canStop: true, keepOnStop: true, cancellationToken: draft.Hurry);
            return true;
        }
        catch (ApiRequestException e) when (e.ErrorCode == 404)
        {
            _unknownToServer = true;
            LogUnknownToServer();
            return false;
        }
        catch (RequestException e) when (SendFailure.Of(e) is SendFailure.Flood flood)
        {
            pacing.Pause(draft.Chat, flood.RetryAfter);
            return false;
        }
        catch (RequestException e) when (SendFailure.Of(e) is SendFailure.NotDelivered or SendFailure.Unknown or SendFailure.Delivered)
        {
            // Sent anew at the next occasion: a draft that comes twice looks the same.
            return false;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Drafts of an answer are no longer shown in chat {Chat}")]
    private partial void LogNotShown(Exception exception, long chat);

    [LoggerMessage(LogLevel.Information, "The Bot API server knows no drafts: answers are shown when they are complete")]
    private partial void LogUnknownToServer();
}
