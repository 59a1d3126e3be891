using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SummitBot.Tests.Support;

/// <summary>Time that stands still until a test moves it, and tells when somebody begins to wait.</summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _timers = new();

    /// <summary>Done once somebody waits for just so long.</summary>
    public Task TimerAsync(TimeSpan dueTime) => Of(dueTime).Task.WaitAsync(TestContext.Current.CancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Of(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Of(TimeSpan dueTime) => _timers.GetOrAdd(dueTime, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
