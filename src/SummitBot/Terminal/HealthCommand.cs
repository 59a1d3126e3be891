using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>Whether the index answers and holds a version; loads nothing. For health checks of containers.</summary>
internal sealed class HealthCommand : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await host.Services.GetRequiredService<IPassageIndex>().CurrentAsync(cancellationToken) is not { } version) throw new NoCorpusException();

        screen.Out.WriteLine($"Answering from version {version.Id}: {ReportView.Count(version.Articles, "article")}, {ReportView.Count(version.Passages, "passage")}.");
        return ExitCode.Done;
    }
}
