using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>
/// When a message may go out. Telegram's rules of thumb (a message a second and chat, 20 a minute and group, about 30 a second over all)
/// are kept unasked; when Telegram says to wait, that is kept to the letter.
/// </summary>
internal sealed class Pacing : IDisposable
{
    /// <summary>Clocks differ, and coming a moment early makes the penalty longer.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly PartitionedRateLimiter<long>? _limiter;
    private readonly ConcurrentDictionary<long, DateTimeOffset> _pausedUntil = new();
    private long _allPausedUntil;

    public Pacing(IOptions<TelegramOptions> options, TimeProvider time)
    {
        _time = time;
        var perSecond = options.Value.MessagesPerSecond;
        if (perSecond > 0) _limiter = PartitionedRateLimiter.CreateChained(PerChat(), PerGroup(), Overall(perSecond));
    }

    /// <summary>Waits for the chat's turn, and past every pause that Telegram ordered.</summary>
    public async Task WaitAsync(long chat, CancellationToken cancellationToken)
    {
        await PauseAsync(chat, cancellationToken);
        if (_limiter is null) return;
        using var lease = await _limiter.AcquireAsync(chat, 1, cancellationToken);
        if (!lease.IsAcquired) throw new OperationCanceledException("Sending has ended.");
        await PauseAsync(chat, cancellationToken);
    }

    public bool IsPaused(long chat) => PauseLeft(chat) > TimeSpan.Zero;

    public void Pause(long chat, TimeSpan duration)
    {
        var until = _time.GetUtcNow() + duration + Margin;
        _pausedUntil.AddOrUpdate(chat, until, (_, old) => old > until ? old : until);
    }

    public void PauseAll(TimeSpan duration)
    {
        var until = (_time.GetUtcNow() + duration + Margin).UtcTicks;
        long old;
        while ((old = Volatile.Read(ref _allPausedUntil)) < until && Interlocked.CompareExchange(ref _allPausedUntil, until, old) != old) { }
    }

    public void Dispose() => _limiter?.Dispose();

    private async Task PauseAsync(long chat, CancellationToken cancellationToken)
    {
        TimeSpan left;
        while ((left = PauseLeft(chat)) > TimeSpan.Zero) await Task.Delay(left, _time, cancellationToken);
    }

    private TimeSpan PauseLeft(long chat)
    {
        var now = _time.GetUtcNow();
        var all = new DateTimeOffset(Volatile.Read(ref _allPausedUntil), TimeSpan.Zero) - now;
        if (!_pausedUntil.TryGetValue(chat, out var until)) return all;
        if (until <= now) _pausedUntil.TryRemove(new(chat, until));
        return until - now > all ? until - now : all;
    }

    private static PartitionedRateLimiter<long> PerChat() => PartitionedRateLimiter.Create<long, long>(chat => RateLimitPartition.GetTokenBucketLimiter(chat, _ => new()
    {
        TokenLimit = 3,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = int.MaxValue,
    }));

    private static PartitionedRateLimiter<long> PerGroup() => PartitionedRateLimiter.Create<long, long>(chat => chat >= 0
        ? RateLimitPartition.GetNoLimiter(0L)
        : RateLimitPartition.GetSlidingWindowLimiter(chat, _ => new()
        {
            PermitLimit = 19,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 30,
            QueueLimit = int.MaxValue,
        }));

    private static PartitionedRateLimiter<long> Overall(int perSecond) => PartitionedRateLimiter.Create<long, int>(_ => RateLimitPartition.GetTokenBucketLimiter(0, _ => new()
    {
        TokenLimit = Math.Max(1, perSecond / 5),
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / perSecond),
        QueueLimit = int.MaxValue,
    }));
}
