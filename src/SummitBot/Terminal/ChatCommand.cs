using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using SummitBot.Answering;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>A conversation in the terminal, or over standard input one question a line.</summary>
internal sealed class ChatCommand : ICommand
{
    private const int TurnsKept = 3;

    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken) is { } failed) return failed;

        var answerer = host.Services.GetRequiredService<QuestionAnswerer>();
        if (screen.IsInteractive) await GreetAsync(host.Services.GetRequiredService<IPassageIndex>(), screen, cancellationToken);
        var turns = new List<Turn>();
        while (await NextAsync(screen, cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (line.Trim() is "exit" or "quit" or "/exit" or "/quit") break;

            var answer = await answerer.AnswerAsync(new Question(line, History: turns), written: null, cancellationToken);
            AnswerView.Write(screen.Out, answer);
            screen.Out.WriteLine();
            turns = [.. turns.TakeLast(TurnsKept - 1), new Turn(line, AnswerText.Of(answer))];
        }

        return ExitCode.Done;
    }

    private static async Task GreetAsync(IPassageIndex index, Screen screen, CancellationToken cancellationToken)
    {
        var articles = await index.ArticlesAsync(cancellationToken);
        screen.Out.WriteLine($"I answer from {articles.Count:N0} {(articles.Count == 1 ? "article" : "articles")}, and only from them. Ask, or type exit.");
        foreach (var article in articles.Take(5)) screen.Out.Write(new Text($"  {SourceLine.Of(article, "en")}\n", new Style(decoration: Decoration.Dim)));
        screen.Out.WriteLine();
    }

    private static async Task<string?> NextAsync(Screen screen, CancellationToken cancellationToken)
    {
        if (screen.IsInteractive) screen.Out.Write(new Text("> ", new Style(Color.Green)));
        return await screen.Input.ReadLineAsync(cancellationToken);
    }
}
