using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using SummitBot.Corpus;

namespace SummitBot.Terminal;

/// <summary>Answers from the version before the current one again.</summary>
internal sealed class RollbackCommand : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        var report = await host.Services.GetRequiredService<CorpusLoader>().RollbackAsync(cancellationToken);
        if (report.Version is not { } version)
        {
            ReportView.WriteError(screen.Error, report.Problem ?? "There is no version before the current one.");
            return ExitCode.Failed;
        }

        screen.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Answering again from version {version.Id} of {version.Built.UtcDateTime:d MMMM yyyy HH:mm} UTC: {ReportView.Count(version.Articles, "article")}, {ReportView.Count(version.Passages, "passage")}."));
        return ExitCode.Done;
    }
}
