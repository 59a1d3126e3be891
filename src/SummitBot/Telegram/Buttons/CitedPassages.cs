using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Telegram.Buttons;

/// <summary>The passages an answer cites, whole, in the order of its citations.</summary>
internal sealed class CitedPassages(IPassageIndex index)
{
    public async Task<IReadOnlyList<CitedPassage>> OfAsync(Answer answer, CancellationToken cancellationToken)
    {
        List<CitedPassage> cited = [];
        foreach (var citations in answer.Sentences.SelectMany(c => c.Citations).GroupBy(c => c.PassageId))
        {
            if (await FindAsync(citations.Key, cancellationToken) is { } passage && Holds(passage, citations))
                cited.Add(Of(citations, passage.Start, passage.Text));
            else
                cited.AddRange(citations.GroupBy(c => (c.Start, c.Quote)).Select(same => Of(same, same.Key.Start, same.Key.Quote)));
        }

        return [.. cited.OrderBy(c => c.Numbers[0])];

        CitedPassage Of(IEnumerable<Citation> citations, int start, string text) => new(
            [.. citations.Select(c => c.Number).Distinct().Order()],
            citations.First().Article with { Text = "" },
            citations.First().PassageId,
            start,
            text,
            [.. citations.Select(c => new Sentence(c.Start, c.Quote)).Distinct()]);
    }

    /// <returns>Null when the version published meanwhile does not hold it, or cannot be read: then its quotes stand for it.</returns>
    private async Task<Passage?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await index.PinAsync(cancellationToken) is { } version ? await version.PassageAsync(id, cancellationToken) : null;
        }
        catch (Exception e) when (e is VersionUnreadableException or IndexUnavailableException)
        {
            return null;
        }
    }

    private static bool Holds(Passage passage, IEnumerable<Citation> citations) => citations.All(c =>
        c.Start >= passage.Start && c.Start - passage.Start + c.Quote.Length <= passage.Text.Length
        && passage.Text.AsSpan(c.Start - passage.Start, c.Quote.Length).SequenceEqual(c.Quote));
}
