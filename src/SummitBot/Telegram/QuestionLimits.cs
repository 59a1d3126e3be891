using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>
/// Keeps strangers within <see cref="LimitOptions"/>. Counted by the time a question was sent, not by when we get to it: questions that
/// piled up while the bot was down are not a flood.
/// </summary>
internal sealed class QuestionLimits(IOptions<LimitOptions> options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly LimitOptions _limits = options.Value;
    private readonly Dictionary<long, Asked> _users = [];
    private DateTime _newest;

    /// <param name="sent">When the message was sent, UTC.</param>
    /// <param name="exempt">True for admins: only the length counts.</param>
    public QuestionLimit Check(long user, string question, DateTime sent, bool exempt)
    {
        lock (_users)
        {
            Forget(sent);
            if (!_users.TryGetValue(user, out var asked)) _users[user] = asked = new Asked();
            if (MessageText.Length(question) > _limits.MaxQuestionLength) return asked.Tell(sent) ? QuestionLimit.TooLong : QuestionLimit.Silent;
            if (exempt || _limits.QuestionsPerMinute == 0) return QuestionLimit.Allowed;

            while (asked.Times.TryPeek(out var oldest) && oldest <= sent - Window) asked.Times.Dequeue();
            if (asked.Times.Count >= _limits.QuestionsPerMinute) return asked.Tell(sent) ? QuestionLimit.TooMany : QuestionLimit.Silent;
            asked.Times.Enqueue(sent);
            asked.Newest = sent;
            return QuestionLimit.Allowed;
        }
    }

    /// <summary>Whether to say why a question is not answered: once a minute and user, as a flood is not answered by a flood.</summary>
    public bool MayTell(long user, DateTime sent)
    {
        lock (_users)
        {
            if (!_users.TryGetValue(user, out var asked)) _users[user] = asked = new Asked();
            return asked.Tell(sent);
        }
    }

    /// <summary>Once a minute of message time, so that the table holds only the people of the last minutes.</summary>
    private void Forget(DateTime now)
    {
        if (now < _newest + Window) return;
        _newest = now;
        foreach (var (user, _) in _users.Where(u => u.Value.Newest < now - Window && u.Value.Told < now - Window).ToArray()) _users.Remove(user);
    }

    private sealed class Asked
    {
        public Queue<DateTime> Times { get; } = new();
        public DateTime Newest { get; set; }
        public DateTime Told { get; private set; }

        public bool Tell(DateTime now)
        {
            if (now < Told + Window) return false;
            Told = now;
            return true;
        }
    }
}

internal enum QuestionLimit
{
    Allowed,
    TooLong,
    TooMany,

    /// <summary>Over the limit, and told so a moment ago.</summary>
    Silent,
}
