using SummitBot.Retrieval;

namespace SummitBot.Tests.Retrieval;

public sealed class BritishSpellingTests
{
    [Theory]
    [InlineData("organisation", "organization")]
    [InlineData("recognised", "recognized")]
    [InlineData("neighbouring", "neighboring")]
    [InlineData("kilometres", "kilometers")]
    [InlineData("defence", "defense")]
    [InlineData("travelled", "traveled")]
    [InlineData("analyse", "analyze")]
    [InlineData("programme", "program")]
    [InlineData("colour", "color")]
    [InlineData("four", "four")]
    [InlineData("tourist", "tourist")]
    [InlineData("absence", "absence")]
    [InlineData("filled", "filled")]
    public void British_words_are_written_as_American_ones(string british, string american) => Assert.Equal(american, BritishSpelling.ToAmerican(british));

    [Fact]
    public void Either_spelling_finds_the_other()
    {
        var analyzer = new TextAnalyzer();

        Assert.Equal(
            analyzer.Terms("the organization's neighbors analyzed defense programs", "en").Select(t => t.Text),
            analyzer.Terms("the organisation's neighbours analysed defence programmes", "en").Select(t => t.Text));
    }
}
