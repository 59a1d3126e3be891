using SummitBot.Answering;

namespace SummitBot.Tests.Answering;

public class QuestionPartsTests
{
    [Theory]
    [InlineData("Until which day does the summit last, and until which day do the measures apply?", 2)]
    [InlineData("Who met Xi at the airport? When does the summit end?", 2)]
    [InlineData("Кто встретил Си в аэропорту, и сколько соглашений подписали компании?", 2)]
    [InlineData("When and where did Tokayev and Xi meet?", 0)]
    [InlineData("Who met Xi and why?", 0)]
    [InlineData("How long is the border?", 0)]
    public void A_question_of_several_parts_is_taken_apart(string question, int parts)
    {
        Assert.Equal(parts, QuestionParts.Of(question).Count);
    }
}
