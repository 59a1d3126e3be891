using Microsoft.Extensions.Hosting;

namespace SummitBot.Terminal;

/// <summary>Runs the bot until it is stopped.</summary>
internal sealed class ServeCommand : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await CorpusAtStart.WaitAsync(host.Services, screen, cancellationToken) is { } failed) return failed;
        await host.RunAsync(cancellationToken);
        // The poller sets it when it stops the host itself, for example on a refused token.
        return Environment.ExitCode;
    }
}
