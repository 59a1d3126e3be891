using Microsoft.Extensions.Options;
using SummitBot.Articles;

namespace SummitBot.Answering;

/// <summary>Answers with quoted sentences of the found passages, or says that none of them answers.</summary>
internal sealed class ExtractiveAnswerWriter(IOptions<AnswerOptions> options, CalibrationFile? calibration = null) : IAnswerWriter
{
    private const int MostClosest = 3;

    private const double Near = 0.1;

    public Task<Answer> WriteAsync(Evidence evidence, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken) => Task.FromResult(Write(evidence));

    private Answer Write(Evidence evidence)
    {
        var found = Findings.Of(evidence, ShiftFor(evidence));
        if (Contradiction(evidence, found) is { } contradiction) return contradiction;

        var version = evidence.Found.Version;
        var confidence = found.Confidence;
        var chosen = evidence.Question.IsOfEachArticle ? SentenceSelector.SelectOfEach(found.Ranked, options.Value.MaxQuotes) : SentenceSelector.Select(found.Ranked, options.Value.MaxQuotes);
        var claims = Claims(chosen);
        if (claims.Count > 0 && confidence >= options.Value.AnswerThreshold)
        {
            var disagreements = Disagreements.Among(found, chosen, evidence.Found) is { } disagreement ? Disagreement.Numbered([disagreement], claims) : [];
            return new GroundedAnswer(claims, evidence.Language, version) { Confidence = confidence, Disagreements = disagreements };
        }

        if (claims.Count > 0 && confidence >= options.Value.NearestThreshold)
            return new NearestPassages(claims, evidence.Language, version) { Confidence = confidence };
        return new NoAnswer(RefusalReason.NotInSources, Closest(found), evidence.Language, version) { Confidence = confidence };
    }

    /// <summary>What the question takes for granted is not said, but the articles answer it without that, and say otherwise.</summary>
    private GroundedAnswer? Contradiction(Evidence evidence, Findings asked)
    {
        if (evidence is not { Premise: { } premise, Straight: { } other }) return null;
        var question = evidence.Question.Original;
        if (asked.Ranked.Count > 0 && asked.Confidence >= options.Value.AnswerThreshold && !premise.IsContradictedBy(asked.Ranked[0].Sentence.Text, question)) return null;

        var straight = Findings.Of(other, ShiftFor(other));
        var contradicting = straight.Ranked.Where(s => premise.IsContradictedBy(s.Sentence.Text, question)).ToList();
        if (straight.Confidence < options.Value.AnswerThreshold || contradicting.Count == 0 || contradicting[0] != straight.Ranked[0]) return null;
        return new GroundedAnswer(Claims(SentenceSelector.Select(contradicting, options.Value.MaxQuotes)), evidence.Language, evidence.Found.Version)
        {
            Confidence = straight.Confidence,
            Contradicts = true,
        };
    }

    private double ShiftFor(Evidence evidence) => calibration?.Current?.ShiftFor(evidence.Found.Version) ?? 0;

    /// <summary>One claim a quote: the sentence itself, its line breaks folded where it is read, never where it is cited.</summary>
    private static List<Claim> Claims(IReadOnlyList<RankedSentence> chosen) =>
        [.. chosen.Select((s, i) => new Claim(Whitespace.Fold(s.Sentence.Text), [s.CitedAs(i + 1)]))];

    /// <summary>Articles that share one of the question's names, or a telling word, with it.</summary>
    private static List<Article> Closest(Findings found) =>
        [.. found.Passages
            .Where(p => IsNear(p.Whole.Or(p.Title, 1), found.Question.Terms))
            .Select(p => p.Found.Article)
            .DistinctBy(a => a.Id)
            .Take(MostClosest)];

    // Where half of the corpus mentions a name it weighs little, but still says what the question is about.
    private static bool IsNear(Coverage article, IReadOnlyList<QuestionTerm> question) =>
        article.Share(question) >= Near || article.Share(question, t => t.IsName) > 0;
}
