namespace SummitBot.Tests.Support.BotApi;

/// <summary>Lets a test wait until something it can observe has happened, without sleeping.</summary>
internal sealed class Changes(TimeSpan patience)
{
    private TaskCompletionSource? _next;

    /// <summary>Something changed: every waiter looks again.</summary>
    public void Announce() => Interlocked.Exchange(ref _next, null)?.TrySetResult();

    /// <summary>Returns once <paramref name="condition"/> holds; fails with <paramref name="what"/> when patience runs out.</summary>
    public async Task WaitUntilAsync(Func<bool> condition, Func<string> what, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (true)
        {
            // Subscribe first, then look: a change in between completes the task that is awaited below.
            var next = NextChange();
            if (condition())
                return;

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {patience.TotalSeconds:0.#} s for {what()}");
            }
        }
    }

    public Task NextChange()
    {
        while (true)
        {
            var current = Volatile.Read(ref _next);
            if (current is not null)
                return current.Task;

            var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Interlocked.CompareExchange(ref _next, fresh, null) is null)
                return fresh.Task;
        }
    }
}
