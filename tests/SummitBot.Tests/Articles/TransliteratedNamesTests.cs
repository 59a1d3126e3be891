using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class TransliteratedNamesTests
{
    private static readonly TransliteratedNames Names = new(["macron", "pashinyan", "scholz", "orban", "fico", "border", "paris"]);

    [Theory]
    [InlineData("Макрон", "macron")]
    [InlineData("Макроном", "macron")]
    [InlineData("Пашиняна", "pashinyan")]
    [InlineData("Пашинянның", "pashinyan")]
    [InlineData("Orbán", "orban")]
    [InlineData("Орбаном", "orban")]
    public void A_name_is_found_across_scripts_and_case_endings(string name, string word) =>
        Assert.Equal([word], Names.For(name));

    [Theory]
    [InlineData("Меркель")]
    [InlineData("Вена")]
    [InlineData("Xi")]
    public void A_name_that_the_vocabulary_does_not_hold_is_not_found(string name) => Assert.Empty(Names.For(name));
}
