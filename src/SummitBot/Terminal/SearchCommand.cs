using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using SummitBot.Evaluation;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>Shows the nearest passages for one query.</summary>
internal sealed class SearchCommand(string query, int top, PassageFilter? filter, bool json) : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken) is { } failed) return failed;

        var found = await host.Services.GetRequiredService<PassageRetriever>().RetrieveAsync(query, null, top, filter, cancellationToken);
        if (json) screen.Out.WriteLine(JsonLines.Write(SearchRow.Of(null, found)));
        else AnswerView.Write(screen.Out, found);
        return ExitCode.Done;
    }
}

/// <summary>Searches for every question of a question set, in order, into a .jsonl file.</summary>
internal sealed class SearchFileCommand(FileInfo questions, FileInfo output, int top, PassageFilter? filter) : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken) is { } failed) return failed;

        var retriever = host.Services.GetRequiredService<PassageRetriever>();
        return await BatchRun.RunAsync(questions, output, screen, SearchAsync, cancellationToken);

        async ValueTask<string> SearchAsync(GoldenQuestion question, CancellationToken token) =>
            JsonLines.Write(SearchRow.Of(question.Id, await retriever.RetrieveAsync(question.Question, question.Language, top, filter, token)));
    }
}
