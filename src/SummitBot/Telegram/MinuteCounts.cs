namespace SummitBot.Telegram;

/// <summary>What somebody, or a chat, did in the last minute, and whether they were told that it was too much. By message time. Guarded by its user.</summary>
internal sealed class MinuteCounts
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, Done> _byKey = [];
    private DateTime _forgot;

    /// <param name="most">0 is no limit.</param>
    /// <returns>False when it would be more than <paramref name="most"/> in a minute; then it does not count.</returns>
    public bool TryCount(long key, DateTime at, int most)
    {
        if (most == 0) return true;
        var done = Of(key, at);
        while (done.Times.TryPeek(out var oldest) && oldest <= at - Window) done.Times.Dequeue();
        if (done.Times.Count >= most) return false;
        done.Times.Enqueue(at);
        done.Newest = at;
        return true;
    }

    /// <summary>Once a minute: a flood is not answered by a flood.</summary>
    public bool MayTell(long key, DateTime at)
    {
        var done = Of(key, at);
        if (at < done.Told + Window) return false;
        done.Told = at;
        return true;
    }

    private Done Of(long key, DateTime at)
    {
        Forget(at);
        if (!_byKey.TryGetValue(key, out var done)) _byKey[key] = done = new Done();
        return done;
    }

    /// <summary>Once a minute of message time, so that only those of the last minutes are held.</summary>
    private void Forget(DateTime now)
    {
        if (now < _forgot + Window) return;
        _forgot = now;
        foreach (var (key, _) in _byKey.Where(d => d.Value.Newest < now - Window && d.Value.Told < now - Window).ToArray()) _byKey.Remove(key);
    }

    private sealed class Done
    {
        public Queue<DateTime> Times { get; } = new();
        public DateTime Newest { get; set; }
        public DateTime Told { get; set; }
    }
}
