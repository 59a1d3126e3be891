using Telegram.Bot.Types.InlineQueryResults;

namespace SummitBot.Telegram.Inline;

/// <summary>One page of results.</summary>
/// <param name="Next">The offset of the next page; null when this is the last.</param>
/// <param name="Button">Above the results; null for none.</param>
/// <param name="IsForEverybody">Telegram may show it to whoever types the same.</param>
internal sealed record InlinePage(IReadOnlyList<InlineQueryResult> Results, string? Next, InlineQueryResultsButton? Button, bool IsForEverybody)
{
    public static readonly InlinePage Empty = Of();

    /// <summary>For the one who asked, now.</summary>
    public static InlinePage Of(params IReadOnlyList<InlineQueryResult> results) => new(results, null, null, IsForEverybody: false);
}
