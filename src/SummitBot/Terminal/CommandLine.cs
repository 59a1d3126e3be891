using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SummitBot.Terminal;

/// <summary>The words of the command line: commands, options, and any setting as <c>--Section:Key=value</c>.</summary>
internal static partial class CommandLine
{
    private static readonly Option<string> CorpusFolder = new("--corpus") { Description = "Folder of articles (default: the ones that ship)", HelpName = "DIR", Recursive = true };
    private static readonly Option<string> DataFolder = new("--data") { Description = "Folder for what the program makes (default: data)", HelpName = "DIR", Recursive = true };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Log details and stack traces", Recursive = true };

    /// <summary>Parses <paramref name="args"/> and runs the command they name.</summary>
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args, TextWriter error, Func<CommandRun, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        var settings = args.Where(a => Setting().IsMatch(a)).Select(a => Setting().Match(a)).ToDictionary(
            m => m.Groups["name"].Value, m => (string?)m.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);
        var result = Root(settings, run).Parse([.. args.Where(a => !Setting().IsMatch(a))]);
        if (result.Errors.Count == 0) return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellationToken);

        await error.WriteLineAsync($"summitbot: {string.Join(" ", result.Errors.Select(e => e.Message).Distinct())} See --help.");
        return ExitCode.WrongUsage;
    }

    private static RootCommand Root(Dictionary<string, string?> settings, Func<CommandRun, CancellationToken, Task<int>> run)
    {
        var root = new RootCommand("Answers questions about a summit, only from the articles it holds. Any setting can be given as --Section:Key=value.")
        {
            CorpusFolder, DataFolder, Verbose,
            Serve(), Chat(), Ask(), Search(), Reload(), Rollback(), Eval(), Calibrate(), Health(),
        };
        root.SetAction((parsed, token) => RunAsync(parsed, new DefaultCommand(), token));
        return root;

        Command Serve() => Leaf("serve", "Run the Telegram bot (needs Telegram:BotToken)", _ => new ServeCommand());

        Command Chat() => Leaf("chat", "Ask in the terminal; without one, questions are read from standard input, one a line", _ => new ChatCommand());

        Command Ask()
        {
            var question = new Argument<string?>("question") { Description = "What to ask", Arity = ArgumentArity.ZeroOrOne };
            var json = new Option<bool>("--json") { Description = "One JSON object on standard output" };
            var (questions, output) = Batch();
            var command = Leaf("ask", "Answer one question, or a file of them", p => p.GetValue(questions) is { } input
                ? new AskFileCommand(new FileInfo(input), new FileInfo(p.GetValue(output)!))
                : new AskCommand(p.GetValue(question)!, p.GetValue(json)));
            command.Add(question);
            command.Add(json);
            AddBatch(command, question, questions, output);
            return command;
        }

        Command Search()
        {
            var query = new Argument<string?>("query") { Description = "What to look for", Arity = ArgumentArity.ZeroOrOne };
            var json = new Option<bool>("--json") { Description = "One JSON object on standard output" };
            var top = new Option<int>("--top") { Description = "How many passages", HelpName = "N", DefaultValueFactory = _ => 10 };
            top.Validators.Add(r =>
            {
                if (r.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 1000))
                    r.AddError("--top takes a number from 1 to 1000.");
            });
            var (questions, output) = Batch();
            var command = Leaf("search", "Show the nearest passages for one question, or a file of them", p => p.GetValue(questions) is { } input
                ? new SearchFileCommand(new FileInfo(input), new FileInfo(p.GetValue(output)!), p.GetValue(top), FilterOptions.Read(p))
                : new SearchCommand(p.GetValue(query)!, p.GetValue(top), FilterOptions.Read(p), p.GetValue(json)));
            command.Add(query);
            command.Add(json);
            command.Add(top);
            FilterOptions.AddTo(command);
            AddBatch(command, query, questions, output);
            return command;
        }

        Command Reload()
        {
            var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, change nothing" };
            var command = Leaf("reload", "Load the articles again", p => new ReloadCommand(p.GetValue(dryRun)));
            command.Add(dryRun);
            return command;
        }

        Command Rollback() => Leaf("rollback", "Answer from the version before the current one again", _ => new RollbackCommand());

        Command Eval()
        {
            var file = new Argument<string>("file") { Description = "Question set (.jsonl)" };
            var report = new Option<string>("--report") { Description = "Also write a page with every question and answer", HelpName = "OUT.html" };
            var command = Leaf("eval", "Ask a question set and say how much was answered right", p => new EvalCommand(
                new FileInfo(p.GetValue(file)!), p.GetValue(report) is { } page ? new FileInfo(page) : null));
            command.Add(file);
            command.Add(report);
            return command;
        }

        Command Calibrate()
        {
            var file = new Argument<string?>("file") { Description = "Question set (.jsonl); without one, questions are made from the articles", Arity = ArgumentArity.ZeroOrOne };
            var command = Leaf("calibrate", "Fit to this corpus when to answer and when to refuse", p => new CalibrateCommand(p.GetValue(file) is { } questions ? new FileInfo(questions) : null));
            command.Add(file);
            return command;
        }

        Command Health() => Leaf("health", "Say whether the index answers and holds a version", _ => new HealthCommand());

        Command Leaf(string name, string description, Func<ParseResult, ICommand> command)
        {
            var leaf = new Command(name, description);
            leaf.SetAction((parsed, token) => RunAsync(parsed, command(parsed), token));
            return leaf;
        }

        Task<int> RunAsync(ParseResult parsed, ICommand command, CancellationToken token)
        {
            if (parsed.GetValue(CorpusFolder) is { } corpus) settings["Corpus:Folder"] = corpus;
            if (parsed.GetValue(DataFolder) is { } data) settings["Storage:DataFolder"] = data;
            return run(new CommandRun(command, settings, parsed.GetValue(Verbose)), token);
        }
    }

    private static (Option<string> Questions, Option<string> Output) Batch() =>
        (new Option<string>("--questions") { Description = "Questions to take from a .jsonl file", HelpName = "IN" },
         new Option<string>("--output") { Description = "Where their answers go (.jsonl)", HelpName = "OUT" });

    private static void AddBatch(Command command, Argument<string?> single, Option<string> questions, Option<string> output)
    {
        command.Add(questions);
        command.Add(output);
        command.Validators.Add(result =>
        {
            var one = result.GetResult(single)?.Tokens.Count > 0;
            var hasQuestions = result.GetResult(questions) is not null;
            if (hasQuestions != result.GetResult(output) is not null) result.AddError("--questions and --output go together.");
            else if (one == hasQuestions) result.AddError($"Give either a {single.Name} or --questions with --output.");
        });
    }

    [GeneratedRegex(@"^--(?<name>\w+(:\w+)+)=(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Setting();
}

/// <summary>One command with everything the command line said.</summary>
/// <param name="Settings">Configuration keys and values that outrank files and environment.</param>
internal sealed record CommandRun(ICommand Command, IReadOnlyDictionary<string, string?> Settings, bool Verbose);

internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
}
