using System.Threading.RateLimiting;

namespace SummitBot.Answering.Chat;

/// <summary>One model call at a time in each chat: a forum's topics are answered beside each other, but share what the chat may use.</summary>
internal sealed class ChatTurns : IDisposable
{
    private static readonly ConcurrencyLimiterOptions OneAtATime = new() { PermitLimit = 1, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private readonly PartitionedRateLimiter<string?> _limiter = PartitionedRateLimiter.Create<string?, string>(
        static chat => chat is null ? RateLimitPartition.GetNoLimiter("") : RateLimitPartition.GetConcurrencyLimiter(chat, static _ => OneAtATime));

    /// <param name="chat">null where nobody shares anything, as in the terminal.</param>
    /// <returns>To be disposed when the call is over.</returns>
    public async Task<IDisposable> TakeAsync(string? chat, CancellationToken cancellationToken) => await _limiter.AcquireAsync(chat, 1, cancellationToken);

    public void Dispose() => _limiter.Dispose();
}
