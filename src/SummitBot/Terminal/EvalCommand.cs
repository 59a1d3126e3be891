using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using SummitBot.Evaluation;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>Asks a whole question set and says how much was answered right.</summary>
internal sealed class EvalCommand(FileInfo questions, FileInfo? report) : ICommand
{
    /// <returns>Failed when a quote does not stand in its article, or a line of the set could not be read.</returns>
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (!questions.Exists)
        {
            ReportView.WriteError(screen.Error, $"{questions} does not exist.");
            return ExitCode.Failed;
        }

        if (await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken) is { } failed) return failed;

        var set = await QuestionSet.ReadAsync(questions.FullName, cancellationToken);
        var texts = await TextsAsync(host.Services.GetRequiredService<IPassageIndex>(), cancellationToken);
        var evaluator = host.Services.GetRequiredService<Evaluator>();
        var evaluation = await screen.WithProgressAsync("Questions", progress => evaluator.EvaluateAsync(set, texts, progress, cancellationToken));
        Write(screen.Out, evaluation);
        foreach (var broken in set.Broken) ReportView.WriteError(screen.Error, $"{questions}, line {broken.Line}: {broken.Reason}");
        if (report is not null) await File.WriteAllTextAsync(report.FullName, HtmlReport.Of(evaluation), cancellationToken);
        return evaluation.FalseQuotes == 0 && set.Broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Write(IAnsiConsole console, EvaluationReport evaluation)
    {
        foreach (var wrong in evaluation.Results.Where(r => !r.IsCorrect))
            console.WriteLine($"{wrong.Golden.Id} ({wrong.Golden.Kind}): {wrong.Golden.Question} -> {wrong.Fault ?? "a quote is not in its article"}");
        var table = new Table().Border(TableBorder.Simple).AddColumn("kind").AddColumn("right", c => c.RightAligned()).AddColumn("of", c => c.RightAligned()).AddColumn("refused", c => c.RightAligned());
        foreach (var kind in evaluation.Kinds) table.AddRow(kind.Kind.EscapeMarkup(), Number(kind.Correct), Number(kind.Questions), Number(kind.Refused));
        table.AddRow("all", Number(evaluation.Correct), Number(evaluation.Results.Count), Number(evaluation.Results.Count(r => r.Refused)));
        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answerable refused {evaluation.AnswerableRefused:P1}, unanswerable refused {evaluation.UnanswerableRefused:P1}, AUROC {evaluation.Auroc:F3}, quotes not in their article {evaluation.FalseQuotes}"));
        if (evaluation.Model is { } model) console.WriteLine($"chat model: {model}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task<Dictionary<string, string>> TextsAsync(IPassageIndex index, CancellationToken cancellationToken)
    {
        var version = await index.PinAsync(cancellationToken) ?? throw new NoCorpusException();
        return (await version.ArticlesWithTextAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.Text, StringComparer.Ordinal);
    }
}
