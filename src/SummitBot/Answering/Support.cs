namespace SummitBot.Answering;

/// <summary>How well what was found supports an answer, in ratios that mean the same on a large and on a tiny corpus.</summary>
/// <param name="Article">Coverage of the question by the best sentence's article, as far as it was found, with its title.</param>
/// <param name="Sentence">Coverage by the best sentence.</param>
/// <param name="Near">The same where words of near meaning count too.</param>
/// <param name="Bm25">Of the best passage over its upper bound.</param>
/// <param name="MissingNames">Share of the question's names that the best sentence's passage and title do not hold.</param>
/// <param name="NameMissing">1 when even the article lacks one of the names.</param>
/// <param name="MissingNumbers">Share of the question's numbers and years that the passage and title do not hold.</param>
/// <param name="Lead">Lead of the best passage's score over the next article's, as a share of its own.</param>
/// <param name="Dense">Nearness in meaning of the question to the best sentence.</param>
/// <param name="Least">How far the passage holds the common word of the question that it holds least, or one of near meaning.</param>
/// <param name="BestNear">The most that one of the found passages covers of the question, near meaning included.</param>
/// <param name="BestDense">The nearest of all found sentences in meaning.</param>
/// <param name="Misfit">1 when a date or a number is asked for and the best sentence has none.</param>
/// <param name="Unknown">1 when what is counted or listed is a word of another language that the glossary does not know.</param>
internal sealed record Support(
    double Article, double Sentence, double Near, double Bm25, double MissingNames, double NameMissing, double MissingNumbers, double Lead,
    double Dense, double Least, double BestNear, double BestDense, double Misfit, double Unknown)
{
    // Below this a name or number is not found: another word of the same beginning is another name.
    private const double Found = 0.9;

    public static Support None { get; } = new(0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1);

    /// <summary>Question and articles are in a language whose words are known by meaning, so that nearness in meaning tells something.</summary>
    public bool KnowsMeaning { get; init; }

    public static Support Of(QuestionAnalysis question, IReadOnlyList<AnalysedPassage> passages, IReadOnlyList<RankedSentence> ranked)
    {
        var terms = question.Terms;
        if (ranked.Count == 0 || terms.Sum(t => t.Weight) <= 0) return None;

        var best = ranked[0];
        var top = passages[0].Found;
        var next = passages.FirstOrDefault(p => p.Found.Article.Id != top.Article.Id)?.Found.Score ?? 0;
        var quoted = best.Passage.Whole.Or(best.Passage.Title, 1);
        var near = best.Passage.Near.Or(best.Passage.Title, 1);
        var article = passages
            .Where(p => p.Found.Article.Id == best.Passage.Found.Article.Id)
            .Aggregate(quoted, (sum, p) => sum.Or(p.Whole, 1));
        return new Support(
            article.Share(terms),
            best.Coverage,
            best.Analysed.Near.Share(terms),
            top.Bm25,
            1 - (quoted.Share(terms, t => t.IsName) ?? 1),
            terms.Where((t, i) => t.IsName && article.Credits[i] < Found).Any() ? 1 : 0,
            1 - (quoted.Share(terms, t => t.IsNumber) ?? 1),
            top.Score > 0 ? Math.Clamp((top.Score - next) / top.Score, 0, 1) : 0,
            best.Analysed.Dense,
            near.Credits.Where((_, i) => terms[i] is { IsCommon: true, IsOwn: true, IsForeign: false }).DefaultIfEmpty(1).Min(),
            passages.Max(p => p.Near.Or(p.Title, 1).Share(terms)),
            ranked.Max(s => s.Analysed.Dense),
            question.Type is AnswerType.When or AnswerType.HowMany && best.Fits is false ? 1 : 0,
            question.Type is AnswerType.HowMany or AnswerType.List && terms.FirstOrDefault(t => t is { IsCommon: true, FollowsAsking: true }) is { IsForeign: true } ? 1 : 0);
    }

    /// <summary>In the order of <see cref="Confidence"/>'s weights.</summary>
    public double[] ToArray() =>
        [Article, Sentence, Near, Bm25, MissingNames, NameMissing, MissingNumbers, Lead, Dense, Least, BestNear, BestDense, Misfit, Unknown];
}
