using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>
/// When a message may go out. Telegram's rules of thumb (see <see cref="ChatPace"/>; about 30 a second over all chats) are kept unasked;
/// when Telegram says to wait, that is kept to the letter. Messages wait for their turn; drafts take what is left over, and "typing", which is no
/// message, turns of its own, or both do without.
/// </summary>
internal sealed class Pacing(IOptions<TelegramOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Clocks differ, and coming a moment early makes the penalty longer.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    /// <summary>So many chats refused one after the other, and nothing let through in between: then not they are too busy, but we.</summary>
    private const int RefusedInARow = 3;

    private readonly TokenBucket? _overall = OverallOf(options.Value);
    private readonly TokenBucket? _typing = OverallOf(options.Value);
    private readonly long _started = time.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly Dictionary<long, ChatPace> _chats = [];
    private readonly HashSet<long> _refused = [];
    private TimeSpan _allPausedUntil;
    private TimeSpan _swept;

    /// <summary>Messages that could go, as far as their chats are concerned, stand here in line for the next one of all chats.</summary>
    private readonly SemaphoreSlim _line = new(1);

    /// <summary>Chats that something is known about: those written to in the last minute, or told to wait.</summary>
    public int Chats
    {
        get
        {
            lock (_gate) return _chats.Count;
        }
    }

    /// <summary>Waits for a message's turn: first for its chat's, which holds up nobody else, then in line.</summary>
    public async Task WaitAsync(long chat, CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitOutAsync(() => WaitOf(chat), cancellationToken);
            await _line.WaitAsync(cancellationToken);
            try
            {
                await WaitOutAsync(WaitOfAll, cancellationToken);
                if (TryTake(chat)) return;
            }
            finally
            {
                _line.Release();
            }
        }
    }

    /// <summary>Takes a turn for "typing", if there is one now.</summary>
    public bool TryTakeForTyping(long chat)
    {
        lock (_gate)
        {
            var now = Now();
            if (_allPausedUntil > now || _typing?.WaitFor(1, now) > TimeSpan.Zero || _chats.GetValueOrDefault(chat)?.PauseLeft(now) > TimeSpan.Zero) return false;
            _typing?.Take(now);
            return true;
        }
    }

    /// <summary>Takes a turn for a draft, if neither the chat's own next message nor any other needs it.</summary>
    public bool TryTakeForDraft(long chat)
    {
        lock (_gate)
        {
            var now = Now();
            var pace = PaceOf(chat, now);
            var isSpare = _line.CurrentCount > 0 && _allPausedUntil <= now && (_overall is null || (_overall.WaitFor(2, now) <= TimeSpan.Zero && pace.HasRoomForDraft(now)));
            if (!isSpare || WaitOf(pace, now) > TimeSpan.Zero) return false;
            Take(pace, now);
            return true;
        }
    }

    /// <summary>Telegram wants no call to the chat for so long.</summary>
    public void Pause(long chat, TimeSpan retryAfter)
    {
        lock (_gate)
        {
            var now = Now();
            PaceOf(chat, now).PauseUntil(now + retryAfter + Margin);
        }
    }

    /// <summary>Telegram refused a message, and says how long to wait.</summary>
    public void Refused(long chat, TimeSpan retryAfter)
    {
        Pause(chat, retryAfter);
        lock (_gate)
        {
            _refused.Add(chat);
            if (_refused.Count < RefusedInARow) return;
            _refused.Clear();
            var until = Now() + retryAfter + Margin;
            if (until > _allPausedUntil) _allPausedUntil = until;
        }
    }

    /// <summary>Telegram took a message.</summary>
    public void LetThrough()
    {
        lock (_gate) _refused.Clear();
    }

    public void Dispose() => _line.Dispose();

    /// <summary>Looks again after each wait, as it may have become longer meanwhile.</summary>
    private async Task WaitOutAsync(Func<TimeSpan> left, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        // Timers count whole milliseconds, and down: rounded up, one wait is enough.
        while ((wait = left()) > TimeSpan.Zero) await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
    }

    private TimeSpan WaitOf(long chat)
    {
        lock (_gate)
        {
            var now = Now();
            return WaitOf(PaceOf(chat, now), now);
        }
    }

    private TimeSpan WaitOfAll()
    {
        lock (_gate)
        {
            var now = Now();
            var (pause, turn) = (_allPausedUntil - now, _overall?.WaitFor(1, now) ?? TimeSpan.Zero);
            return pause > turn ? pause : turn;
        }
    }

    /// <summary>False when the chat was told to wait, or another of its threads came first, while this message stood in line.</summary>
    private bool TryTake(long chat)
    {
        lock (_gate)
        {
            var now = Now();
            var pace = PaceOf(chat, now);
            if (WaitOf(pace, now) > TimeSpan.Zero) return false;
            Take(pace, now);
            return true;
        }
    }

    /// <summary>What Telegram ordered counts even where own pacing is off.</summary>
    private TimeSpan WaitOf(ChatPace pace, TimeSpan now) => _overall is null ? pace.PauseLeft(now) : pace.WaitForMessage(now);

    private void Take(ChatPace pace, TimeSpan now)
    {
        if (_overall is null) return;
        _overall.Take(now);
        pace.Take(now);
    }

    private ChatPace PaceOf(long chat, TimeSpan now)
    {
        if (_chats.TryGetValue(chat, out var pace)) return pace;
        if (now >= _swept + Sweep)
        {
            _swept = now;
            foreach (var (idle, _) in _chats.Where(c => c.Value.IsIdle(now)).ToArray()) _chats.Remove(idle);
        }

        return _chats[chat] = new ChatPace(chat);
    }

    private static TokenBucket? OverallOf(TelegramOptions options) =>
        options.MessagesPerSecond is var rate and > 0 ? new(TimeSpan.FromSeconds(1) / rate, Math.Max(2, rate / 5)) : null;

    private TimeSpan Now() => time.GetElapsedTime(_started);
}
