namespace SummitBot.Retrieval;

/// <summary>Scores candidates, whichever index found them. Pure.</summary>
internal static class PassageRanker
{
    /// <summary>BM25 of the terms over its bound plus BM25 of the character n-grams over its bound; best first, ties in order of <see cref="Candidate.Key"/>.</summary>
    public static IReadOnlyList<RankedCandidate> Rank(QuestionTerms question, IEnumerable<Candidate> candidates, CorpusStatistics statistics) =>
    [
        .. candidates.Select(c => Score(question, c, statistics)).Where(c => c.Score > 0).OrderByDescending(c => c.Score).ThenBy(c => c.Key),
    ];

    private static RankedCandidate Score(QuestionTerms question, Candidate candidate, CorpusStatistics statistics)
    {
        var bm25 = Field(question.Terms, question.TermBound, candidate.Terms, statistics.AverageTerms);
        return new RankedCandidate(candidate.Key, bm25 + Field(question.Grams, question.GramBound, candidate.Grams, statistics.AverageGrams), bm25);
    }

    private static double Field<T>(Weighted<T>[] asked, double bound, FieldCounts found, double averageLength)
    {
        var score = 0.0;
        var counts = found.Counts.Span;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
                score += asked[i].Idf * Bm25.Saturation(counts[i], found.Length, averageLength);
        }
        return bound > 0 ? score / bound : 0;
    }
}

/// <summary>A passage worth scoring, as far as the question touches it.</summary>
/// <param name="Key">The passage's number in the version that gave it.</param>
internal readonly record struct Candidate(int Key, FieldCounts Terms, FieldCounts Grams);

/// <param name="Counts">How often the passage holds each of the question's terms, in their order.</param>
/// <param name="Length">All terms of the passage, repetitions included.</param>
internal readonly record struct FieldCounts(ReadOnlyMemory<ushort> Counts, int Length);

/// <param name="Bm25">The terms' part of the score, 0 to 1.</param>
internal readonly record struct RankedCandidate(int Key, double Score, double Bm25);
