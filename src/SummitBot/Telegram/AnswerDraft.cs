using SummitBot.Answering;

namespace SummitBot.Telegram;

/// <summary>An answer while it is being written: how far it is, and whether its reader stopped it.</summary>
/// <param name="id">That of the question's message: the same after a crash, so that the draft goes on where it was.</param>
internal sealed class AnswerDraft(AnswerDrafts drafts, long chat, int? thread, long id, TimeProvider time, CancellationToken cancellationToken) : IProgress<GroundedAnswer>, IAsyncDisposable
{
    /// <summary>A draft on its way when the answer is done is waited for so long: overtaken, it would show up below the answer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _hurry = new(Timeout.InfiniteTimeSpan, time);
    private readonly Lock _gate = new();
    private Task _showing = Task.CompletedTask;
    private GroundedAnswer? _written;
    private bool _disposed;

    public long Chat => chat;

    public int? Thread => thread;

    public long Id => id;

    /// <summary>Ends the writing when the reader stops it, or when the bot itself must end.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Nothing more is to be shown.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>What is on its way is not waited for any longer.</summary>
    public CancellationToken Hurry => _hurry.Token;

    public bool IsStopped { get; private set; }

    /// <summary>The newest state; null before the first sentence.</summary>
    public GroundedAnswer? Written => Volatile.Read(ref _written);

    public void Report(GroundedAnswer value) => Volatile.Write(ref _written, value);

    public void Show(Func<AnswerDraft, Task> show) => _showing = show(this);

    public void Stop()
    {
        lock (_gate)
        {
            if (_disposed) return;
            IsStopped = true;
            _ended.Cancel();
            _stop.Cancel();
        }
    }

    public async ValueTask DisposeAsync()
    {
        drafts.Close(this);
        lock (_gate) _disposed = true;
        await _ended.CancelAsync();
        _hurry.CancelAfter(Grace);
        await _showing;
        _stop.Dispose();
        _ended.Dispose();
        _hurry.Dispose();
    }
}
