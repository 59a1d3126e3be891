using System.Globalization;
using SummitBot.Answering;
using SummitBot.Answering.Chat;

namespace SummitBot.Evaluation;

/// <summary>How a question set was answered.</summary>
/// <param name="Kinds">In order of name.</param>
/// <param name="AnswerableRefused">Share of answerable questions not answered; null when there are none.</param>
/// <param name="UnanswerableRefused">Share of unanswerable questions refused; null when there are none.</param>
/// <param name="Auroc">How well confidence tells answerable from unanswerable, 0.5 (not at all) to 1; null unless there are both.</param>
/// <param name="Broken">Lines of the set that hold no question.</param>
internal sealed record EvaluationReport(
    IReadOnlyList<QuestionResult> Results, IReadOnlyList<KindResult> Kinds,
    double? AnswerableRefused, double? UnanswerableRefused, double? Auroc, IReadOnlyList<BrokenLine> Broken)
{
    public int Correct => Results.Count(r => r.IsCorrect);

    /// <summary>Quotes that do not stand in their article as cited: there must be none.</summary>
    public int FalseQuotes => Results.Sum(r => r.FalseQuotes.Count);

    /// <summary>What a chat model had to do with the answers; null when none was asked.</summary>
    public ModelReport? Model { get; } = ModelReport.Of([.. Results.Select(r => r.Answer.Model).OfType<ModelWork>()]);

    public static EvaluationReport Of(IReadOnlyList<QuestionResult> results, IReadOnlyList<BrokenLine> broken)
    {
        var answerable = results.Where(r => r.Golden.Answerable).ToList();
        var unanswerable = results.Where(r => !r.Golden.Answerable).ToList();
        return new EvaluationReport(
            results,
            [.. results.GroupBy(r => r.Golden.Kind, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new KindResult(g.Key, g.Count(), g.Count(r => r.IsCorrect), g.Count(r => r.Refused)))],
            Share(answerable), Share(unanswerable),
            Metrics.Auroc([.. answerable.Select(r => r.Answer.Confidence)], [.. unanswerable.Select(r => r.Answer.Confidence)]),
            broken);
    }

    private static double? Share(List<QuestionResult> results) => results.Count == 0 ? null : results.Count(r => r.Refused) / (double)results.Count;
}

/// <param name="Wrote">Answers in the model's words.</param>
/// <param name="Failures">How often it gave no answer, by reason.</param>
/// <param name="Kept">Its claims borne out by the sentences it cited.</param>
/// <param name="Recited">Its claims borne out by others.</param>
/// <param name="Dropped">Its claims borne out by none.</param>
internal sealed record ModelReport(int Wrote, IReadOnlyList<(ModelFailure Failure, int Count)> Failures, int Kept, int Recited, int Dropped, ModelTokens Tokens)
{
    public static ModelReport? Of(IReadOnlyList<ModelWork> works) => works.Count == 0 ? null : new(
        works.Count(w => w.Wrote),
        [.. works.Where(w => w.Failure is not null).CountBy(w => w.Failure!.Value).OrderByDescending(f => f.Value).Select(f => (f.Key, f.Value))],
        works.Sum(w => w.Kept),
        works.Sum(w => w.Recited),
        works.Sum(w => w.Dropped),
        works.Aggregate(default(ModelTokens), (sum, w) => sum + w.Tokens));

    public override string ToString()
    {
        var failures = Failures.Count == 0 ? "" : $" ({string.Join(", ", Failures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Failure} {f.Count}")))})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"wrote {Wrote}, failed {Failures.Sum(f => f.Count)}{failures}, claims kept {Kept}, cited anew {Recited}, dropped {Dropped}, tokens {Tokens.Prompt} + {Tokens.Reply}");
    }
}

internal sealed record KindResult(string Kind, int Questions, int Correct, int Refused)
{
    public double Accuracy => Correct / (double)Questions;
}

/// <param name="Refused">Not a grounded answer; the nearest passages count as refused.</param>
/// <param name="Fault">What is wrong with the answer; null when it is right.</param>
/// <param name="FalseQuotes">Citations whose quote is not in the article as cited.</param>
internal sealed record QuestionResult(
    GoldenQuestion Golden, Answer Answer, string Reply, bool Refused, string? Fault, IReadOnlyList<Citation> FalseQuotes, TimeSpan Elapsed)
{
    public bool IsCorrect => Fault is null && FalseQuotes.Count == 0;
}
