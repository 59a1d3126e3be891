using SummitBot.Answering;

namespace SummitBot.Tests.Answering;

public class SourceTalkTests
{
    [Theory]
    [InlineData("What do your articles say about the border?", "What about the border?")]
    [InlineData("Who does each article say Xi will meet?", "Who Xi will meet?")]
    [InlineData("According to the sources, who met Xi?", ", who met Xi?")]
    [InlineData("What do the two articles say about the border?", "What about the border?")]
    [InlineData("What did Xi write in his article?", "What did Xi write in his article?")]
    public void Talk_about_the_sources_is_no_subject(string question, string subject)
    {
        Assert.Equal(subject, SourceTalk.Without(question));
    }

    [Theory]
    [InlineData("What do both articles say about the border?", true)]
    [InlineData("Compare what your articles say about the border.", true)]
    [InlineData("Что говорят обе статьи о границе?", true)]
    [InlineData("Her iki makale sınır hakkında ne diyor?", true)]
    [InlineData("两篇文章怎么说边界？", true)]
    [InlineData("What do your articles say about the border?", false)]
    [InlineData("Which countries signed both agreements?", false)]
    public void A_question_to_each_article_is_told_from_one_to_all(string question, bool isOfEach)
    {
        Assert.Equal(isOfEach, SourceTalk.IsOfEach(question));
    }
}
