using Spectre.Console;
using SummitBot.Corpus;

namespace SummitBot.Terminal;

/// <summary>Shows what a reload did.</summary>
internal static class ReportView
{
    private const int MostNamed = 20;

    public static void Write(IAnsiConsole console, CorpusReport report)
    {
        console.WriteLine(report.Outcome switch
        {
            ReloadOutcome.Published => $"Loaded {Count(report.Version!.Articles, "article")} as {Count(report.Version.Passages, "passage")}: version {report.Version.Id}.",
            ReloadOutcome.WouldPublish => "A reload would change this:",
            ReloadOutcome.Unchanged => "Nothing changed.",
            _ => report.Problem!,
        });
        WriteIds(console, "added", report.Diff.Added);
        WriteIds(console, "changed", report.Diff.Changed);
        WriteIds(console, "removed", report.Diff.Removed);
    }

    /// <summary>Files that were left out, each with its reason.</summary>
    public static void WriteTroubles(IAnsiConsole console, CorpusReport report)
    {
        foreach (var skipped in report.Skipped)
            console.WriteLine(skipped.Line is { } line ? $"skipped {skipped.Path}, line {line}: {skipped.Reason}" : $"skipped {skipped.Path}: {skipped.Reason}");
        foreach (var duplicate in report.Duplicates)
            console.WriteLine($"loaded once: {duplicate.Path} has the same text as {duplicate.SameAsId}");
    }

    public static void WriteError(IAnsiConsole console, string message) => console.WriteLine($"summitbot: {message}");

    private static void WriteIds(IAnsiConsole console, string what, IReadOnlyList<string> ids)
    {
        foreach (var id in ids.Take(MostNamed)) console.WriteLine($"  {what} {id}");
        if (ids.Count > MostNamed) console.WriteLine($"  {what} {Count(ids.Count - MostNamed, "more article")}");
    }

    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number:N0} {noun}s";
}
