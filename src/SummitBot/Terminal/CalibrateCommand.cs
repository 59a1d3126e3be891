using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using SummitBot.Evaluation;

namespace SummitBot.Terminal;

/// <summary>Fits refusal to the corpus at hand, on a question set or on questions made from the articles.</summary>
internal sealed class CalibrateCommand(FileInfo? questions) : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (questions is { Exists: false })
        {
            ReportView.WriteError(screen.Error, $"{questions} does not exist.");
            return ExitCode.Failed;
        }

        if (await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken) is { } failed) return failed;

        var set = questions is null ? null : await QuestionSet.ReadAsync(questions.FullName, cancellationToken);
        foreach (var broken in set?.Broken ?? []) ReportView.WriteError(screen.Error, $"{questions}, line {broken.Line}: {broken.Reason}");
        var report = await host.Services.GetRequiredService<Calibrator>().CalibrateAsync(set, cancellationToken);
        screen.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Calibrated on {report.Questions} questions: answerable refused {Share(report.AnswerableRefused)} (before {Share(report.AnswerableRefusedBefore)}), unanswerable refused {Share(report.UnanswerableRefused)} (before {Share(report.UnanswerableRefusedBefore)})."));
        return set is { Broken.Count: > 0 } ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Share(double? share) => share?.ToString("P1", CultureInfo.InvariantCulture) ?? "none asked";
}
