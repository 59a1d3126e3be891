using CsCheck;
using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class SpellingDistanceTests
{
    [Theory]
    [InlineData("tokayev", "tokayev", 0)]
    [InlineData("tokaev", "tokayev", 1)]
    [InlineData("tokayef", "tokayev", 1)]
    [InlineData("shanghia", "shanghai", 1)]
    [InlineData("erdgoen", "erdogan", 2)]
    [InlineData("modi", "putin", 3)]
    [InlineData("ab", "", 2)]
    public void A_slip_counts_one(string first, string second, int distance) =>
        Assert.Equal(distance, SpellingDistance.Between(first, second, limit: 2));

    [Fact]
    public void A_limit_changes_no_distance_within_it() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.Int[0, 8]).Sample((first, second, limit) =>
            SpellingDistance.Between(first, second, limit) == Math.Min(SpellingDistance.Between(second, first, limit: 20), limit + 1));
}
