using SummitBot.Articles;

namespace SummitBot.Corpus;

/// <summary>How one state of the corpus differs from another, by article id in ordinal order.</summary>
internal sealed record CorpusDiff(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    public static CorpusDiff None { get; } = new([], [], []);

    public bool IsEmpty => Added.Count == 0 && Changed.Count == 0 && Removed.Count == 0;

    public static CorpusDiff Between(IEnumerable<Article> before, IEnumerable<Article> after)
    {
        var old = before.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var now = after.ToDictionary(a => a.Id, StringComparer.Ordinal);
        return new CorpusDiff(
            Sorted(now.Keys.Where(id => !old.ContainsKey(id))),
            Sorted(now.Where(a => old.TryGetValue(a.Key, out var was) && was != a.Value).Select(a => a.Key)),
            Sorted(old.Keys.Where(id => !now.ContainsKey(id))));

        static IReadOnlyList<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];
    }
}
