namespace SummitBot.Telegram;

/// <summary>
/// What one chat may be sent, by Telegram's rules of thumb: a message a second with short bursts, and 20 a minute in a group, of which
/// one is left for others that write under our token.
/// </summary>
internal sealed class ChatPace
{
    private const int Burst = 3;
    private const int PerMinute = 19;

    private readonly TokenBucket _second = new(TimeSpan.FromSeconds(1), Burst);
    private readonly SendWindow? _minute;
    private TimeSpan _pausedUntil;

    public ChatPace(long chat)
    {
        // Telegram's ids of groups and channels are negative.
        if (chat < 0) _minute = new SendWindow(PerMinute, TimeSpan.FromMinutes(1));
    }

    /// <summary>Nothing about it differs from a chat never written to.</summary>
    public bool IsIdle(TimeSpan now) => PauseLeft(now) <= TimeSpan.Zero && _second.IsFull(now) && _minute?.IsEmpty(now) != false;

    public TimeSpan PauseLeft(TimeSpan now) => _pausedUntil - now;

    public void PauseUntil(TimeSpan moment)
    {
        if (moment > _pausedUntil) _pausedUntil = moment;
    }

    /// <returns>How long until a message may go; zero or less when it may.</returns>
    public TimeSpan WaitForMessage(TimeSpan now) => Longest(PauseLeft(now), _second.WaitFor(1, now), _minute?.WaitForOne(now) ?? TimeSpan.Zero);

    /// <summary>Whether a draft leaves a token for the message it precedes.</summary>
    public bool HasRoomForDraft(TimeSpan now) => _second.WaitFor(2, now) <= TimeSpan.Zero;

    public void Take(TimeSpan now)
    {
        _second.Take(now);
        _minute?.Take(now);
    }

    private static TimeSpan Longest(TimeSpan a, TimeSpan b, TimeSpan c) => TimeSpan.FromTicks(Math.Max(a.Ticks, Math.Max(b.Ticks, c.Ticks)));
}
