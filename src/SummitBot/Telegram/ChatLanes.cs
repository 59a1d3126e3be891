using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SummitBot.Telegram;

/// <summary>
/// Updates of one lane are worked on one after the other, lanes beside each other and by turns, so that no chat waits for another's
/// backlog. An update that waits costs the eight bytes of its number here; the rest lies in the inbox. Updates with a lane of their own
/// (<see cref="LaneKey.Control"/>), such as taps on buttons, have workers of their own: somebody looks at a spinning button meanwhile.
/// </summary>
internal sealed partial class ChatLanes(ILogger<ChatLanes> logger)
{
    /// <summary>
    /// Updates in work at once. More than are answered at once (<see cref="TelegramOptions.Lanes"/>): most of these wait for Telegram
    /// to take their reply, and a chat that must pause for a minute may not hold up the others.
    /// </summary>
    public const int InWork = 256;

    private const int ControlsInWork = 32;

    private readonly Channel<Lane> _ready = Channel.CreateUnbounded<Lane>();
    private readonly Channel<Lane> _controls = Channel.CreateUnbounded<Lane>();
    private readonly Dictionary<LaneKey, Lane> _lanes = [];
    private int _waiting;

    /// <summary>Updates not finished yet.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Add(IEnumerable<Waiting> updates)
    {
        lock (_lanes)
        {
            foreach (var update in updates) Put(update, lane => lane.Updates);
        }
    }

    /// <summary>An update that was taken up and gave way goes to the front of its lane.</summary>
    public void Return(Waiting update)
    {
        lock (_lanes) Put(update, lane => lane.Returned);
    }

    /// <summary>Works until <paramref name="stopping"/>, then finishes what is in work unless <paramref name="abort"/> forbids that too.</summary>
    public Task RunAsync(Func<long, CancellationToken, Task> handle, CancellationToken stopping, CancellationToken abort) =>
        Task.WhenAll(
        [
            .. Enumerable.Range(0, InWork).Select(_ => WorkAsync(_ready, handle, stopping, abort)),
            .. Enumerable.Range(0, ControlsInWork).Select(_ => WorkAsync(_controls, handle, stopping, abort)),
        ]);

    private async Task WorkAsync(Channel<Lane> ready, Func<long, CancellationToken, Task> handle, CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            while (true)
            {
                var lane = await ready.Reader.ReadAsync(stopping);
                await HandleNextAsync(lane, handle, abort);
                PutBack(lane);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not finished stays in the inbox for the next start.
        }
    }

    private async Task HandleNextAsync(Lane lane, Func<long, CancellationToken, Task> handle, CancellationToken abort)
    {
        long seq;
        lock (_lanes) seq = lane.Returned.TryDequeue(out var returned) ? returned : lane.Updates.Dequeue();
        try
        {
            await handle(seq, abort);
        }
        catch (Exception e) when (!abort.IsCancellationRequested)
        {
            LogUpdateFailed(e, seq);
        }
    }

    /// <summary>At the end of the line: each lane gets one update a turn.</summary>
    private void PutBack(Lane lane)
    {
        lock (_lanes)
        {
            _waiting--;
            if (lane.Updates.Count + lane.Returned.Count == 0) _lanes.Remove(lane.Key);
            else ReadyFor(lane).Writer.TryWrite(lane);
        }
    }

    private void Put(Waiting update, Func<Lane, Queue<long>> queue)
    {
        _waiting++;
        var known = _lanes.TryGetValue(update.Lane, out var lane);
        if (!known) _lanes[update.Lane] = lane = new Lane(update.Lane);
        queue(lane!).Enqueue(update.Seq);
        if (!known) ReadyFor(lane!).Writer.TryWrite(lane!);
    }

    private Channel<Lane> ReadyFor(Lane lane) => lane.Key.Control == 0 ? _ready : _controls;

    private sealed class Lane(LaneKey key)
    {
        public LaneKey Key { get; } = key;
        public Queue<long> Updates { get; } = new();

        /// <summary>They had come to the front already, and gave way.</summary>
        public Queue<long> Returned { get; } = new(0);
    }

    [LoggerMessage(LogLevel.Error, "Update number {Seq} of the inbox could not be worked on; it waits for the next start")]
    private partial void LogUpdateFailed(Exception exception, long seq);
}
