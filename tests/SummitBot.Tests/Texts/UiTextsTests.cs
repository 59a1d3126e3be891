using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using SummitBot.Texts;

namespace SummitBot.Tests.Texts;

public partial class UiTextsTests
{
    private static readonly ResourceManager Resources = new("SummitBot.Texts.UiTexts", typeof(UiTexts).Assembly);

    [Theory]
    [InlineData("ru")]
    [InlineData("kk")]
    [InlineData("zh")]
    [InlineData("tr")]
    public void Every_text_is_translated_with_the_same_placeholders(string language)
    {
        var translated = Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        Assert.NotNull(translated);

        var missing = Enum.GetValues<UiText>().Where(t => string.IsNullOrWhiteSpace(translated.GetString(t.ToString())));
        Assert.Empty(missing);
        Assert.All(Enum.GetValues<UiText>(), t => Assert.Equal(Arguments(UiTexts.Get(t, "en")), Arguments(translated.GetString(t.ToString())!)));
    }

    [Theory]
    [InlineData("en", "as of 2 July 2024")]
    [InlineData("ru", "по состоянию на 2 июля 2024 года")]
    [InlineData("kk", "мәлімет күні: 2024 жылғы 2 шілде")]
    [InlineData("zh", "截至2024年7月2日")]
    [InlineData("tr", "2 Temmuz 2024 itibarıyla")]
    [InlineData("fr", "as of 2 July 2024")]
    public void A_date_is_written_as_its_language_writes_it(string language, string expected)
    {
        Assert.Equal(expected, UiTexts.Get(UiText.AsOf, language, new DateOnly(2024, 7, 2)));
    }

    private static IEnumerable<string> Arguments(string format) => Argument().Matches(format).Select(m => m.Groups[1].Value).Distinct().Order();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Argument();
}
