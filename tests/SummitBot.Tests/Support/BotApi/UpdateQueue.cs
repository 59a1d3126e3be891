using System.Threading.Channels;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Updates waiting for the bot: kept until confirmed by an offset beyond them, at most 24 hours.</summary>
/// <remarks>One bot, one queue: a second poller takes over, and the older pending call learns of it by a 409.</remarks>
internal sealed class UpdateQueue(TimeProvider time, Random random, Changes changes)
{
    /// <summary>The real server cuts a batch at about this size.</summary>
    private const int BatchBytes = 1 << 22;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);

    private static readonly UpdateType[] s_offByDefault =
        [UpdateType.ChatMember, UpdateType.MessageReaction, UpdateType.MessageReactionCount];

    private readonly Lock _gate = new();
    private readonly LinkedList<PendingUpdate> _pending = [];
    private readonly List<PendingUpdate> _repeats = [];
    private HashSet<UpdateType>? _allowed;
    private int _lastId = random.Next(100_000_000, 900_000_000);
    private LongPoll? _poll;
    private Channel<PendingUpdate>? _feed;
    private int _repeatNext;
    private double _repeatProbability;

    /// <summary>Updates the bot has not confirmed yet.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _pending.Count;
        }
    }

    public bool IsPolled
    {
        get
        {
            lock (_gate)
                return _poll is not null;
        }
    }

    public int LastId
    {
        get
        {
            lock (_gate)
                return _lastId;
        }
    }

    /// <summary>What the bot asked for last; null means the default set.</summary>
    public IReadOnlyCollection<UpdateType>? Allowed
    {
        get
        {
            lock (_gate)
                return _allowed;
        }
    }

    /// <summary>Queues an update; returns its id, or null when the bot does not ask for this kind.</summary>
    public int? Add(Update update)
    {
        LongPoll? woken;
        int id;
        lock (_gate)
        {
            if (!(_allowed?.Contains(update.Type) ?? !s_offByDefault.Contains(update.Type)))
                return null;

            id = update.Id = ++_lastId;
            var pending = PendingUpdate.Of(update, time.GetUtcNow());
            _pending.AddLast(pending);
            _feed?.Writer.TryWrite(pending);
            woken = TakePoll();
        }

        woken?.Wake(PollEnd.UpdatesOrTimeout);
        changes.Announce();
        return id;
    }

    /// <summary>After a quiet week Telegram goes on from a random id, higher or lower.</summary>
    /// <exception cref="InvalidOperationException">Updates are waiting: after a week there are none, as they expire within a day.</exception>
    public void JumpTo(int nextId)
    {
        lock (_gate)
        {
            if (_pending.Count > 0)
                throw new InvalidOperationException($"{_pending.Count} updates wait: ids jump only after a week without any.");

            _lastId = nextId - 1;
        }
    }

    /// <summary>The next <paramref name="count"/> confirmed updates are delivered once more.</summary>
    public void RepeatNext(int count)
    {
        lock (_gate)
            _repeatNext = count;
    }

    public void RepeatWithProbability(double probability)
    {
        lock (_gate)
            _repeatProbability = probability;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
            _repeats.Clear();
        }
    }

    /// <summary>All that waits and all that comes, for a webhook.</summary>
    public ChannelReader<PendingUpdate> Feed()
    {
        lock (_gate)
        {
            _feed = Channel.CreateUnbounded<PendingUpdate>();
            foreach (var update in _pending)
                _feed.Writer.TryWrite(update);

            return _feed.Reader;
        }
    }

    public void EndFeed()
    {
        lock (_gate)
            _feed = null;
    }

    /// <summary>The webhook took it.</summary>
    public void Remove(PendingUpdate update)
    {
        lock (_gate)
            _pending.Remove(update);

        changes.Announce();
    }

    /// <summary>Null keeps what was asked for before, and so does a list without any known kind but the empty one.</summary>
    public void Allow(UpdateType[]? types)
    {
        if (types is null)
            return;

        lock (_gate)
            _allowed = types.Length == 0 ? null : [.. types];
    }

    /// <summary>Ends a pending poll with a conflict, as setWebhook does.</summary>
    public void Interrupt(PollEnd end)
    {
        LongPoll? ended;
        lock (_gate)
            ended = TakePoll();

        ended?.Wake(end);
    }

    /// <summary>Confirms what lies before <paramref name="offset"/> and returns the batch as a JSON array, waiting for one when told to.</summary>
    public async Task<byte[]> GetAsync(int offset, int limit, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LongPoll poll;
        LongPoll? older;
        lock (_gate)
        {
            Confirm(offset);
            var batch = Batch(offset, limit);
            if (batch.Count > 0 || timeout == TimeSpan.Zero)
                return PendingUpdate.Array(batch);

            older = TakePoll();
            _poll = poll = new LongPoll();
        }

        older?.Wake(PollEnd.OtherPoller);
        changes.Announce();
        switch (await WaitAsync(poll, timeout, cancellationToken))
        {
            case PollEnd.OtherPoller:
                throw ApiError.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
            case PollEnd.Webhook:
                throw ApiError.Conflict("terminated by setWebhook request");
            default:
                lock (_gate)
                    return PendingUpdate.Array(Batch(offset, limit));
        }
    }

    private async Task<PollEnd> WaitAsync(LongPoll poll, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await poll.WaitAsync(timeout, time, cancellationToken);
        }
        finally
        {
            // A client that went away is no poller any more: its updates wait for the next one.
            lock (_gate)
            {
                if (_poll == poll)
                    _poll = null;
            }
        }
    }

    private LongPoll? TakePoll()
    {
        var poll = _poll;
        _poll = null;
        return poll;
    }

    private void Confirm(int offset)
    {
        var expired = time.GetUtcNow() - s_lifetime;
        while (_pending.First is { } old && old.Value.QueuedAt < expired)
            _pending.RemoveFirst();

        if (offset < 0)
        {
            while (_pending.Count > -(long)offset)
                _pending.RemoveFirst();
        }
        else if (!StartsAtHead(offset))
        {
            while (_pending.First is { } first && first.Value.Id < offset)
            {
                _pending.RemoveFirst();
                Repeat(first.Value);
            }
        }

        changes.Announce();
    }

    /// <summary>An offset from nowhere reads from the head and confirms nothing.</summary>
    private bool StartsAtHead(int offset) => offset <= 0 || offset > _lastId + 1 + 10;

    private void Repeat(PendingUpdate update)
    {
        if (_repeatNext > 0)
            _repeatNext--;
        else if (_repeatProbability == 0 || random.NextDouble() >= _repeatProbability)
            return;

        _repeats.Add(update);
    }

    private List<PendingUpdate> Batch(int offset, int limit)
    {
        var batch = new List<PendingUpdate>();
        var bytes = 0;
        foreach (var update in _repeats.Concat(_pending.Where(update => StartsAtHead(offset) || update.Id >= offset)))
        {
            bytes += update.Json.Length + 50;
            if (batch.Count == limit || bytes > BatchBytes)
                break;

            batch.Add(update);
        }

        _repeats.RemoveRange(0, Math.Min(_repeats.Count, batch.Count));
        return batch;
    }
}
