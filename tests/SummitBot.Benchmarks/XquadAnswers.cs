using System.Diagnostics;
using SummitBot.Answering;
using SummitBot.Retrieval;

namespace SummitBot.Benchmarks;

/// <summary>Sentence choice and refusal on XQuAD: <c>answers DATA.json</c>.</summary>
internal static class XquadAnswers
{
    public static async Task RunAsync(string path, string? language)
    {
        var set = XquadSet.Load(path, language);
        await SelectionAsync(set);
        RefusalReport.Print(await RefusalSamples.OfAsync(set), s => Confidence.Of(s), new AnswerOptions());
    }

    /// <summary>Is a sentence that overlaps the gold answer quoted first, or among the first three? Whatever the band.</summary>
    private static async Task SelectionAsync(XquadSet set)
    {
        using var folder = new BenchmarkIndex();
        var retriever = await BenchmarkIndex.RetrieverOfAsync(folder, [.. set.Articles]);
        var (questions, first, three, quotes, differences) = (0, 0, 0, 0, 0);
        var own = TimeSpan.Zero;
        foreach (var question in set.Questions)
        {
            var evidence = await EvidenceAsync(retriever, question.Text, set.Language, SentenceSelector.MostPassages);
            var start = Stopwatch.GetTimestamp();
            var findings = Findings.Of(evidence);
            var chosen = SentenceSelector.Select(findings.Ranked, new AnswerOptions().MaxQuotes);
            if (findings.Confidence >= new AnswerOptions().AnswerThreshold && Disagreements.Among(findings, chosen, evidence.Found) is { } difference)
            {
                differences++;
                Console.WriteLine($"  differ: {question.Text} {string.Join(" | ", difference.Sides.Select(s => $"{s.Value} <- {Whitespace.Fold(s.Citation.Quote)}"))}");
            }

            own += Stopwatch.GetElapsedTime(start);
            questions++;
            quotes += chosen.Count;
            if (chosen.Count > 0 && IsGold(chosen[0], question)) first++;
            if (chosen.Any(s => IsGold(s, question))) three++;
        }

        Console.WriteLine($"{set.Language}: {questions} questions, right sentence first {Percent(first, questions)}, among the first three {Percent(three, questions)}; "
            + $"{quotes / (double)questions:0.00} quotes and {own.TotalMilliseconds / questions:0.00} ms a question after retrieval; said to differ {differences}");
    }

    public static async Task<Evidence> EvidenceAsync(PassageRetriever retriever, string question, string language, int top) =>
        new(new ResolvedQuestion(question, question), language, await retriever.RetrieveAsync(question, language, top, CancellationToken.None));

    public static string Percent(int part, int whole) => $"{100.0 * part / Math.Max(1, whole):0.0} %";

    private static bool IsGold(RankedSentence ranked, XquadQuestion question) =>
        ranked.Passage.Found.Article.Id == question.ArticleId
        && ranked.Sentence.Start < question.AnswerEnd && ranked.Sentence.End > question.AnswerStart;
}
