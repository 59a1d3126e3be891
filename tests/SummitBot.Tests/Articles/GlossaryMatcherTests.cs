using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class GlossaryMatcherTests
{
    private static readonly GlossaryMatcher Matcher = new(GlossaryReader.Read("""
        - id: place:shanghai
          en: [Shanghai]
        - id: org:sco
          en: [Shanghai Cooperation Organization, SCO]
          zh: [上合组织]
        - id: term:organization
          en: [organization]
          zh: [组织]
        - id: place:usa
          en: [United States, U.S.]
          cased: [US]
        - id: person:xi-jinping
          en: [Xi Jinping, Xi]
          zh: [习近平, 习]
        - id: place:iran
          en: [Iran]
        - id: place:iraq
          en: [Iraq]
        - id: place:tallinn
          en: [Tallinn]
        - id: place:tallina
          en: [Tallinm]
        - id: term:investor
          en: [investor]
        """).Glossary);

    [Theory]
    [InlineData("the Shanghai Cooperation Organization", "org:sco")]
    [InlineData("the Shanghai organization", "place:shanghai term:organization")]
    [InlineData("Shanghai. Cooperation Organization", "place:shanghai term:organization")]
    [InlineData("Shanghai\n\nCooperation Organization", "place:shanghai term:organization")]
    [InlineData("Shanghai\nCooperation Organization", "org:sco")]
    [InlineData("在上合组织框架内", "org:sco")]
    [InlineData("国际组织", "term:organization")]
    public void The_longest_spelling_counts(string text, string ids) => Assert.Equal(ids, Ids(text));

    [Theory]
    [InlineData("US troops told us", "place:usa")]
    [InlineData("tell us", "")]
    [InlineData("the U.S. army", "place:usa")]
    [InlineData("xi met", "person:xi-jinping")]
    [InlineData("Pope Pius XI spoke", "")]
    [InlineData("XI ARRIVES", "person:xi-jinping")]
    [InlineData("in Xi'an", "")]
    [InlineData("Xi's visit", "person:xi-jinping")]
    [InlineData("taxi", "")]
    [InlineData("学习", "")]
    [InlineData("习与普京会晤", "person:xi-jinping")]
    [InlineData("Iran, Iraq", "place:iran place:iraq")]
    public void A_word_that_only_looks_like_a_name_is_left_alone(string text, string ids) => Assert.Equal(ids, Ids(text));

    [Fact]
    public void A_match_covers_the_name_with_its_ending()
    {
        const string text = "On Xi Jinping’s trip to Shanghai-based firms";

        Assert.Equal(["Xi Jinping’s", "Shanghai"], Matcher.Match(text).Select(match => text[match.Start..match.End]));
    }

    [Theory]
    [InlineData("Shangai Coperation Organisaton", "org:sco")]
    [InlineData("shanghia", "place:shanghai")]
    [InlineData("Irax", "")]
    [InlineData("inventor", "")]
    [InlineData("Tallinx", "")]
    public void A_guess_needs_one_near_name(string question, string ids) =>
        Assert.Equal(ids, string.Join(' ', Matcher.MatchQuestion(question, _ => false).Select(match => match.Entry.Id)));

    [Fact]
    public void A_guess_says_so()
    {
        var match = Assert.Single(Matcher.MatchQuestion("Where is Shangai?", _ => false));

        Assert.True(match.Guessed);
        Assert.Equal((9, 7), (match.Start, match.Length));
    }

    [Fact]
    public void An_empty_glossary_finds_nothing() =>
        Assert.Empty(new GlossaryMatcher(Glossary.Empty).MatchQuestion("Who met Xi in Astana?", _ => false));

    private static string Ids(string text) => string.Join(' ', Matcher.Match(text).Select(match => match.Entry.Id));
}
