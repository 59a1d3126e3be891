using Microsoft.Extensions.Options;

namespace SummitBot.Answering.Chat;

/// <summary>Answers of the model to questions that stand on their own, so that the same question about the same articles costs one call.</summary>
internal sealed class AnswerCache(IOptions<ChatOptions> options, TimeProvider time)
{
    private const int Most = 2_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Entry> _answers = [];

    public Answer? Find(Evidence evidence)
    {
        lock (_lock) return KeyOf(evidence) is { } key && _answers.TryGetValue(key, out var entry) && entry.Until > time.GetUtcNow() ? entry.Answer : null;
    }

    /// <summary>Keeps what the model wrote; what was written without it may be written better the next time.</summary>
    public void Add(Evidence evidence, Answer answer)
    {
        if (options.Value.CacheMinutes == 0 || answer.Model is not { Failure: null } work || KeyOf(evidence) is not { } key) return;
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_answers.Count >= Most) Forget(now);
            _answers[key] = new Entry(answer with { Model = work with { Tokens = default } }, now.AddMinutes(options.Value.CacheMinutes));
        }
    }

    /// <summary>What is too old, or else the older half.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in _answers.Where(a => a.Value.Until <= now).ToList()) _answers.Remove(key);
        if (_answers.Count < Most) return;
        foreach (var (key, _) in _answers.OrderBy(a => a.Value.Until).Take(Most / 2).ToList()) _answers.Remove(key);
    }

    /// <returns>null for a follow-up: what it means depends on its conversation.</returns>
    private static Key? KeyOf(Evidence evidence) => evidence.Question.Previous is null
        ? new Key(evidence.Found.Version.Id, evidence.ReplyLanguage, Whitespace.Fold(evidence.Question.Original).TrimEnd('?', '？', '.', ' ').ToLowerInvariant())
        : null;

    private sealed record Key(string Version, string Language, string Question);

    private sealed record Entry(Answer Answer, DateTimeOffset Until);
}
