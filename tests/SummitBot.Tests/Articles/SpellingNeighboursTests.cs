using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class SpellingNeighboursTests
{
    private readonly SpellingNeighbours _neighbours = new(["agreement", "agreements", "airport", "region", "x"]);

    [Theory]
    [InlineData("agrement", 2, "agreement")]
    [InlineData("agreemnts", 2, "agreements")]
    [InlineData("agreemen", 2, "agreement")]
    [InlineData("iarport", 1, "airport")]
    [InlineData("airports", 1, "airport")]
    [InlineData("regoins", 1, "")]
    [InlineData("treaty", 2, "")]
    public void Nearest_words_are_found(string word, int allowed, string nearest) => Assert.Equal(nearest, string.Join(' ', _neighbours.Nearest(word, allowed).Order()));
}
