using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>
/// Keeps strangers within <see cref="LimitOptions"/>. Counted by the time a message was sent, not by when we get to it: questions that
/// piled up while the bot was down are not a flood.
/// </summary>
internal sealed class QuestionLimits(IOptions<LimitOptions> options)
{
    private readonly Lock _gate = new();
    private readonly LimitOptions _limits = options.Value;
    private readonly MinuteCounts _users = new();
    private readonly MinuteCounts _groups = new();
    private readonly MinuteCounts _actions = new();

    public QuestionLimit Check(AskedQuestion asked)
    {
        lock (_gate)
        {
            var limit = LimitOf(asked);
            if (limit == QuestionLimit.Allowed) return limit;
            // Of a busy group one is told for all.
            var told = limit == QuestionLimit.TooManyInGroup ? _groups.MayTell(asked.Group!.Value, asked.Sent) : _users.MayTell(asked.User, asked.Sent);
            return told ? limit : QuestionLimit.Silent;
        }
    }

    /// <summary>Whether to say why a question is not answered for a reason that is no limit.</summary>
    public bool MayTell(long user, DateTime sent)
    {
        lock (_gate) return _users.MayTell(user, sent);
    }

    /// <summary>Commands, taps and inline searches: cheap, but not in thousands. What is too much is left without a word.</summary>
    public bool AllowsAction(long user, DateTime at)
    {
        lock (_gate) return _actions.TryCount(user, at, _limits.MostActionsPerMinute);
    }

    private QuestionLimit LimitOf(AskedQuestion asked)
    {
        if (MessageText.Length(asked.Text) > _limits.MaxQuestionLength) return QuestionLimit.TooLong;
        if (asked.IsExempt) return QuestionLimit.Allowed;
        if (asked.IsCrowded) return QuestionLimit.TooManyWaiting;
        if (!_users.TryCount(asked.User, asked.Sent, _limits.QuestionsPerMinute)) return QuestionLimit.TooMany;
        return asked.Group is { } group && !_groups.TryCount(group, asked.Sent, _limits.MostGroupQuestionsPerMinute) ? QuestionLimit.TooManyInGroup : QuestionLimit.Allowed;
    }
}

/// <param name="Group">Null in a private chat.</param>
/// <param name="Sent">UTC.</param>
/// <param name="IsExempt">An admin's: only the length counts.</param>
/// <param name="IsCrowded">When it came, as many as may waited already.</param>
internal readonly record struct AskedQuestion(long User, long? Group, string Text, DateTime Sent, bool IsExempt = false, bool IsCrowded = false);

internal enum QuestionLimit
{
    Allowed,
    TooLong,
    TooMany,
    TooManyInGroup,
    TooManyWaiting,

    /// <summary>Over a limit, and told so a moment ago.</summary>
    Silent,
}
