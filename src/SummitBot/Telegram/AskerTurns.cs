namespace SummitBot.Telegram;

/// <summary>
/// One question of a person is answered at a time, in whichever chats they ask; the others wait in order. One that must wait gives its
/// lane free meanwhile, so that nobody else in a group waits with it, and comes back to the front of it.
/// </summary>
internal sealed class AskerTurns(ChatLanes lanes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Turn> _byAsker = [];
    private readonly Dictionary<long, long> _askerOfHolder = [];

    /// <returns>False when another question of that person has the turn: this one comes up again when it has its own.</returns>
    public bool TryTake(long asker, Waiting question)
    {
        lock (_gate)
        {
            if (!_byAsker.TryGetValue(asker, out var turn))
            {
                _byAsker[asker] = turn = new Turn();
                Give(turn, asker, question);
            }

            if (turn.Holder == question.Seq) return true;
            turn.Next.Enqueue(question);
            return false;
        }
    }

    /// <summary>To be called however work on an update ended; without effect for one that has no turn.</summary>
    public void Release(long seq)
    {
        lock (_gate)
        {
            if (!_askerOfHolder.Remove(seq, out var asker)) return;
            var turn = _byAsker[asker];
            if (!turn.Next.TryDequeue(out var next))
            {
                _byAsker.Remove(asker);
                return;
            }

            Give(turn, asker, next);
            lanes.Return(next);
        }
    }

    private void Give(Turn turn, long asker, Waiting question)
    {
        turn.Holder = question.Seq;
        _askerOfHolder[question.Seq] = asker;
    }

    private sealed class Turn
    {
        public long Holder { get; set; }
        public Queue<Waiting> Next { get; } = new();
    }
}
