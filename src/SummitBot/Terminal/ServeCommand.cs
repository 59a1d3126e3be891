using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>Runs the bot until it is stopped.</summary>
internal sealed class ServeCommand : ICommand
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(32);

    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await EnsureCorpusAsync(host, screen, cancellationToken) is { } failed) return failed;
        await host.RunAsync(cancellationToken);
        // The poller sets it when it stops the host itself, for example on a refused token.
        return Environment.ExitCode;
    }

    /// <summary>A server of the index that starts later than the bot is waited for; the other commands give up at once.</summary>
    private static async Task<int?> EnsureCorpusAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause ? 2 * pause : LongestPause)
        {
            try
            {
                return await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken);
            }
            catch (IndexUnavailableException e)
            {
                ReportView.WriteError(screen.Error, $"{e.Message} Trying again in {pause.TotalSeconds:0} s.");
                await Task.Delay(pause, host.Services.GetRequiredService<TimeProvider>(), cancellationToken);
            }
        }
    }
}
