using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>A sentence a claim may cite.</summary>
/// <param name="From">The passage it was found in, with its article's title and date.</param>
internal sealed record SourceSentence(SentenceId Id, RetrievedPassage From, Sentence Sentence)
{
    /// <summary>All sentences of the passages, with the ids they are shown by.</summary>
    public static IReadOnlyList<SourceSentence> Of(IReadOnlyList<RetrievedPassage> passages) =>
        [.. passages.SelectMany((p, i) => p.Passage.Sentences.Select((s, j) => new SourceSentence(new SentenceId(i + 1, j + 1), p, s)))];
}
