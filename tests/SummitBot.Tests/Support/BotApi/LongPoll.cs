namespace SummitBot.Tests.Support.BotApi;

/// <summary>Why a getUpdates that waits is answered.</summary>
internal enum PollEnd
{
    UpdatesOrTimeout,
    OtherPoller,
    Webhook,
}

/// <summary>A getUpdates that waits for something to come.</summary>
internal sealed class LongPoll
{
    private readonly TaskCompletionSource<PollEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Wake(PollEnd end) => _ended.TrySetResult(end);

    public async Task<PollEnd> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await _ended.Task.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return PollEnd.UpdatesOrTimeout;
        }
    }
}
