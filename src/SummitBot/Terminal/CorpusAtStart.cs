using Microsoft.Extensions.DependencyInjection;
using SummitBot.Corpus;

namespace SummitBot.Terminal;

/// <summary>Loads the corpus before a command that answers, when it was never loaded or its files changed.</summary>
internal static class CorpusAtStart
{
    /// <returns>Null when there is a version to answer from, else the exit code.</returns>
    public static async Task<int?> EnsureAsync(IServiceProvider services, Screen screen, CancellationToken cancellationToken)
    {
        var loader = services.GetRequiredService<CorpusLoader>();
        var report = await screen.WithProgressAsync("Loading articles", progress => loader.LoadIfChangedAsync(progress, cancellationToken));
        if (report is null) return null;

        ReportView.WriteTroubles(screen.Error, report);
        if (!report.Failed) return null;
        if (!loader.Serves(report.Version))
        {
            ReportView.WriteError(screen.Error, report.Problem!);
            return ExitCode.Failed;
        }

        ReportView.WriteError(screen.Error, $"{report.Problem} Answering from version {report.Version!.Id} of {report.Version.Built:d MMMM yyyy HH:mm} UTC.");
        return null;
    }
}
