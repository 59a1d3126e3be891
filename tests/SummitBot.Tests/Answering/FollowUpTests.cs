using SummitBot.Answering;

namespace SummitBot.Tests.Answering;

public class FollowUpTests
{
    private static readonly Turn Agreement = new(
        "What did Kazakhstan and China sign in Beijing?", "The parties signed 23 agreements with Kassym-Jomart Tokayev in attendance.");

    [Theory]
    [InlineData("And when was it signed?")]
    [InlineData("why?")]
    [InlineData("What about Russia?")]
    [InlineData("Where did they meet?")]
    [InlineData("а когда?")]
    [InlineData("Peki ne zaman?")]
    [InlineData("为什么？")]
    public void A_follow_up_takes_the_subject_of_the_question_before(string question)
    {
        var resolved = FollowUp.Resolve(question, [Agreement]);

        Assert.StartsWith(question, resolved.Text, StringComparison.Ordinal);
        Assert.Contains("Beijing", resolved.Text, StringComparison.Ordinal);
        Assert.Equal(question, resolved.Original);
        Assert.Equal(Agreement.Question, resolved.Previous);
    }

    [Theory]
    [InlineData("What is the capital of France?")]
    [InlineData("Who is Putin?")]
    [InlineData("When did Xi make his last visit to Tajikistan?")]
    [InlineData("Which countries are members of the organisation?")]
    [InlineData("Is there a border with China?")]
    [InlineData("Кто встретил Си Цзиньпина в аэропорту?")]
    [InlineData("上合组织有哪些成员国？")]
    public void A_question_that_stands_on_its_own_is_left_alone(string question)
    {
        Assert.Equal(new ResolvedQuestion(question, question), FollowUp.Resolve(question, [Agreement]));
    }

    [Fact]
    public void A_pronoun_also_takes_names_of_the_answer_before()
    {
        Assert.Contains("Kassym-Jomart Tokayev", FollowUp.Resolve("Where did he go?", [Agreement]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_follow_ups_keeps_the_subject()
    {
        Turn[] history = [Agreement, new("And how many?", "23.")];

        Assert.Contains("Beijing", FollowUp.Resolve("Why?", history).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_history_nothing_is_added()
    {
        Assert.Equal("why?", FollowUp.Resolve("why?", []).Text);
    }

    [Fact]
    public void A_very_long_history_adds_only_a_little()
    {
        var long_ = new Turn(string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"Word{i}")), "Yes.");

        Assert.True(FollowUp.Resolve("why?", [long_]).Text.Length < 300);
    }
}
