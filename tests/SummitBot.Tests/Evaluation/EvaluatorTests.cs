using System.Text.RegularExpressions;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Evaluation;
using SummitBot.Retrieval;
using SummitBot.Tests.Answering;

namespace SummitBot.Tests.Evaluation;

public class EvaluatorTests
{
    private static readonly CorpusVersion Version = new("v", default, 1, 1, "1", "f", "embedder");

    private static readonly Article Source = new() { Id = "visit", Title = "Visit", Text = "", Language = "en" };

    private static readonly Dictionary<string, string> Texts = new() { ["visit"] = "Toqaev met Xi." };

    [Fact]
    public async Task A_set_is_asked_with_its_history_and_judged_by_kind()
    {
        using var on = await AnswererOn.SummitAsync();
        var set = new QuestionSet(
            [
                Golden("Who met Xi at the airport?", kind: "fact", gold: "Toq(ay|a)ev"),
                Golden("And how much were they worth?", kind: "follow-up", gold: "629", history: ["How many agreements did Kazakh and Chinese companies sign?"]),
                Golden("Who composed Aida?", kind: "unanswerable", answerable: false),
            ], []);

        var report = await new Evaluator(on.Answerer, TimeProvider.System).EvaluateAsync(
            set, on.Articles.ToDictionary(a => a.Id, a => a.Text), null, TestContext.Current.CancellationToken);

        Assert.Equal(3, report.Correct);
        Assert.Equal(0, report.FalseQuotes);
        Assert.Equal(["fact", "follow-up", "unanswerable"], report.Kinds.Select(k => k.Kind));
        Assert.Equal(1, report.UnanswerableRefused);
        Assert.Equal(1, report.Auroc);
    }

    [Fact]
    public void An_answer_to_an_unanswerable_question_is_wrong()
    {
        Assert.False(Judge(Golden("Q?", answerable: false), Grounded("Toqaev met Xi.")).IsCorrect);
    }

    [Fact]
    public void A_forbidden_pattern_makes_even_a_refusal_wrong()
    {
        Assert.True(Judge(Golden("Q?", answerable: false, mustNot: "Paris"), new NoAnswer(RefusalReason.NotInSources, [], "en", Version)).IsCorrect);
        Assert.False(Judge(Golden("Q?", answerable: false, mustNot: "Xi"), new NearestPassages(Grounded("Toqaev met Xi.").Claims, "en", Version)).IsCorrect);
    }

    [Fact]
    public void Every_gold_pattern_must_match()
    {
        Assert.True(Judge(Golden("Q?", gold: "toqaev"), Grounded("Toqaev met Xi.")).IsCorrect);
        Assert.False(Judge(Golden("Q?", gold: "Putin"), Grounded("Toqaev met Xi.")).IsCorrect);
    }

    [Fact]
    public void A_quote_that_is_not_in_its_article_makes_the_answer_wrong()
    {
        Assert.False(Judge(Golden("Q?"), Grounded("Toqaev met Putin.")).IsCorrect);
    }

    [Fact]
    public void The_report_page_encodes_text_of_questions_and_articles()
    {
        var report = EvaluationReport.Of([Judge(Golden("<script>alert(1)</script>"), Grounded("Toqaev met Xi."))], [new BrokenLine(7, "<b>")]);

        var page = HtmlReport.Of(report);

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Line 7", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Auroc_counts_ties_half()
    {
        Assert.Equal(0.875, Metrics.Auroc([0.9, 0.5], [0.5, 0.1])!.Value, 9);
        Assert.Null(Metrics.Auroc([], [0.1]));
    }

    private static QuestionResult Judge(GoldenQuestion golden, Answer answer) => Evaluator.Judge(golden, answer, Texts, TimeSpan.Zero);

    private static GroundedAnswer Grounded(string quote) => new([new Claim(quote, [new Citation(1, Source, "p", 0, quote)])], "en", Version);

    private static GoldenQuestion Golden(
        string question, bool answerable = true, string kind = "fact", string? gold = null, string? mustNot = null, string[]? history = null) =>
        new(question, question, history ?? [], "en", kind, answerable, Patterns(gold), Patterns(mustNot), []);

    private static Regex[] Patterns(string? pattern) => pattern is null ? [] : [new Regex(pattern, RegexOptions.IgnoreCase)];
}
