using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using SummitBot.Answering;

namespace SummitBot.Terminal;

/// <summary>Answers one question.</summary>
internal sealed class AskCommand(string question, bool json) : ICommand
{
    public async Task<int> RunAsync(IHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (await CorpusAtStart.EnsureAsync(host.Services, screen, cancellationToken) is { } failed) return failed;

        var answer = await host.Services.GetRequiredService<QuestionAnswerer>().AnswerAsync(new Question(question), written: null, cancellationToken);
        if (json) screen.Out.WriteLine(JsonLines.Write(AnswerRow.Of(null, answer)));
        else AnswerView.Write(screen.Out, answer);
        return ExitCode.Done;
    }
}
