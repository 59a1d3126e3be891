using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Telegram.Buttons;

/// <summary>The passages an answer cites, whole, in the order of its citations.</summary>
internal sealed class CitedPassages(IPassageIndex index)
{
    public async Task<IReadOnlyList<CitedPassage>> OfAsync(Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Citations.Count == 0) return [];
        var version = await index.PinAsync(cancellationToken);
        List<CitedPassage> cited = [];
        foreach (var citations in answer.Sentences.SelectMany(c => c.Citations).GroupBy(c => c.PassageId))
        {
            // A version published since the answer was found may not hold the passage any more: then its quotes stand for it.
            if (version is not null && await version.PassageAsync(citations.Key, cancellationToken) is { } passage && Holds(passage, citations))
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

    private static bool Holds(Passage passage, IEnumerable<Citation> citations) => citations.All(c =>
        c.Start >= passage.Start && c.Start - passage.Start + c.Quote.Length <= passage.Text.Length
        && passage.Text.AsSpan(c.Start - passage.Start, c.Quote.Length).SequenceEqual(c.Quote));
}
