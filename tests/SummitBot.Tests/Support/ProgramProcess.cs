using System.Diagnostics;

namespace SummitBot.Tests.Support;

/// <summary>The real program in a process of its own.</summary>
internal static class ProgramProcess
{
    /// <summary>Starts it with its streams redirected.</summary>
    public static Process Start(params IEnumerable<string> arguments)
    {
        // With what this assembly was built with: beside it lies the program, but not all it needs of its own.
        var self = typeof(ProgramProcess).Assembly.GetName().Name;
        string[] program = ["exec", "--runtimeconfig", Beside($"{self}.runtimeconfig.json"), "--depsfile", Beside($"{self}.deps.json"), Beside("SummitBot.dll")];
        var start = new ProcessStartInfo("dotnet", [.. program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<ProgramRun> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProgramRun(process.ExitCode, await output, await error);
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}

internal sealed record ProgramRun(int Code, string Output, string Error);
