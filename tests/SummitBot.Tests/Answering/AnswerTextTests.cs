using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Tests.Answering;

public class AnswerTextTests
{
    private static readonly CorpusVersion Version = new("v", default, 1, 1, "1", "f", "embedder");

    private static readonly Article Dated = new() { Id = "a", Title = "Xi in Astana", Text = "", Language = "en", Published = new DateOnly(2024, 7, 2) };

    private static readonly Article Undated = Dated with { Published = null };

    [Fact]
    public void A_grounded_answer_is_its_sentences_a_line_each()
    {
        Assert.Equal("One.\nTwo.", AnswerText.Of(new GroundedAnswer([Quote("One.", 1), Quote("Two.", 2)], "en", Version)));
    }

    [Fact]
    public void Nearest_passages_are_introduced_as_such()
    {
        Assert.Equal(
            "My articles do not say so directly. The nearest passages are:\nOne.",
            AnswerText.Of(new NearestPassages([Quote("One.", 1)], "en", Version)));
    }

    [Fact]
    public void Quotes_that_speak_against_the_question_are_introduced_in_its_language()
    {
        Assert.Equal("The articles say otherwise:\nOne.", AnswerText.Of(new GroundedAnswer([Quote("One.", 1)], "en", Version) { Contradicts = true }));
        Assert.Equal("В статьях сказано иное:\nOne. [1]", AnswerText.Numbered(new GroundedAnswer([Quote("One.", 1)], "ru", Version) { Contradicts = true }));
    }

    [Fact]
    public void A_refusal_names_the_closest_articles()
    {
        Assert.Equal(
            "My articles do not say. The closest articles: Xi in Astana.",
            AnswerText.Of(new NoAnswer(RefusalReason.NotInSources, [Dated], "en", Version)));
    }

    [Fact]
    public void A_question_about_the_present_is_told_the_date_of_the_source()
    {
        var asked = new ResolvedQuestion("Who is president now?", "Who is president now?");

        Assert.Equal("One. (as of 2 July 2024)", AnswerText.Of(new GroundedAnswer([Quote("One.", 1)], "en", Version) { Asked = asked }));
        Assert.Equal(
            "One. (the article does not state its date)",
            AnswerText.Of(new GroundedAnswer([Quote("One.", 1, Undated)], "en", Version) { Asked = asked }));
    }

    [Fact]
    public void What_the_file_says_about_its_date_is_said_as_it_stands()
    {
        Assert.Equal("written on or after 2 July 2024", AnswerText.DateOf(Undated with { DateNote = "written on or after 2 July 2024" }, "en"));
    }

    private static Claim Quote(string text, int number, Article? article = null) => new(text, [new Citation(number, article ?? Dated, "p", 0, text)]);
}
