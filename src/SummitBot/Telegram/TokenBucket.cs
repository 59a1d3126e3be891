namespace SummitBot.Telegram;

/// <summary>
/// Gains a token each <paramref name="interval"/> up to <paramref name="size"/>. It is told the time and holds nothing but the moment at
/// which it is full again, so it runs on any clock and thousands cost no timer. .NET's own limiters run on the system's clock only.
/// </summary>
internal sealed class TokenBucket(TimeSpan interval, int size)
{
    private TimeSpan _fullAt;

    public bool IsFull(TimeSpan now) => _fullAt <= now;

    /// <returns>How long until it holds so many; zero or less when it does.</returns>
    public TimeSpan WaitFor(int tokens, TimeSpan now) => _fullAt - now - (interval * (size - tokens));

    public void Take(TimeSpan now) => _fullAt = (_fullAt > now ? _fullAt : now) + interval;
}
