using SummitBot.Answering;

namespace SummitBot.Tests.Answering;

public class PremiseTests
{
    [Theory]
    [InlineData("Why did Toqaev refuse to meet Xi?", "Why did Toqaev meet Xi?")]
    [InlineData("Why was the visit called off by Xi?", "Why was the visit by Xi?")]
    [InlineData("Почему Си отменил визит?", "Почему Си визит?")]
    [InlineData("习近平为什么取消访问？", "习近平为什么访问？")]
    [InlineData("Why did they sign only 32 agreements?", "Why did they sign only agreements?")]
    public void What_a_question_takes_for_granted_is_taken_out(string question, string straight)
    {
        Assert.Equal(straight, Premise.Of(question)?.Straight);
    }

    [Theory]
    [InlineData("When did Xi arrive in 2024?")]
    [InlineData("How many agreements did they sign?")]
    [InlineData("Why did Xi visit Kazakhstan?")]
    [InlineData("Why did trade reach $31 billion?")]
    public void A_question_that_takes_nothing_checkable_for_granted_is_left_alone(string question)
    {
        Assert.Null(Premise.Of(question));
    }

    [Theory]
    [InlineData("Why did Toqaev refuse to meet Xi?", "Toqaev met Xi at the airport.", true)]
    [InlineData("Why did Toqaev refuse to meet Xi?", "Toqaev did not meet Xi.", false)]
    [InlineData("Why did Toqaev refuse to meet Xi?", "Toqaev declined to meet Xi.", false)]
    [InlineData("Why did they sign only 32 agreements?", "The two sides signed 23 crucial agreements.", true)]
    [InlineData("Why did they sign only 32 agreements?", "They signed 32 agreements.", false)]
    [InlineData("Why did they sign only 32 agreements?", "The forum had 40 guests.", false)]
    public void A_sentence_contradicts_it_or_does_not(string question, string sentence, bool contradicts)
    {
        Assert.Equal(contradicts, Premise.Of(question)!.IsContradictedBy(sentence, question));
    }
}
