using Microsoft.Extensions.Time.Testing;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Support;

/// <summary>
/// A clock shared by the bot and the server double that moves on only when neither has anything left to do now: minutes of waiting take
/// moments, and a slow machine makes no answer late.
/// </summary>
internal sealed class VirtualTime() : FakeTimeProvider(new DateTimeOffset(2024, 7, 2, 10, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(1);

    private long _timers;

    /// <summary>Lets time pass until <paramref name="done"/>.</summary>
    /// <param name="server">What must be quiet before time moves on; null when only timers are watched.</param>
    public async Task PassUntilAsync(Func<bool> done, BotApiServer? server, CancellationToken cancellationToken)
    {
        var patience = server?.Options.Patience ?? TimeSpan.FromMinutes(1);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (!done())
        {
            await SettleAsync(server, limit.Token);
            Advance(s_step);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        return base.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Until nothing was seen to move for a few looks; longer where updates wait, as then a poll may be being stored.</summary>
    private async Task SettleAsync(BotApiServer? server, CancellationToken cancellationToken)
    {
        var seen = Seen(server);
        for (var unmoved = 0; unmoved < (server is null or { Updates: { Pending: 0, IsPolled: true } } ? 2 : 20); unmoved++)
        {
            await Task.Delay(s_look, cancellationToken);
            if (Seen(server) is var now && now == seen && server is null or { Calls.InFlight: 0 }) continue;
            seen = now;
            unmoved = -1;
        }
    }

    private (long Timers, long Calls, int Running, int Sends, int Pending) Seen(BotApiServer? server) => server is null
        ? (Interlocked.Read(ref _timers), 0, 0, 0, 0)
        : (Interlocked.Read(ref _timers), server.Calls.Count, server.Calls.InFlight, server.ProcessedSends, server.Updates.Pending);
}
