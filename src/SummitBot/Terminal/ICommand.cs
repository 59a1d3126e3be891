using Microsoft.Extensions.Hosting;

namespace SummitBot.Terminal;

/// <summary>One command of the command line, with the arguments it was given.</summary>
internal interface ICommand
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken);
}

/// <summary>No command was named: the host decides between <see cref="ServeCommand"/> and <see cref="ChatCommand"/>.</summary>
internal sealed class DefaultCommand : ICommand
{
    public Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The host chooses the command to run.");
}
