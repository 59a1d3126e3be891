namespace SummitBot.Answering;

/// <summary>How well what was found supports an answer, in ratios that mean the same on a large and on a tiny corpus.</summary>
/// <remarks>
/// Measured too, and of no weight beside these: whether the best sentence holds the kind of thing asked for (<see cref="RankedSentence.Fits"/>;
/// the choice of sentences already prefers those that do), and the coverage of the words that are neither names nor numbers.
/// </remarks>
/// <param name="Article">Coverage of the question by the best sentence's article, as far as it was found, with its title.</param>
/// <param name="Sentence">Coverage by the best sentence.</param>
/// <param name="Bm25">Of the best passage over its upper bound.</param>
/// <param name="Unseen">Share of the question's weight that no passage of the corpus holds.</param>
/// <param name="MissingNames">Share of the question's names that the best sentence's passage and title do not hold.</param>
/// <param name="NameMissing">1 when even the article lacks one of the names.</param>
/// <param name="MissingNumbers">Share of the question's numbers and years that the passage and title do not hold.</param>
/// <param name="Lead">Lead of the best passage's score over the next article's, as a share of its own.</param>
internal sealed record Support(
    double Article, double Sentence, double Bm25, double Unseen,
    double MissingNames, double NameMissing, double MissingNumbers, double Lead)
{
    // Below this a name or number is not found: another word of the same beginning is another name.
    private const double Found = 0.9;

    public static Support None { get; } = new(0, 0, 0, 1, 0, 0, 0, 0);

    public static Support Of(QuestionAnalysis question, IReadOnlyList<AnalysedPassage> passages, IReadOnlyList<RankedSentence> ranked)
    {
        var terms = question.Terms;
        var all = terms.Sum(t => t.Weight);
        if (ranked.Count == 0 || all <= 0) return None;

        var best = ranked[0];
        var top = passages[0].Found;
        var next = passages.FirstOrDefault(p => p.Found.Article.Id != top.Article.Id)?.Found.Score ?? 0;
        var quoted = best.Passage.Whole.Or(best.Passage.Title, 1);
        var article = passages
            .Where(p => p.Found.Article.Id == best.Passage.Found.Article.Id)
            .Aggregate(quoted, (sum, p) => sum.Or(p.Whole, 1));
        return new Support(
            article.Share(terms),
            best.Coverage,
            top.Bm25,
            terms.Where(t => t.IsUnseen).Sum(t => t.Weight) / all,
            1 - (quoted.Share(terms, t => t.IsName) ?? 1),
            terms.Where((t, i) => t.IsName && article.Credits[i] < Found).Any() ? 1 : 0,
            1 - (quoted.Share(terms, t => t.IsNumber) ?? 1),
            top.Score > 0 ? Math.Clamp((top.Score - next) / top.Score, 0, 1) : 0);
    }

    /// <summary>In the order of <see cref="Confidence"/>'s weights.</summary>
    public double[] ToArray() => [Article, Sentence, Bm25, Unseen, MissingNames, NameMissing, MissingNumbers, Lead];
}
