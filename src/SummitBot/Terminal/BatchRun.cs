using SummitBot.Evaluation;

namespace SummitBot.Terminal;

/// <summary>Takes a question set through one function, on all cores, and writes a line per question in the order they came.</summary>
internal static class BatchRun
{
    /// <returns>Failed when a line of the input could not be read: the others are answered all the same.</returns>
    public static async Task<int> RunAsync(
        FileInfo input, FileInfo output, Screen screen, Func<GoldenQuestion, CancellationToken, ValueTask<string>> row, CancellationToken cancellationToken)
    {
        if (!input.Exists)
        {
            ReportView.WriteError(screen.Error, $"{input} does not exist.");
            return ExitCode.Failed;
        }

        var set = await QuestionSet.ReadAsync(input.FullName, cancellationToken);
        foreach (var broken in set.Broken) ReportView.WriteError(screen.Error, $"{input}, line {broken.Line}: {broken.Reason}");

        var rows = await screen.WithProgressAsync("Questions", progress => MapAsync(set.Questions, row, progress, cancellationToken));
        await WriteAsync(output, rows, cancellationToken);
        return set.Broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<string[]> MapAsync(
        IReadOnlyList<GoldenQuestion> items, Func<GoldenQuestion, CancellationToken, ValueTask<string>> row, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var rows = new string[items.Count];
        var done = 0;
        await Parallel.ForAsync(0, items.Count, cancellationToken, async (i, token) =>
        {
            rows[i] = await row(items[i], token);
            progress?.Report(Interlocked.Increment(ref done) / (double)items.Count);
        });
        return rows;
    }

    /// <summary>Aside and then in one step, so that a reader never sees half a file.</summary>
    private static async Task WriteAsync(FileInfo output, string[] rows, CancellationToken cancellationToken)
    {
        var aside = output.FullName + ".new";
        await File.WriteAllLinesAsync(aside, rows, cancellationToken);
        File.Move(aside, output.FullName, overwrite: true);
    }
}
