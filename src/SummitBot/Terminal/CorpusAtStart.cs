using Microsoft.Extensions.DependencyInjection;
using SummitBot.Corpus;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>Loads the corpus before a command that answers, when it was never loaded or its files changed.</summary>
internal static class CorpusAtStart
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(32);

    /// <returns>Null when there is a version to answer from, else the exit code.</returns>
    public static async Task<int?> EnsureAsync(IServiceProvider services, Screen screen, CancellationToken cancellationToken) =>
        Judge(services, screen, await LoadAsync(services, screen, cancellationToken));

    /// <summary>The same for the bot, which may start before the server of its index, or while a replica of it is loading: that is waited for, where the other commands give up at once.</summary>
    /// <inheritdoc cref="EnsureAsync"/>
    public static async Task<int?> WaitAsync(IServiceProvider services, Screen screen, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause ? 2 * pause : LongestPause)
        {
            string problem;
            try
            {
                var report = await LoadAsync(services, screen, cancellationToken);
                if (report?.Outcome != ReloadOutcome.HeldByAnotherProcess || Loader(services).Serves(report.Version)) return Judge(services, screen, report);
                problem = report.Problem!;
            }
            catch (IndexUnavailableException e)
            {
                problem = e.Message;
            }

            ReportView.WriteError(screen.Error, $"{problem} Trying again in {pause.TotalSeconds:0} s.");
            await Task.Delay(pause, services.GetRequiredService<TimeProvider>(), cancellationToken);
        }
    }

    private static Task<CorpusReport?> LoadAsync(IServiceProvider services, Screen screen, CancellationToken cancellationToken) =>
        screen.WithProgressAsync("Loading articles", progress => Loader(services).LoadIfChangedAsync(progress, cancellationToken));

    private static int? Judge(IServiceProvider services, Screen screen, CorpusReport? report)
    {
        if (report is null) return null;

        ReportView.WriteTroubles(screen.Error, report);
        if (!report.Failed) return null;
        if (!Loader(services).Serves(report.Version))
        {
            ReportView.WriteError(screen.Error, report.Problem!);
            return ExitCode.Failed;
        }

        ReportView.WriteError(screen.Error, $"{report.Problem} Answering from version {report.Version!.Id} of {report.Version.Built:d MMMM yyyy HH:mm} UTC.");
        return null;
    }

    private static CorpusLoader Loader(IServiceProvider services) => services.GetRequiredService<CorpusLoader>();
}
