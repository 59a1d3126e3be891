using SummitBot.Answering;

namespace SummitBot.Tests.Answering;

public class QuestionWordsTests
{
    [Theory]
    [InlineData("Who met Xi at the airport?", "en", nameof(AnswerType.Who))]
    [InlineData("When the summit opened, who spoke first?", "en", nameof(AnswerType.Who))]
    [InlineData("Can you tell me where the talks took place?", "en", nameof(AnswerType.Where))]
    [InlineData("Goldenson proposed a merger with whom?", "en", nameof(AnswerType.Who))]
    [InlineData("When was the agreement signed?", "en", nameof(AnswerType.When))]
    [InlineData("In what year did the two sides agree on the railway?", "en", nameof(AnswerType.When))]
    [InlineData("How much is bilateral trade worth?", "en", nameof(AnswerType.HowMany))]
    [InlineData("What percentage of the exports is oil?", "en", nameof(AnswerType.HowMany))]
    [InlineData("Which city hosts the summit?", "en", nameof(AnswerType.Where))]
    [InlineData("Which countries are members of the SCO?", "en", nameof(AnswerType.List))]
    [InlineData("Name all members of the organisation.", "en", nameof(AnswerType.List))]
    [InlineData("Why were security measures tightened?", "en", nameof(AnswerType.Why))]
    [InlineData("Did Modi attend?", "en", nameof(AnswerType.YesNo))]
    [InlineData("What is the name of the man who met Xi?", "en", nameof(AnswerType.What))]
    [InlineData("Summit in Astana", "en", nameof(AnswerType.Other))]
    [InlineData("Кто встретил Си в аэропорту?", "ru", nameof(AnswerType.Who))]
    [InlineData("В каком году стороны подписали соглашение?", "ru", nameof(AnswerType.When))]
    [InlineData("Сколько соглашений подписали компании?", "ru", nameof(AnswerType.HowMany))]
    [InlineData("Какие страны входят в ШОС?", "ru", nameof(AnswerType.List))]
    [InlineData("Приедет ли Моди?", "ru", nameof(AnswerType.YesNo))]
    [InlineData("Зачем усилили охрану?", "ru", nameof(AnswerType.Why))]
    [InlineData("Zirve ne zaman başlıyor?", "tr", nameof(AnswerType.When))]
    [InlineData("Kaç anlaşma imzalandı?", "tr", nameof(AnswerType.HowMany))]
    [InlineData("Hangi ülkeler üyedir?", "tr", nameof(AnswerType.List))]
    [InlineData("Modi katıldı mı?", "tr", nameof(AnswerType.YesNo))]
    [InlineData("谁在机场迎接习近平？", "zh", nameof(AnswerType.Who))]
    [InlineData("峰会什么时候开始？", "zh", nameof(AnswerType.When))]
    [InlineData("双边贸易额是多少？", "zh", nameof(AnswerType.HowMany))]
    [InlineData("上合组织有哪些成员国？", "zh", nameof(AnswerType.List))]
    [InlineData("莫迪参加了吗？", "zh", nameof(AnswerType.YesNo))]
    [InlineData("Саммит қашан басталады?", "kk", nameof(AnswerType.When))]
    [InlineData("Қанша келісімге қол қойылды?", "kk", nameof(AnswerType.HowMany))]
    [InlineData("Әуежайда кім қарсы алды?", "kk", nameof(AnswerType.Who))]
    public void Question_words_tell_what_is_asked_for(string question, string language, string expected)
    {
        Assert.Equal(expected, QuestionWords.TypeOf(question, language).ToString());
    }

    [Fact]
    public void Without_a_known_language_the_words_of_all_languages_are_tried()
    {
        Assert.Equal(AnswerType.When, QuestionWords.TypeOf("Ne zaman?", "und"));
        Assert.Equal(AnswerType.Who, QuestionWords.TypeOf("Кто?", "und"));
    }
}
