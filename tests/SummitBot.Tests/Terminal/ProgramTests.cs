using System.Text.Json;
using System.Text.RegularExpressions;
using SummitBot.Corpus;
using SummitBot.Terminal;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Terminal;

/// <summary>The program as a person or a script runs it.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Arrival = "Minister arrives\nThe minister arrived in the capital on Tuesday. He was met by President Aliyev at the airport.";

    private readonly TemporaryFolder _articles = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _articles.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Ask_answers_from_the_shipped_articles_with_numbered_sources()
    {
        var run = await RunAsync("ask", "Who met Xi at the airport?", "--data", _data.Path);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Matches(@"Toqaev.*\[1\]", run.Output);
        Assert.Matches(@"(?m)^\[1\] .+", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Ask_as_JSON_is_one_object_whose_quotes_stand_in_the_article()
    {
        _articles.Write("arrival.txt", Arrival);

        var run = await RunAsync([.. Own("ask", "Who met the minister at the airport?", "--json")]);

        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("answer", answer.GetProperty("band").GetString());
        Assert.False(answer.GetProperty("refused").GetBoolean());
        Assert.DoesNotContain("[1]", answer.GetProperty("reply").GetString(), StringComparison.Ordinal);
        Assert.All(answer.GetProperty("citations").EnumerateArray(), citation =>
        {
            Assert.Equal("arrival", citation.GetProperty("source").GetString());
            Assert.Contains(citation.GetProperty("quote").GetString()!, Arrival, StringComparison.Ordinal);
            Assert.NotEqual("", citation.GetProperty("passage").GetString());
            Assert.Equal(JsonValueKind.Null, citation.GetProperty("url").ValueKind);
        });
    }

    [Fact]
    public async Task Ask_without_the_server_of_the_index_fails_with_one_line_that_names_the_setting()
    {
        var run = await RunAsync("ask", "Who met Xi?", "--data", _data.Path, "--Index:Provider=Qdrant", "--Qdrant:Endpoint=http://127.0.0.1:9");

        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains("Qdrant:Endpoint", Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_whether_a_version_is_there()
    {
        _articles.Write("arrival.txt", Arrival);

        var before = await RunAsync([.. Own("health")]);
        await RunAsync([.. Own("reload")]);
        var after = await RunAsync([.. Own("health")]);

        Assert.Equal((ExitCode.Failed, ExitCode.Done), (before.Code, after.Code));
        Assert.Contains("1 article,", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_waits_for_who_is_loading_the_first_version()
    {
        var token = TestContext.Current.CancellationToken;
        using var other = FolderLock.TryAcquire(_data.Path, "publish", out _);
        using var process = ProgramProcess.Start([.. Own("serve"), "--Telegram:BotToken=123456:ABC"]);

        var first = await process.StandardError.ReadLineAsync(token);
        var running = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync(token);

        Assert.Matches("is loading articles into .* Trying again in 2 s", first);
        Assert.True(running);
    }

    [Fact]
    public async Task Rollback_answers_from_the_version_before_until_there_is_none()
    {
        _articles.Write("arrival.txt", Arrival);
        await RunAsync([.. Own("reload")]);
        _articles.Write("harvest.txt", "Grain\nFarmers expect a record harvest this autumn.");
        await RunAsync([.. Own("reload")]);

        var back = await RunAsync([.. Own("rollback")]);
        var found = await RunAsync([.. Own("search", "record harvest", "--json")]);
        var none = await RunAsync([.. Own("rollback")]);

        Assert.Equal(ExitCode.Done, back.Code);
        Assert.Contains(": 1 article,", back.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Farmers", found.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Failed, "summitbot: There is no version before the current one.\n"), (none.Code, none.Error));
    }

    [Fact]
    public async Task Search_is_restricted_to_what_was_published_when_by_whom_and_in_which_language()
    {
        _articles.Write("june.md", "---\npublished: 2024-06-30\npublisher: The Daily\nlanguage: en\n---\nThe bridge was opened by the president.");
        _articles.Write("july.md", "---\npublished: 2024-07-03\npublisher: The Weekly\nlanguage: en\n---\nThe bridge was closed by the president.");

        Assert.Equal(["july", "june"], await ArticlesAsync());
        Assert.Equal(["july"], await ArticlesAsync("--from", "2024-07-01"));
        Assert.Equal(["june"], await ArticlesAsync("--until", "2024-07-01", "--language", "EN"));
        Assert.Equal(["july"], await ArticlesAsync("--publisher", "the weekly"));
        Assert.Empty(await ArticlesAsync("--language", "ru"));

        async Task<IEnumerable<string?>> ArticlesAsync(params string[] restricted)
        {
            var run = await RunAsync([.. Own("search", "bridge president", "--json"), .. restricted]);
            return JsonDocument.Parse(run.Output).RootElement.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("article").GetString()).Order();
        }
    }

    [Fact]
    public async Task Serve_waits_for_the_server_of_the_index()
    {
        var token = TestContext.Current.CancellationToken;
        using var process = ProgramProcess.Start(
            [.. Own("serve"), "--Telegram:BotToken=123456:ABC", "--Index:Provider=Qdrant", "--Qdrant:Endpoint=http://127.0.0.1:9"]);

        var first = await process.StandardError.ReadLineAsync(token);
        var running = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync(token);

        Assert.Matches("Qdrant:Endpoint.* Trying again in 2 s", first);
        Assert.True(running);
    }

    [Fact]
    public async Task What_the_articles_do_not_say_is_refused()
    {
        _articles.Write("arrival.txt", Arrival);

        var run = await RunAsync([.. Own("ask", "How tall is the Eiffel tower?", "--json")]);

        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(answer.GetProperty("refused").GetBoolean());
        Assert.Equal("refusal", answer.GetProperty("band").GetString());
    }

    [Fact]
    public async Task A_file_of_questions_is_answered_in_its_order_and_a_broken_line_is_named()
    {
        _articles.Write("arrival.txt", Arrival);
        var questions = _data.Write("in.jsonl", """
            {"id":"b","question":"Who met the minister?","kind":"fact","extra":1}
            {"id":"broken"
            {"id":"a","question":"and where?","history":["Who met the minister?"]}
            """);
        var output = Path.Combine(_data.Path, "out.jsonl");

        var run = await RunAsync([.. Own("ask", "--questions", questions, "--output", output)]);

        var rows = (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken)).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(["b", "a"], rows.Select(r => r.GetProperty("id").GetString()));
        Assert.All(rows, r => Assert.Equal(["id", "reply", "citations", "refused", "band"], r.EnumerateObject().Select(p => p.Name)));
        Assert.Contains("line 2", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, run.Code);
    }

    [Fact]
    public async Task Search_gives_passages_best_first()
    {
        _articles.Write("arrival.md", "---\npublished: 2024-07-02\n---\nThe minister arrived in the capital on Tuesday.");
        _articles.Write("trade.txt", "Trade grew by a tenth in the last year, and both sides hope for more of it.");
        var questions = _data.Write("in.jsonl", """{"id":"q1","question":"minister capital"}""");
        var output = Path.Combine(_data.Path, "out.jsonl");

        var run = await RunAsync([.. Own("search", "--questions", questions, "--output", output, "--top", "1")]);

        Assert.Equal(ExitCode.Done, run.Code);
        var hit = JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken)).RootElement.GetProperty("hits").EnumerateArray().Single();
        Assert.Equal("arrival", hit.GetProperty("article").GetString());
        Assert.Equal("2024-07-02", hit.GetProperty("published").GetString());
        Assert.Equal("The minister arrived in the capital on Tuesday.", hit.GetProperty("text").GetString());
        Assert.True(hit.GetProperty("score").GetDouble() > 0);
    }

    [Fact]
    public async Task A_conversation_through_a_pipe_answers_line_by_line()
    {
        _articles.Write("arrival.txt", Arrival);

        var run = await ProgramProcess.RunAsync([.. Own("chat")], "Who met the minister at the airport?\n\nHow tall is the Eiffel tower?\n", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("President Aliyev", run.Output, StringComparison.Ordinal);
        Assert.Contains("do not say", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_names_what_it_left_out_and_answers_from_the_rest()
    {
        _articles.Write("good.txt", Arrival);
        _articles.Write("empty.txt", "");
        _articles.Write("report.pdf", "%PDF-1.7 rubbish");
        _articles.Write("binary.txt", "\0\u0001\u0002\0\0\0");
        _articles.Write("broken.md", "---\ntitle: [never closed\n---\ntext");
        _articles.Write("one.md", "---\nid: same\n---\nThe first of two.");
        _articles.Write("two.md", "---\nid: same\n---\nThe second of two.");
        using (var big = File.Create(Path.Combine(_articles.Path, "big.txt"))) big.SetLength(31_000_000);

        var reload = await RunAsync([.. Own("reload")]);
        var ask = await RunAsync([.. Own("ask", "Who met the minister at the airport?")]);

        Assert.Equal(ExitCode.Done, reload.Code);
        Assert.All(["empty.txt", "report.pdf", "binary.txt", "broken.md", "one.md", "two.md", "big.txt"], name => Assert.Contains(name, reload.Error, StringComparison.Ordinal));
        Assert.Contains("Aliyev", ask.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        _articles.Write("arrival.txt", Arrival);
        await RunAsync([.. Own("reload")]);
        _articles.Write("new.txt", "A second article came in overnight.");

        var dryRun = await RunAsync([.. Own("reload", "--dry-run")]);
        var again = await RunAsync([.. Own("reload", "--dry-run")]);

        Assert.Contains("added new", dryRun.Output, StringComparison.Ordinal);
        Assert.Equal(dryRun.Output, again.Output);
    }

    [Theory]
    [InlineData(ExitCode.Failed, "nowhere", "ask", "Who?", "--corpus", "nowhere")]
    [InlineData(ExitCode.Failed, "Telegram:BotToken", "serve")]
    [InlineData(ExitCode.Failed, "Articles:MaxFiles", "ask", "Who?", "--Articles:MaxFiles=0")]
    [InlineData(ExitCode.WrongUsage, "Telegrm:BotToken", "chat", "--Telegrm:BotToken=1:a")]
    [InlineData(ExitCode.WrongUsage, "--corpsu", "ask", "Who?", "--corpsu", "x")]
    public async Task A_mistake_gets_one_line_that_names_it(int code, string name, params string[] arguments)
    {
        var run = await RunAsync([.. arguments, "--data", _data.Path]);

        Assert.Equal(code, run.Code);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
        Assert.Single(Regex.Split(run.Error.Trim(), "\n"));
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task While_another_process_loads_articles_the_old_ones_answer_and_a_reload_stops()
    {
        _articles.Write("arrival.txt", Arrival);
        await RunAsync([.. Own("reload")]);
        _articles.Write("new.txt", "A second article came in overnight.");

        using var loading = FolderLock.TryAcquire(_data.Path, "publish", out _);
        var ask = await RunAsync([.. Own("ask", "Who met the minister at the airport?")]);
        var reload = await RunAsync([.. Own("reload")]);

        Assert.Equal(ExitCode.Done, ask.Code);
        Assert.Contains("Aliyev", ask.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, reload.Code);
        Assert.All([ask, reload], run => Assert.Contains($"process {Environment.ProcessId}", run.Error, StringComparison.Ordinal));
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramProcess.RunAsync(arguments, "", TestContext.Current.CancellationToken);

    private IEnumerable<string> Own(params string[] arguments) => [.. arguments, "--corpus", _articles.Path, "--data", _data.Path];
}
