using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SummitBot.Corpus;
using SummitBot.Retrieval;

namespace SummitBot.Telegram;

/// <summary>
/// What the bot must not forget: inbox, replies, conversations, in <c>state.db</c> of the data folder. One connection used by one task
/// at a time; what waits meanwhile shares the next transaction, so that a burst costs a few commits. All work survives a kill of the
/// process once it is awaited. Only what Telegram forgets, new updates, is made to survive a power cut too: after one, an answer may come
/// twice, but no question is lost.
/// </summary>
internal sealed class StateDatabase(IOptions<StorageOptions> storage) : IAsyncDisposable
{
    private const int LargestBatch = 1_000;

    private readonly Channel<Work> _queue = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private FolderLock? _lock;
    private StateConnection? _connection;
    private Task _loop = Task.CompletedTask;

    /// <summary>Takes the folder for this process and brings the database up to date.</summary>
    /// <exception cref="StateDatabaseException">Another process serves from this folder, or the database is a newer program's.</exception>
    public void Open()
    {
        var folder = Path.GetFullPath(storage.Value.DataFolder);
        _lock = FolderLock.TryAcquire(folder, "serve", out var holder)
            ?? throw new StateDatabaseException($"The data folder {folder} is in use: {holder} already serves the bot from it.");
        _connection = StateConnection.Open(Path.Combine(folder, "state.db"));
        StateSchema.Migrate(_connection);
        _loop = Task.Run(RunLoopAsync);
    }

    /// <summary>Runs <paramref name="work"/> in a transaction; done when that is committed.</summary>
    /// <param name="work">May be run twice, the first run then being rolled back: it must touch nothing but the database.</param>
    public Task<T> RunAsync<T>(Func<StateConnection, T> work) => Enqueue(new Work<T>(work, Synchronous.Normal));

    /// <summary>As <see cref="RunAsync"/>, and done only when the disk has it.</summary>
    public Task<T> RunThroughToDiskAsync<T>(Func<StateConnection, T> work) => Enqueue(new Work<T>(work, Synchronous.Full));

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _connection?.Dispose();
        _lock?.Dispose();
    }

    private Task<T> Enqueue<T>(Work<T> item)
    {
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(item), this);
        return item.Done;
    }

    private async Task RunLoopAsync()
    {
        List<Work> batch = [];
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var work)) batch.Add(work);
            if (!TryCommit(batch))
            {
                // One of them failed: each gets a transaction of its own, so that only that one fails.
                foreach (var work in batch) TryCommit([work]);
            }
        }
    }

    private bool TryCommit(IReadOnlyList<Work> batch)
    {
#pragma warning disable CA1031 // The failure belongs to whoever awaits the work.
        try
        {
            _connection!.Synchronous = batch.Max(work => work.Synchronous);
            using (var transaction = _connection.BeginTransaction())
            {
                foreach (var work in batch) work.Run(_connection);
                transaction.Commit();
            }

            foreach (var work in batch) work.Succeed();
            return true;
        }
        catch (Exception e)
        {
            if (batch.Count == 1) batch[0].Fail(e);
            return batch.Count == 1;
        }
#pragma warning restore CA1031
    }

    private abstract class Work(Synchronous synchronous)
    {
        public Synchronous Synchronous { get; } = synchronous;
        public abstract void Run(StateConnection connection);
        public abstract void Succeed();
        public abstract void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<StateConnection, T> run, Synchronous synchronous) : Work(synchronous)
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;

        public Task<T> Done => _done.Task;
        public override void Run(StateConnection connection) => _value = run(connection);
        public override void Succeed() => _done.SetResult(_value!);
        public override void Fail(Exception exception) => _done.SetException(exception);
    }
}

/// <summary>The state database cannot be used; the message says why in one line.</summary>
internal sealed class StateDatabaseException(string message) : Exception(message);
