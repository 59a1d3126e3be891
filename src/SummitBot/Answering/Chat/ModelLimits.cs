namespace SummitBot.Answering.Chat;

/// <summary>
/// The time a model has: to its first word, between two of them, and in all. The connector itself limits none of these once a stream has begun.
/// </summary>
internal sealed class ModelLimits : IDisposable
{
    private readonly CancellationTokenSource _total;
    private readonly CancellationTokenSource _pause;
    private readonly CancellationTokenSource _either;
    private readonly TimeSpan _silence;
    private readonly long _start;
    private readonly TimeSpan _whole;
    private readonly TimeProvider _time;
    private bool _begun;

    public ModelLimits(ChatOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        _time = time;
        _start = time.GetTimestamp();
        _whole = TimeSpan.FromSeconds(options.TotalSeconds);
        _silence = TimeSpan.FromSeconds(options.SilenceSeconds);
        _total = new CancellationTokenSource(_whole, time);
        _pause = new CancellationTokenSource(TimeSpan.FromSeconds(options.FirstTokenSeconds), time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_total.Token, _pause.Token, cancellationToken);
    }

    /// <summary>Cancelled when a time is over, or when the caller's is.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>What is left in all.</summary>
    public TimeSpan Left => _whole - _time.GetElapsedTime(_start);

    /// <summary>Which time is over; null while none is.</summary>
    public ModelFailure? Exceeded =>
        _total.IsCancellationRequested ? ModelFailure.TooSlow
        : !_pause.IsCancellationRequested ? null
        : _begun ? ModelFailure.Silent
        : ModelFailure.SlowToBegin;

    /// <summary>A sign of life. Before the first word only words count: thinking may not take for ever.</summary>
    public void Heard(bool words)
    {
        _begun |= words;
        if (_begun) _pause.CancelAfter(_silence);
    }

    public void Dispose()
    {
        _either.Dispose();
        _pause.Dispose();
        _total.Dispose();
    }
}
