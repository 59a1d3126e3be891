using SummitBot.Answering;

namespace SummitBot.Tests.Answering;

public class SourceTalkTests
{
    [Theory]
    [InlineData("What do your articles say about the border?", "What about the border?")]
    [InlineData("Who does each article say Xi will meet?", "Who Xi will meet?")]
    [InlineData("According to the sources, who met Xi?", ", who met Xi?")]
    [InlineData("What did Xi write in his article?", "What did Xi write in his article?")]
    public void Talk_about_the_sources_is_no_subject(string question, string subject)
    {
        Assert.Equal(subject, SourceTalk.Without(question));
    }
}
