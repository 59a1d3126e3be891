using System.Collections.Concurrent;

namespace SummitBot.Telegram;

/// <summary>
/// The updates in work, so that they can be stopped by whoever sent them. Stopping only saves work: whether an update may still be
/// replied to is for the <see cref="Inbox"/> to say.
/// </summary>
internal sealed class RunningUpdates
{
    private readonly ConcurrentDictionary<long, Running> _bySeq = new();

    public Running Start(long seq, CancellationToken cancellationToken)
    {
        var running = new Running(this, seq, cancellationToken);
        _bySeq[seq] = running;
        return running;
    }

    public void Stop(IEnumerable<long> seqs)
    {
        foreach (var seq in seqs)
            if (_bySeq.TryGetValue(seq, out var running)) running.Stop();
    }

    internal sealed class Running(RunningUpdates all, long seq, CancellationToken cancellationToken) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        private readonly Lock _gate = new();
        private bool _disposed;

        public CancellationToken Token => _stop.Token;

        /// <summary>By <see cref="RunningUpdates.Stop"/>, not because the bot stops.</summary>
        public bool IsStopped { get; private set; }

        public void Stop()
        {
            lock (_gate)
            {
                if (_disposed) return;
                IsStopped = true;
                _stop.Cancel();
            }
        }

        public void Dispose()
        {
            all._bySeq.TryRemove(seq, out _);
            lock (_gate) _disposed = true;
            _stop.Dispose();
        }
    }
}
