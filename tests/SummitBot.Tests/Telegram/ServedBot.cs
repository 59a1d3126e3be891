using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Telegram;
using SummitBot.Telegram.Buttons;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

/// <summary>The bot as <c>serve</c> runs it, against the Bot API double; only what answers a question is scripted.</summary>
internal sealed class ServedBot : IAsyncDisposable
{
    public static readonly CorpusVersion Version = new("20240702T101500Z-3f2a", new DateTimeOffset(2024, 7, 2, 10, 15, 0, TimeSpan.Zero), 1, 1, "1", "f", "embedder");

    private readonly IHost _host;
    private readonly string _folder;
    private readonly bool _ownsFolder;

    private ServedBot(IHost host, string folder, bool ownsFolder, Recorder log)
    {
        _host = host;
        _folder = folder;
        _ownsFolder = ownsFolder;
        Log = log;
    }

    public Recorder Log { get; }

    public IServiceProvider Services => _host.Services;

    public Task Stopped => _host.WaitForShutdownAsync();

    public static Task<ServedBot> StartAsync(
        BotApiServer server, Func<Question, CancellationToken, Task<Answer>>? answer = null, string? folder = null, IEnumerable<Article>? articles = null, ReloadCorpus? reload = null,
        RollBackCorpus? rollBack = null, IPassageIndex? index = null, SuggestedQuestions? suggested = null, params (string Key, string Value)[] settings) =>
        StartAsync(server, (question, _, token) => (answer ?? Echo)(question, token), folder, articles, reload, rollBack, index, suggested, settings);

    /// <param name="answer">Tells how far it is before it is done.</param>
    public static async Task<ServedBot> StartAsync(
        BotApiServer server, AnswerQuestion answer, string? folder = null, IEnumerable<Article>? articles = null, ReloadCorpus? reload = null,
        RollBackCorpus? rollBack = null, IPassageIndex? index = null, SuggestedQuestions? suggested = null, params (string Key, string Value)[] settings)
    {
        var ownsFolder = folder is null;
        folder ??= NewFolder();
        var log = new Recorder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = server.Token,
            ["Telegram:BaseUrl"] = server.BaseUrl,
            ["Telegram:PollTimeoutSeconds"] = "5",
            ["Telegram:MessagesPerSecond"] = "0",
            ["Limits:QuestionsPerMinute"] = "0",
            ["Storage:DataFolder"] = folder,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        builder.Services.AddSingleton(index ?? new HeldArticles([.. articles ?? []]));
        builder.Services.AddSingleton(server.Options.Time);
        builder.Services.AddTelegram();
        builder.Services.AddSingleton(answer);
        builder.Services.AddSingleton<SuggestQuestions>(suggested is null ? (_, _, _) => Nothing() : suggested.AfterAsync);
        builder.Services.AddSingleton<ExampleQuestions>(suggested is null ? (_, _) => Nothing() : suggested.ExamplesAsync);
        builder.Services.AddSingleton(reload ?? ((_, _) => throw new InvalidOperationException("No reload in this test.")));
        builder.Services.AddSingleton(rollBack ?? (_ => throw new InvalidOperationException("No rollback in this test.")));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(2));

        var host = builder.Build();
        await host.StartAsync();
        return new ServedBot(host, folder, ownsFolder, log);
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("summitbot-").FullName;

    /// <summary>Answers each question with itself.</summary>
    public static Task<Answer> Echo(Question question, CancellationToken cancellationToken) => Task.FromResult(Quoting(question.Text));

    private static Task<IReadOnlyList<string>> Nothing() => Task.FromResult<IReadOnlyList<string>>([]);

    public static Answer Quoting(string quote, Article? article = null) =>
        new GroundedAnswer([new Claim(quote, [new Citation(1, article ?? Some("a"), "p", 0, quote)])], "en", Version);

    public static Article Some(string id) => new() { Id = id, Title = $"Title {id}", Text = "", Language = "en", Publisher = "Publisher", Published = new DateOnly(2024, 7, 2) };

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_ownsFolder) Directory.Delete(_folder, recursive: true);
    }

    internal sealed class Recorder : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Line)> _lines = new();

        public IEnumerable<(LogLevel Level, string Line)> Lines => _lines;

        public void Forget() => _lines.Clear();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            _lines.Enqueue((LogLevel.None, state.ToString()!));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue((logLevel, $"{formatter(state, exception)} {string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? [])} {exception}"));

        public void Dispose()
        {
        }
    }

    private sealed class HeldArticles(IReadOnlyList<Article> articles) : IPassageIndex
    {
        public Task<CorpusVersion?> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult<CorpusVersion?>(Version);

        public Task<IPinnedVersion?> PinAsync(CancellationToken cancellationToken) => Task.FromResult<IPinnedVersion?>(null);

        public Task<CorpusVersion> PublishAsync(IReadOnlyList<Article> articles, Glossary glossary, IProgress<int>? progress, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<CorpusVersion?> RollbackAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken) => Task.FromResult(articles);
    }
}
