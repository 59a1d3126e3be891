namespace SummitBot.Retrieval;

/// <summary>Scores candidates, whichever index found them. Pure.</summary>
internal static class PassageRanker
{
    private const double LeastDense = 0.5;
    private const double MostDense = 3;

    /// <summary>From this lexical agreement on, embeddings only break ties; below the poor one they lead.</summary>
    private const double GoodAgreement = 0.35;
    private const double PoorAgreement = 0.12;

    /// <summary>
    /// The sum of three parts: BM25 over its bound (mean of the terms' and the character n-grams'), soft alignment of the words, and the
    /// similarity of embeddings (mean of the passage's and its best sentence's) at a weight that falls as the question's own words are found.
    /// Best first, ties in order of <see cref="Candidate.Key"/>.
    /// </summary>
    /// <param name="meaning">Of the question; null where no embeddings are used.</param>
    public static IReadOnlyList<RankedCandidate> Rank(
        QuestionTerms question, QuestionMeaning? meaning, IReadOnlyCollection<Candidate> candidates, CorpusStatistics statistics)
    {
        List<(Candidate Candidate, double Bm25)> matched =
            [.. candidates.Select(c => (c, Field(question.Terms, question.TermBound, c.Terms, statistics.AverageTerms)))];
        var denseWeight = DenseWeight(matched.Select(m => m.Bm25).DefaultIfEmpty().Max());
        return
        [
            .. matched
                .Select(m => new RankedCandidate(m.Candidate, Score(question, meaning, denseWeight, m.Candidate, m.Bm25, statistics), m.Bm25))
                .Where(r => r.Score > 0).OrderByDescending(r => r.Score).ThenBy(r => r.Candidate.Key),
        ];
    }

    /// <summary>
    /// What embeddings weigh when the best passage reaches this part of the BM25 bound. A keyword question that some passage answers to
    /// the letter is only harmed by them; of one in other words than the articles' they find three times as much as its words.
    /// </summary>
    public static double DenseWeight(double agreement) =>
        LeastDense + (MostDense - LeastDense) * Math.Clamp((GoodAgreement - agreement) / (GoodAgreement - PoorAgreement), 0, 1);

    private static double Score(
        QuestionTerms question, QuestionMeaning? meaning, double denseWeight, Candidate candidate, double bm25, CorpusStatistics statistics) =>
        (bm25 + Field(question.Grams, question.GramBound, candidate.Grams, statistics.AverageGrams)) / 2
        + (meaning?.SoftCoverage(candidate.Words) ?? 0)
        + denseWeight * (candidate.Dense + candidate.SentenceDense.DefaultIfEmpty().Max()) / 2;

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
/// <param name="Words">What the word vectors know its distinct words by.</param>
internal readonly record struct Candidate(int Key, FieldCounts Terms, FieldCounts Grams, int[] Words)
{
    /// <summary>As <see cref="RetrievedPassage.Dense"/>.</summary>
    public double Dense { get; init; }

    /// <summary>As <see cref="RetrievedPassage.SentenceDense"/>.</summary>
    public double[] SentenceDense { get; init; } = [];
}

/// <param name="Counts">How often the passage holds each of the question's terms, in their order.</param>
/// <param name="Length">All terms of the passage, repetitions included.</param>
internal readonly record struct FieldCounts(ReadOnlyMemory<ushort> Counts, int Length);

/// <param name="Bm25">The terms' part of the score, 0 to 1.</param>
internal readonly record struct RankedCandidate(Candidate Candidate, double Score, double Bm25);
