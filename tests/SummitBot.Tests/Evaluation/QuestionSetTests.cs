using SummitBot.Evaluation;

namespace SummitBot.Tests.Evaluation;

public class QuestionSetTests
{
    [Fact]
    public async Task A_question_is_read_with_all_its_fields_and_unknown_ones_are_ignored()
    {
        var set = await ReadAsync("""{"id":"q1","question":"Who?","history":["What?"],"lang":"en","kind":"follow-up","answerable":true,"gold":["Toq.ev"],"must_not":["Putin"],"sources":["visit"],"note":1}""");

        var question = Assert.Single(set.Questions);
        Assert.Equal(("q1", "Who?", "en", "follow-up", true), (question.Id, question.Question, question.Language, question.Kind, question.Answerable));
        Assert.Equal(["What?"], question.History);
        Assert.Equal("Toq.ev", Assert.Single(question.Gold).ToString());
        Assert.Equal("Putin", Assert.Single(question.MustNot).ToString());
        Assert.Equal(["visit"], question.Sources);
    }

    [Fact]
    public async Task A_broken_line_is_named_with_its_number_and_the_rest_is_read()
    {
        var set = await ReadAsync("{\"question\":\"One?\"}\n\n{broken\n{\"question\":\"\"}\n{\"question\":\"Bad pattern?\",\"gold\":[\"(\"]}\n{\"question\":\"Two?\"}");

        Assert.Equal(["One?", "Two?"], set.Questions.Select(q => q.Question));
        Assert.Equal([3, 4, 5], set.Broken.Select(b => b.Line));
    }

    private static async Task<QuestionSet> ReadAsync(string lines)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, lines, TestContext.Current.CancellationToken);
            return await QuestionSet.ReadAsync(path, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
