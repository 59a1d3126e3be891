using SummitBot.Terminal;

namespace SummitBot.Tests.Terminal;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData(typeof(DefaultCommand))]
    [InlineData(typeof(ServeCommand), "serve")]
    [InlineData(typeof(ChatCommand), "chat")]
    [InlineData(typeof(AskCommand), "ask", "Who?")]
    [InlineData(typeof(AskCommand), "ask", "Who?", "--json")]
    [InlineData(typeof(AskFileCommand), "ask", "--questions", "in.jsonl", "--output", "out.jsonl")]
    [InlineData(typeof(SearchCommand), "search", "border", "--top", "3")]
    [InlineData(typeof(SearchFileCommand), "search", "--questions", "in.jsonl", "--output", "out.jsonl", "--top", "3")]
    [InlineData(typeof(SearchCommand), "search", "border", "--language", "EN", "--from", "2024-07-01", "--until", "2024-07-01", "--publisher", "The Daily")]
    [InlineData(typeof(ReloadCommand), "reload", "--dry-run")]
    [InlineData(typeof(RollbackCommand), "rollback")]
    [InlineData(typeof(HealthCommand), "health")]
    [InlineData(typeof(CalibrateCommand), "calibrate")]
    [InlineData(typeof(CalibrateCommand), "calibrate", "questions.jsonl")]
    [InlineData(typeof(EvalCommand), "eval", "questions.jsonl", "--report", "out.html")]
    public async Task A_command_is_run_with_what_was_said(Type command, params string[] args)
    {
        var (code, run) = await ParseAsync(args);

        Assert.Equal(ExitCode.Done, code);
        Assert.IsType(command, run!.Command);
    }

    [Theory]
    [InlineData("chat", "--corpus", "articles", "--data", "state")]
    [InlineData("--corpus", "articles", "--data", "state", "chat")]
    [InlineData("--data=state", "chat", "--corpus=articles")]
    public async Task Folders_are_taken_before_and_after_the_command(params string[] args)
    {
        var (_, run) = await ParseAsync(args);

        Assert.Equal("articles", run!.Settings["Corpus:Folder"]);
        Assert.Equal("state", run.Settings["Storage:DataFolder"]);
    }

    [Fact]
    public async Task Any_setting_is_taken_anywhere_and_keeps_its_equals_signs()
    {
        var (_, run) = await ParseAsync("--Telegram:AdminIds=1,2", "serve", "--Telegram:BotToken=1:a=b", "--Limits:QuestionsPerMinute=0");

        Assert.Equal("1,2", run!.Settings["Telegram:AdminIds"]);
        Assert.Equal("1:a=b", run.Settings["telegram:bottoken"]);
        Assert.Equal("0", run.Settings["Limits:QuestionsPerMinute"]);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "Who?", "--questions", "in.jsonl", "--output", "out.jsonl")]
    [InlineData("ask", "--questions", "in.jsonl")]
    [InlineData("ask", "--output", "out.jsonl", "Who?")]
    [InlineData("ask", "Who?", "--jsn")]
    [InlineData("ask", "Who?", "--corpsu", "x")]
    [InlineData("ask", "Who", "met", "Xi")]
    [InlineData("search", "border", "--top", "0")]
    [InlineData("search", "border", "--top", "many")]
    [InlineData("search", "border", "--language", "English")]
    [InlineData("search", "border", "--from", "July")]
    [InlineData("search", "border", "--until", "01.07.2024")]
    [InlineData("search", "border", "--from", "2024-07-02", "--until", "2024-07-01")]
    [InlineData("ask", "Who?", "--publisher", "The Daily")]
    [InlineData("chat", "--Telegram:")]
    [InlineData("sevre")]
    [InlineData("eval")]
    public async Task Wrong_usage_runs_nothing(params string[] args)
    {
        var (code, run) = await ParseAsync(args);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Null(run);
    }

    private static async Task<(int Code, CommandRun? Run)> ParseAsync(params string[] args)
    {
        CommandRun? run = null;
        var code = await CommandLine.RunAsync(
            args,
            TextWriter.Null,
            (seen, _) =>
            {
                run = seen;
                return Task.FromResult(ExitCode.Done);
            },
            TestContext.Current.CancellationToken);
        return (code, run);
    }
}
