using Microsoft.Extensions.Options;

namespace SummitBot.Answering.Chat;

/// <summary>Keeps people, and everybody together, within their tokens for a day (UTC). In memory: a restart begins the day anew.</summary>
internal sealed class TokenBudget(IOptions<ChatOptions> options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _users = [];
    private DateOnly _day;
    private long _everybody;

    /// <summary>Takes the tokens a call may cost before it is made, so that calls beside each other cannot together exceed the budget.</summary>
    /// <param name="asker">null counts for everybody only.</param>
    /// <returns>Whose budget does not allow it; null when it was taken.</returns>
    public ModelFailure? Take(string? asker, int tokens)
    {
        lock (_lock)
        {
            BeginDay();
            var used = asker is null ? 0 : _users.GetValueOrDefault(asker);
            if (Exceeds(used, tokens, options.Value.TokensPerUserAndDay) && asker is not null) return ModelFailure.UserBudget;
            if (Exceeds(_everybody, tokens, options.Value.TokensPerDay)) return ModelFailure.DayBudget;
            Add(asker, tokens);
            return null;
        }
    }

    /// <summary>Puts right what <see cref="Take"/> took, once it is known what the call cost.</summary>
    public void Settle(string? asker, int taken, int used)
    {
        lock (_lock)
        {
            BeginDay();
            Add(asker, used - taken);
        }
    }

    private static bool Exceeds(long used, int tokens, int most) => most > 0 && used + tokens > most;

    private void Add(string? asker, int tokens)
    {
        // A call that went on past midnight must not leave less than nothing.
        _everybody = Math.Max(0, _everybody + tokens);
        if (asker is not null) _users[asker] = Math.Max(0, _users.GetValueOrDefault(asker) + tokens);
    }

    private void BeginDay()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today == _day) return;
        _day = today;
        _everybody = 0;
        _users.Clear();
    }
}
