using System.Text.RegularExpressions;
using SummitBot.Answering;

namespace SummitBot.Evaluation;

/// <summary>Asks every question of a set, replaying its history, and judges the answers.</summary>
internal sealed class Evaluator(QuestionAnswerer answerer, TimeProvider time)
{
    /// <param name="texts">Text of each article by id: quotes are checked against it.</param>
    /// <param name="progress">Share of the questions done, 0 to 1.</param>
    /// <exception cref="Retrieval.NoCorpusException">Nothing was ever published.</exception>
    public async Task<EvaluationReport> EvaluateAsync(
        QuestionSet set, IReadOnlyDictionary<string, string> texts, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var results = new List<QuestionResult>(set.Questions.Count);
        foreach (var golden in set.Questions)
        {
            var start = time.GetTimestamp();
            var answer = await AskAsync(golden, cancellationToken);
            results.Add(Judge(golden, answer, texts, time.GetElapsedTime(start)));
            progress?.Report(results.Count / (double)set.Questions.Count);
        }

        return EvaluationReport.Of(results, set.Broken);
    }

    /// <summary>The answer at the end of the question's conversation: its earlier questions are asked first.</summary>
    public async Task<Answer> AskAsync(GoldenQuestion golden, CancellationToken cancellationToken) => await answerer.AnswerAsync(
        new Question(golden.Question, golden.Language, await ReplayAsync(golden, cancellationToken)), written: null, cancellationToken);

    private async Task<List<Turn>> ReplayAsync(GoldenQuestion golden, CancellationToken cancellationToken)
    {
        var history = new List<Turn>();
        foreach (var earlier in golden.History)
        {
            var answer = await answerer.AnswerAsync(new Question(earlier, golden.Language, [.. history]), written: null, cancellationToken);
            history.Add(new Turn(earlier, AnswerText.Of(answer)));
        }

        return history;
    }

    internal static QuestionResult Judge(GoldenQuestion golden, Answer answer, IReadOnlyDictionary<string, string> texts, TimeSpan elapsed)
    {
        var reply = AnswerText.Of(answer);
        var seen = string.Join('\n', answer.Citations.Select(c => c.Quote).Prepend(reply));
        var refused = answer is not GroundedAnswer;
        var fault = Forbidden(golden, seen) ?? (golden.Answerable ? Missing(golden, answer, refused, seen) : refused ? null : "answered, though the articles do not say");
        return new QuestionResult(golden, answer, reply, refused, fault, [.. answer.Citations.Where(c => !IsVerbatim(c, texts))], elapsed);
    }

    private static string? Forbidden(GoldenQuestion golden, string seen) =>
        golden.MustNot.FirstOrDefault(p => Matches(p, seen)) is { } pattern ? $"must not say: {pattern}" : null;

    private static string? Missing(GoldenQuestion golden, Answer answer, bool refused, string seen)
    {
        if (refused) return "refused";
        if (golden.Gold.FirstOrDefault(p => !Matches(p, seen)) is { } pattern) return $"does not say: {pattern}";
        return golden.Sources.Count > 0 && !answer.Citations.Any(c => golden.Sources.Contains(c.Article.Id))
            ? $"cites none of: {string.Join(", ", golden.Sources)}"
            : null;
    }

    /// <summary>A pattern that runs out of time decides nothing: it does not match.</summary>
    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool IsVerbatim(Citation citation, IReadOnlyDictionary<string, string> texts) =>
        texts.TryGetValue(citation.Article.Id, out var text)
        && citation.Quote.Length > 0
        && citation.Start >= 0 && citation.Start + citation.Quote.Length <= text.Length
        && text.AsSpan(citation.Start, citation.Quote.Length).SequenceEqual(citation.Quote);
}
