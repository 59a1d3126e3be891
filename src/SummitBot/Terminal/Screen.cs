using Spectre.Console;

namespace SummitBot.Terminal;

/// <summary>The terminal, or the pipes in its place: answers go to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class Screen
{
    private Screen(IAnsiConsole @out, IAnsiConsole error, TextReader input, bool isInteractive)
    {
        Out = @out;
        Error = error;
        Input = input;
        IsInteractive = isInteractive;
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    public TextReader Input { get; }

    /// <summary>Whether a person types: false when questions come from a pipe or a file.</summary>
    public bool IsInteractive { get; }

    public static Screen OfProcess() => new(
        Open(Console.Out, Console.IsOutputRedirected),
        Open(Console.Error, Console.IsErrorRedirected),
        Console.In,
        !Console.IsInputRedirected && !Console.IsOutputRedirected);

    /// <summary>Runs <paramref name="work"/> behind a progress bar on standard error; a pipe gets none.</summary>
    public async Task<T> WithProgressAsync<T>(string title, Func<IProgress<double>?, Task<T>> work)
    {
        if (!Error.Profile.Capabilities.Interactive) return await work(null);
        return await Error.Progress().AutoClear(true).StartAsync(context =>
        {
            var bar = context.AddTask(title, maxValue: 1);
            return work(new Progress<double>(share => bar.Value = share));
        });
    }

    private static IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        // A pipe has no width: what reads it gets each line whole.
        if (redirected) console.Profile.Width = 1_000_000;
        return console;
    }
}
