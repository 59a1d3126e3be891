using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Evaluation;

namespace SummitBot.Benchmarks;

/// <summary>A question set over a folder of articles: <c>golden CORPUS QUESTIONS.jsonl</c>. Prints accuracy by kind, and what failed.</summary>
internal static class GoldenQuestions
{
    public static async Task RunAsync(string corpus, string questions)
    {
        using var folder = new BenchmarkIndex();
        var reader = new ArticleReader(Microsoft.Extensions.Options.Options.Create(new ArticleOptions()));
        var articles = (await reader.ReadAsync(corpus, CancellationToken.None)).Articles;
        var glossary = await GlossaryReader.ReadFolderAsync(corpus, CancellationToken.None);
        var retriever = await BenchmarkIndex.RetrieverOfAsync(folder, articles, glossary.Glossary);
        var answerer = new QuestionAnswerer(retriever, new ExtractiveAnswerWriter(Microsoft.Extensions.Options.Options.Create(new AnswerOptions())));
        var set = await QuestionSet.ReadAsync(questions, CancellationToken.None);
        var report = await new Evaluator(answerer, TimeProvider.System).EvaluateAsync(set, articles.ToDictionary(a => a.Id, a => a.Text), null, CancellationToken.None);

        foreach (var kind in report.Kinds) Console.WriteLine($"{kind.Kind,-20} {kind.Correct,3} of {kind.Questions}");
        Console.WriteLine($"{report.Correct} of {report.Results.Count}; false quotes {report.FalseQuotes}; AUROC {report.Auroc:0.000}");
        foreach (var result in report.Results.Where(r => !r.IsCorrect))
            Console.WriteLine($"- {result.Golden.Id} [{result.Answer.Confidence:0.00}] {result.Golden.Question} => {result.Fault}\n    {result.Reply.ReplaceLineEndings(" / ")}");
    }
}
