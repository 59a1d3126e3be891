using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram.Inline;

/// <summary>Keeps each person within <see cref="LimitOptions.InlineQueriesPerMinute"/>.</summary>
internal sealed class InlineLimits(IOptions<LimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<long> _limiter = PartitionedRateLimiter.Create<long, long>(person => options.Value.InlineQueriesPerMinute is var most && most == 0
        ? RateLimitPartition.GetNoLimiter(0L)
        : RateLimitPartition.GetSlidingWindowLimiter(person, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));

    public bool Allow(long person)
    {
        using var lease = _limiter.AttemptAcquire(person);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
