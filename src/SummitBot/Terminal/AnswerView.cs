using System.Globalization;
using Spectre.Console;
using SummitBot.Answering;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>Shows answers and passages to a person; through a pipe the same lines come without colour.</summary>
internal static class AnswerView
{
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    public static void Write(IAnsiConsole console, Answer answer)
    {
        console.WriteLine(AnswerText.Numbered(answer));
        if (answer.Citations.Count == 0) return;

        console.WriteLine();
        foreach (var source in answer.Citations.GroupBy(c => c.Article.Id))
            console.Write(new Text($"{string.Concat(source.Select(c => $"[{c.Number}]"))} {SourceLine.Of(source.First().Article, answer.Language)}\n", Faint));
    }

    public static void Write(IAnsiConsole console, RetrievalResult found)
    {
        if (found.Passages.Count == 0) console.WriteLine("Nothing found.");
        foreach (var passage in found.Passages)
        {
            console.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"{passage.Score:F3}  {SourceLine.Of(passage.Article, "en")}\n"), Faint));
            console.WriteLine(passage.Passage.Text);
            console.WriteLine();
        }
    }
}
