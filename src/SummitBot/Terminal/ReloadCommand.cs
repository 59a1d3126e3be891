using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SummitBot.Corpus;

namespace SummitBot.Terminal;

/// <summary>Loads the articles again, or says what that would change.</summary>
internal sealed class ReloadCommand(bool dryRun) : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        var loader = host.Services.GetRequiredService<CorpusLoader>();
        var report = dryRun
            ? await loader.PreviewAsync(cancellationToken)
            : await screen.WithProgressAsync("Loading articles", progress => loader.ReloadAsync(progress, cancellationToken));
        ReportView.WriteTroubles(screen.Error, report);
        if (report.Failed)
        {
            ReportView.WriteError(screen.Error, report.Problem!);
            return ExitCode.Failed;
        }

        ReportView.Write(screen.Out, report);
        return ExitCode.Done;
    }
}
