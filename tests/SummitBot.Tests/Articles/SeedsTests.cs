using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public class SeedsTests
{
    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds");

    [Fact]
    public async Task Every_seed_loads_and_tells_what_is_known_of_its_date()
    {
        await using var services = Services([]);

        var read = await services.GetRequiredService<ArticleReader>().ReadAsync(Seeds, TestContext.Current.CancellationToken);

        Assert.Equal(["sco-summit-astana-preview", "xi-arrives-in-astana"], read.Articles.Select(article => article.Id));
        Assert.Empty(read.Skipped);
        Assert.Empty(read.Duplicates);
        Assert.All(read.Articles, article => Assert.NotNull(article.DateNote));
        Assert.All(read.Articles, article => Assert.Equal("en", LanguageDetector.Detect(article.Text)));
        Assert.All(read.Articles.SelectMany(PassageSplitter.Split), passage => Assert.InRange(passage.Sentences.Count, 1, 4));
    }

    [Fact]
    public async Task A_limit_out_of_range_is_refused_by_name()
    {
        await using var services = Services(new() { ["Articles:MaxFileBytes"] = "1" });

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<ArticleOptions>>().Value);

        Assert.Contains(nameof(ArticleOptions.MaxFileBytes), error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddArticles()
            .BuildServiceProvider();
}
