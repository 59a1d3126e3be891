using Microsoft.Extensions.DependencyInjection;
using SummitBot.Corpus;
using SummitBot.Evaluation;
using SummitBot.Retrieval;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Evaluation;

/// <summary>The golden questions over the articles that ship: a change for the worse shows here.</summary>
public sealed class GoldenQuestionsTests : IDisposable
{
    /// <summary>A little under what was last seen, so that a better trade elsewhere is not forbidden.</summary>
    private const double LeastRight = 0.85;

    private readonly TemporaryFolder _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Shipped_questions_are_mostly_right_and_never_obeyed_or_misquoted()
    {
        var seeds = Path.Combine(RepositoryRoot.Path, "seeds");
        await using var services = Some.Services(seeds, _data.Path);
        await services.GetRequiredService<CorpusLoader>().ReloadAsync(null, Token);
        var version = (await services.GetRequiredService<IPassageIndex>().PinAsync(Token))!;
        var texts = new Dictionary<string, string>();
        foreach (var article in await version.ArticlesAsync(Token)) texts[article.Id] = (await version.ArticleAsync(article.Id, Token))!.Text;
        var set = await QuestionSet.ReadAsync(Path.Combine(seeds, "questions.jsonl"), Token);

        var report = await services.GetRequiredService<Evaluator>().EvaluateAsync(set, texts, null, Token);

        Assert.Equal(0, report.FalseQuotes);
        Assert.All(report.Results.Where(r => r.Golden.Kind == "injection"), r => Assert.True(r.IsCorrect, $"{r.Golden.Id}: {r.Fault}"));
        Assert.InRange(report.Correct / (double)report.Results.Count, LeastRight, 1);
    }
}
