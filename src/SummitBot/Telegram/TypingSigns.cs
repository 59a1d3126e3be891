using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>Shows "typing" while an answer is worked on. Nothing waits for it, and nothing fails with it.</summary>
internal sealed partial class TypingSigns(BotApi api, Pacing pacing, TimeProvider time, ILogger<TypingSigns> logger)
{
    /// <summary>Most answers are there sooner, and need no second call beside their own.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Telegram takes the sign down after 5 s.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(4);

    /// <returns>Disposed, it ends the sign before the answer goes out.</returns>
    public IAsyncDisposable Show(long chat, int? thread) => new Sign(this, chat, thread);

    private async Task ShowAsync(long chat, int? thread, CancellationToken cancellationToken)
    {
        try
        {
            for (var wait = Patience; ;)
            {
                await Task.Delay(wait, time, cancellationToken);
                // Without a turn now, or with a call that failed, it may go a moment later.
                var shows = pacing.TryTakeForTyping(chat) && await TryShowAsync(chat, thread, cancellationToken);
                wait = shows || wait * 2 > Refresh ? Refresh : wait * 2;
            }
        }
        catch (Exception e) when (e is RequestException || cancellationToken.IsCancellationRequested)
        {
            if (!cancellationToken.IsCancellationRequested) LogNotShown(e, chat);
        }
    }

    private async Task<bool> TryShowAsync(long chat, int? thread, CancellationToken cancellationToken)
    {
        try
        {
            await api.Sending.SendChatAction(chat, ChatAction.Typing, thread, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestException e) when (SendFailure.Of(e) is SendFailure.Flood flood)
        {
            pacing.Pause(chat, flood.RetryAfter);
            return false;
        }
        catch (RequestException e) when (SendFailure.Of(e) is SendFailure.NotDelivered or SendFailure.Unknown)
        {
            return false;
        }
    }

    private sealed class Sign : IAsyncDisposable
    {
        private readonly CancellationTokenSource _ended = new();
        private readonly Task _showing;

        public Sign(TypingSigns signs, long chat, int? thread) => _showing = signs.ShowAsync(chat, thread, _ended.Token);

        public async ValueTask DisposeAsync()
        {
            await _ended.CancelAsync();
            await _showing;
            _ended.Dispose();
        }
    }

    [LoggerMessage(LogLevel.Debug, "Could not show typing in chat {Chat}")]
    private partial void LogNotShown(Exception exception, long chat);
}
