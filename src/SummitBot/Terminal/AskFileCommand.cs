using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SummitBot.Evaluation;

namespace SummitBot.Terminal;

/// <summary>Answers every question of a question set, in order, into a .jsonl file.</summary>
internal sealed class AskFileCommand(FileInfo questions, FileInfo output) : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken) is { } failed) return failed;

        var evaluator = host.Services.GetRequiredService<Evaluator>();
        return await BatchRun.RunAsync(questions, output, screen, AnswerAsync, cancellationToken);

        async ValueTask<string> AnswerAsync(GoldenQuestion question, CancellationToken token) =>
            JsonLines.Write(AnswerRow.Of(question.Id, await evaluator.AskAsync(question, token)));
    }
}
