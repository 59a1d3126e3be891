using SummitBot.Answering;
using SummitBot.Tests.Articles;

namespace SummitBot.Tests.Answering;

public class SuggestedQuestionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Who met Xi at the airport?")]
    [InlineData("How much is the trade between China and Kazakhstan?")]
    [InlineData("Кто встретил Си Цзиньпина в аэропорту?")]
    [InlineData("Xi havaalanında kim tarafından karşılandı?")]
    public async Task Follow_ups_are_answered_by_the_corpus_with_something_new(string question)
    {
        using var corpus = await SummitAsync();
        var answer = await corpus.AskAsync(question);

        var suggested = await corpus.Suggested.AfterAsync(answer, 2, Token);

        Assert.NotEmpty(suggested);
        Assert.Equal(suggested.Distinct(), suggested);
        foreach (var followUp in suggested)
        {
            var next = Assert.IsType<GroundedAnswer>(await corpus.AskAsync(followUp));
            Assert.NotEmpty(Quotes(next).Except(Quotes(answer)));
        }
    }

    [Fact]
    public async Task A_refusal_is_followed_by_what_the_closest_articles_do_answer()
    {
        using var corpus = await SummitAsync();
        var refusal = Assert.IsType<NoAnswer>(await corpus.AskAsync("Who cooked dinner for Xi in Astana?"));

        var suggested = await corpus.Suggested.AfterAsync(refusal, 2, Token);

        Assert.NotEmpty(suggested);
        foreach (var question in suggested) Assert.IsType<GroundedAnswer>(await corpus.AskAsync(question));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    [InlineData("zh")]
    [InlineData("tr")]
    public async Task Examples_are_answered_in_every_language(string language)
    {
        using var corpus = await SummitAsync();

        var examples = await corpus.Suggested.ExamplesAsync(language, Token);

        Assert.InRange(examples.Distinct().Count(), 2, 3);
        foreach (var example in examples) Assert.IsType<GroundedAnswer>(await corpus.AskAsync(example));
    }

    [Fact]
    public async Task Names_the_glossary_does_not_know_are_taken_as_written()
    {
        using var corpus = await AnswererOn.SummitAsync();

        Assert.Contains(await corpus.Suggested.ExamplesAsync("en", Token), q => q.Contains("Toqaev", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_suggested_where_nothing_was_asked()
    {
        using var corpus = await SummitAsync();

        Assert.Empty(await corpus.Suggested.AfterAsync(await corpus.AskAsync("Hello!"), 2, Token));
    }

    private static Task<AnswererOn> SummitAsync() => AnswererOn.ArticlesAsync([AnswererOn.Visit, AnswererOn.Preview], ShippedGlossary.Read.Glossary);

    private static IEnumerable<(string, int)> Quotes(Answer answer) => answer.Sentences.SelectMany(s => s.Citations).Select(c => (c.PassageId, c.Start));
}
