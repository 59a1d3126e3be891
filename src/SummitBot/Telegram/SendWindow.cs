namespace SummitBot.Telegram;

/// <summary>Lets at most <paramref name="most"/> through in any stretch of <paramref name="length"/>: all at once, if they come so.</summary>
internal sealed class SendWindow(int most, TimeSpan length)
{
    private readonly Queue<TimeSpan> _sent = new();

    public bool IsEmpty(TimeSpan now)
    {
        Forget(now);
        return _sent.Count == 0;
    }

    /// <returns>How long until one more may go; zero or less when it may.</returns>
    public TimeSpan WaitForOne(TimeSpan now)
    {
        Forget(now);
        return _sent.Count < most ? TimeSpan.Zero : _sent.Peek() + length - now;
    }

    public void Take(TimeSpan now) => _sent.Enqueue(now);

    private void Forget(TimeSpan now)
    {
        while (_sent.TryPeek(out var oldest) && oldest + length <= now) _sent.Dequeue();
    }
}
