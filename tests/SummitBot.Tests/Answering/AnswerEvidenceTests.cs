using SummitBot.Answering;

namespace SummitBot.Tests.Answering;

public class AnswerEvidenceTests
{
    [Theory]
    [InlineData(nameof(AnswerType.When), "The forum opened on July 2.", "When did the forum open?", true)]
    [InlineData(nameof(AnswerType.When), "The forum opened with a speech.", "When did the forum open?", false)]
    [InlineData(nameof(AnswerType.When), "In 2015 they agreed.", "When, after 2015, did they meet?", false)]
    [InlineData(nameof(AnswerType.HowMany), "Companies signed 17 agreements.", "How many agreements were signed?", true)]
    [InlineData(nameof(AnswerType.HowMany), "They signed twenty of them.", "How many agreements were signed?", true)]
    [InlineData(nameof(AnswerType.HowMany), "Many agreements were signed.", "How many agreements were signed?", false)]
    [InlineData(nameof(AnswerType.Who), "At the airport he was met by Toqaev.", "Who met Xi?", true)]
    [InlineData(nameof(AnswerType.Who), "Visitors were met by Xi.", "Whom did Xi meet?", false)]
    [InlineData(nameof(AnswerType.Where), "The talks were held in Astana.", "Where were the talks held?", true)]
    [InlineData(nameof(AnswerType.Where), "The talks were held late.", "Where were the talks held?", false)]
    [InlineData(nameof(AnswerType.Why), "It was closed because of repairs.", "Why was it closed?", true)]
    [InlineData(nameof(AnswerType.List), "Members include India, Iran, Pakistan and Russia.", "Which countries are members?", true)]
    [InlineData(nameof(AnswerType.When), "Встреча прошла в октябре.", "Когда прошла встреча?", true)]
    [InlineData(nameof(AnswerType.When), "峰会于7月3日开幕。", "峰会什么时候开幕？", true)]
    public void A_sentence_holds_the_kind_of_thing_asked_for_or_does_not(string type, string sentence, string question, bool holds)
    {
        Assert.Equal(holds, AnswerEvidence.Holds(Enum.Parse<AnswerType>(type), sentence, question));
    }

    [Fact]
    public void Chinese_shows_no_names_so_nothing_is_claimed_about_them()
    {
        Assert.Null(AnswerEvidence.Holds(AnswerType.Who, "托卡耶夫在机场迎接。", "谁在机场迎接？"));
    }
}
