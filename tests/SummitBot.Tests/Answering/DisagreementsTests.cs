using SummitBot.Answering;
using SummitBot.Articles;

namespace SummitBot.Tests.Answering;

public class DisagreementsTests
{
    private static readonly Glossary Names = GlossaryReader.Read("""
        - id: person:tokayev
          en: [Toqaev, Tokayev, Qasym-Zhomart Toqaev, Kassym-Jomart Tokayev]
        - id: person:xi-jinping
          en: [Xi Jinping, Xi]
        - id: place:kazakhstan
          en: [Kazakhstan, Kazakh]
        - id: place:china
          en: [China, Chinese]
        - id: place:astana
          en: [Astana]
        - id: place:beijing
          en: [Beijing]
        """).Glossary;

    [Theory]
    [InlineData("How large is the trade between China and Kazakhstan?",
        "Trade between China and Kazakhstan has reached $31.5 billion, officials said.", "The trade of China and Kazakhstan came to about 30 billion dollars, the ministry reported.", "$31.5 billion", "30 billion dollars")]
    [InlineData("How many agreements did the presidents of China and Kazakhstan sign?",
        "The presidents of China and Kazakhstan signed 23 crucial agreements in the capital.", "According to the agency, the presidents of China and Kazakhstan signed 25 agreements.", "23 crucial agreements", "25 agreements")]
    [InlineData("How long is the border between China and Kazakhstan?",
        "The border between China and Kazakhstan is 1,700 kilometers long.", "China and Kazakhstan share a long border of 1,782 km.", "1,700 kilometers", "1,782 km")]
    [InlineData("How many members does the organisation have?",
        "The organisation has nine members and two observers.", "The organisation now has ten members.", "nine members", "ten members")]
    [InlineData("When did Xi arrive in Kazakhstan?",
        "Xi Jinping arrived in Kazakhstan on July 2.", "Xi Jinping arrived in Kazakhstan late on 1 July, a day before the talks.", "July 2", "1 July")]
    [InlineData("In which year did Kazakhstan become independent?",
        "Kazakhstan became independent in 1991.", "Kazakhstan became independent in 1990, the paper writes.", "1991", "1990")]
    [InlineData("Who met Xi at the airport?",
        "Xi was met at the airport of Astana by Qasym-Zhomart Toqaev.", "Xi was met at the airport of Astana by Olzhas Bektenov.", "Qasym-Zhomart Toqaev", "Olzhas Bektenov")]
    public async Task Two_articles_that_state_different_values_are_shown_side_by_side(string question, string one, string other, string oneValue, string otherValue)
    {
        using var on = await On(one, other);

        var answer = Assert.IsType<GroundedAnswer>(await on.AskAsync(question));

        var sides = Assert.Single(answer.Disagreements).Sides;
        Assert.Equal(new[] { oneValue, otherValue }.Order(), sides.Select(s => s.Value).Order());
        Assert.All(sides, s => Assert.Contains(s.Value, s.Citation.Quote, StringComparison.Ordinal));
        Assert.All(sides, s => Assert.Contains(s.Citation, answer.Citations));
    }

    [Theory]
    [InlineData("How large is the trade between China and Kazakhstan?", "Trade between China and Kazakhstan has reached $31.5 billion.", "The trade of China and Kazakhstan amounts to 31.5 billion dollars.")]
    [InlineData("How many agreements did the presidents of China and Kazakhstan sign?", "The presidents of China and Kazakhstan signed 23 agreements.", "The presidents of China and Kazakhstan signed twenty-three agreements.")]
    [InlineData("When does the summit take place?", "The summit takes place on July 2-6.", "The summit takes place on 3 July, and guests have arrived.")]
    [InlineData("When did Kazakhstan become independent?", "Kazakhstan became independent in 1991.", "Kazakhstan became independent in December 1991.")]
    [InlineData("Who met Xi at the airport?", "Xi was met at the airport of Astana by Qasym-Zhomart Toqaev.", "Xi was met at the airport of Astana by Kassym-Jomart Tokayev.")]
    [InlineData("When did Xi and Tokayev meet?", "Xi and Tokayev met in Beijing in October 2023.", "Xi and Tokayev met in Astana on July 2.")]
    [InlineData("How many agreements did companies sign?", "Companies of both countries signed 17 agreements at the forum.", "The presidents opened 23 new schools at the border, companies said.")]
    [InlineData("How large is the trade between China and Kazakhstan?", "Trade between China and Kazakhstan has reached $31.5 billion.", "Trade between China and Russia has reached $240 billion.")]
    public async Task Articles_that_agree_or_speak_of_other_things_do_not_differ(string question, string one, string other)
    {
        using var on = await On(one, other);

        var answer = await on.AskAsync(question);

        Assert.Empty(answer is GroundedAnswer grounded ? grounded.Disagreements : []);
    }

    [Fact]
    public async Task The_reply_names_both_values_with_their_articles_and_dates()
    {
        using var on = await On("The border between China and Kazakhstan is 1,700 kilometers long.", "China and Kazakhstan share a long border of 1,782 km.");

        var reply = AnswerText.Of(await on.AskAsync("How long is the border between China and Kazakhstan?"));

        Assert.Contains("\nThe articles differ: 1,700 kilometers (Report one, 2 July 2024); 1,782 km (Report two, the article does not state its date).", Sorted(reply), StringComparison.Ordinal);

        static string Sorted(string reply) => reply.Replace(
            "1,782 km (Report two, the article does not state its date); 1,700 kilometers (Report one, 2 July 2024)", "1,700 kilometers (Report one, 2 July 2024); 1,782 km (Report two, the article does not state its date)", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_what_both_articles_say_the_answer_quotes_each()
    {
        using var on = await On(
            "The border with China is long. The border is guarded day and night, and the border posts were renewed.", "A train crosses the border every hour.");

        var answer = await on.AskAsync("What do both articles say about the border?");

        Assert.Equal(["one", "two"], answer.Citations.Select(c => c.Article.Id).Distinct().Order());
    }

    [Fact]
    public async Task Differences_are_shown_for_each_part_of_a_question_with_its_own_numbers()
    {
        using var on = await On(
            "The border between China and Kazakhstan is 1,700 kilometers long. Xi Jinping arrived in Kazakhstan on July 2.", "China and Kazakhstan share a long border of 1,782 km.");

        var answer = Assert.IsType<GroundedAnswer>(await on.AskAsync("When did Xi arrive in Kazakhstan, and how long is the border between China and Kazakhstan?"));

        Assert.All(answer.Disagreements.SelectMany(d => d.Sides), side => Assert.Equal(side.Citation.Quote, answer.Citations.Single(c => c.Number == side.Citation.Number).Quote));
        Assert.Single(answer.Disagreements);
    }

    private static Task<AnswererOn> On(string one, string other) => AnswererOn.ArticlesAsync(
        [
            new Article { Id = "one", Title = "Report one", Language = "en", Published = new DateOnly(2024, 7, 2), Text = one },
            new Article { Id = "two", Title = "Report two", Language = "en", Text = other },
        ],
        Names);
}
