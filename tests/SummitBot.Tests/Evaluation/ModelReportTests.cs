using SummitBot.Answering.Chat;
using SummitBot.Evaluation;
using SummitBot.Tests.Answering.Chat;
using SummitBot.Tests.Support.Model;

namespace SummitBot.Tests.Evaluation;

public sealed class ModelReportTests
{
    [Fact]
    public async Task An_evaluation_says_what_the_model_wrote_what_was_dropped_and_what_it_cost()
    {
        await using var on = await ChatAnswererOn.SummitAsync(
            Scripted.Says(c => $"Toqaev met Xi on July 2. {ChatAnswererOn.IdsOfMeeting(c)}\nPutin was taken ill in Minsk. [9.9]"),
            Scripted.Says(c => $"Kazakh and Chinese companies signed 17 agreements worth $629 million at a regional forum. {c.IdOf("Four cities")}"),
            Scripted.Status(500));
        string[] questions = ["Who met Xi at the airport?", "How many agreements did Kazakh and Chinese companies sign?", "How long is the border between the two states?", "Who won the football world cup?"];
        var set = new QuestionSet([.. questions.Select((q, i) => new GoldenQuestion($"{i}", q, [], "en", "fact", i < 3, [], [], []))], []);

        var report = await new Evaluator(on.Answerer, TimeProvider.System).EvaluateAsync(
            set, on.Articles.ToDictionary(a => a.Id, a => a.Text), null, TestContext.Current.CancellationToken);

        Assert.Equal(4, report.Correct);
        Assert.True(report.Model is { Wrote: 2, Kept: 1, Recited: 1, Dropped: 1, Tokens.Prompt: 2_000 });
        Assert.Equal([(ModelFailure.Down, 1)], report.Model.Failures);
        Assert.StartsWith("wrote 2, failed 1 (Down 1), claims kept 1, cited anew 1, dropped 1, tokens 2000 + ", report.Model.ToString(), StringComparison.Ordinal);
        Assert.Contains("Chat model", HtmlReport.Of(report), StringComparison.Ordinal);
    }
}
