using Microsoft.Extensions.Time.Testing;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Support;

/// <summary>
/// A clock shared by the bot and the server double that moves on, from timer to timer, only when neither has anything left to do now:
/// minutes of waiting take moments, and a slow machine makes no answer late.
/// </summary>
internal sealed class VirtualTime() : FakeTimeProvider(new DateTimeOffset(2024, 7, 2, 10, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly SortedSet<DateTimeOffset> _due = [];
    private long _timers;

    /// <summary>Lets time pass until <paramref name="done"/>.</summary>
    /// <param name="server">What must be quiet before time moves on; null when only timers are watched.</param>
    public async Task PassUntilAsync(Func<bool> done, BotApiServer? server, CancellationToken cancellationToken)
    {
        while (!done())
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(server?.Options.Patience ?? TimeSpan.FromMinutes(1));
            await SettleAsync(server, limit.Token);
            if (!done()) Advance(UntilNextTimer());
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Note(dueTime);
        return new Timer(this, base.CreateTimer(callback, state, dueTime, period));
    }

    /// <summary>
    /// Until nothing was seen to move for a few looks; longer where updates wait, as then a poll may be being stored. Work that waits for
    /// a thread is waited for too, but not for ever: it may be another test's.
    /// </summary>
    private async Task SettleAsync(BotApiServer? server, CancellationToken cancellationToken)
    {
        var seen = Seen(server);
        var others = 0;
        for (var unmoved = 0; unmoved < (server is null or { Updates: { Pending: 0, IsPolled: true } } ? 3 : 20); unmoved++)
        {
            await Task.Delay(s_look, cancellationToken);
            if (Seen(server) is var now && now == seen && server is null or { Calls.InFlight: 0 } && (ThreadPool.PendingWorkItemCount == 0 || ++others > 50)) continue;
            seen = now;
            unmoved = -1;
        }
    }

    private (long Timers, long Calls, int Running, int Sends, int Pending) Seen(BotApiServer? server) => server is null
        ? (Interlocked.Read(ref _timers), 0, 0, 0, 0)
        : (Interlocked.Read(ref _timers), server.Calls.Count, server.Calls.InFlight, server.ProcessedSends, server.Updates.Pending);

    private void Note(TimeSpan dueTime)
    {
        Interlocked.Increment(ref _timers);
        if (dueTime < TimeSpan.Zero) return;
        lock (_gate) _due.Add(GetUtcNow() + dueTime);
    }

    private TimeSpan UntilNextTimer()
    {
        lock (_gate)
        {
            var now = GetUtcNow();
            while (_due.Count > 0 && _due.Min <= now) _due.Remove(_due.Min);
            return _due.Count > 0 ? _due.Min - now : TimeSpan.FromSeconds(1);
        }
    }

    private sealed class Timer(VirtualTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Note(dueTime);
            return timer.Change(dueTime, period);
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
