using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SummitBot.Answering;
using SummitBot.Answering.Chat;
using SummitBot.Articles;
using SummitBot.Tests.Articles;
using SummitBot.Tests.Support.Model;

namespace SummitBot.Tests.Answering.Chat;

/// <summary>The real answerer over a real index of given articles, with a scripted model behind real HTTP.</summary>
internal sealed class ChatAnswererOn : IAsyncDisposable
{
    private readonly AnswererOn _on;
    private readonly ChatTurns _turns = new();

    private ChatAnswererOn(AnswererOn on, ScriptedChat server, ChatOptions? options)
    {
        _on = on;
        Server = server;
        var chat = Options.Create(options ?? server.Options());
        var model = new ChatModel(chat, Time, NullLogger<ChatModel>.Instance);
        var budget = new TokenBudget(chat, Time);
        var extractive = new ExtractiveAnswerWriter(Options.Create(new AnswerOptions()));
        var writer = new ChatAnswerWriter(extractive, model, on.Embedder, new AnswerCache(chat, Time), budget, _turns, chat, new OutputLogger());
        Answerer = new QuestionAnswerer(on.Retriever, writer, new QuestionRewriter(model, budget, chat));
    }

    public ScriptedChat Server { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    public QuestionAnswerer Answerer { get; }

    public IReadOnlyList<Article> Articles => _on.Articles;

    public static async Task<ChatAnswererOn> SummitAsync(params ChatScript[] scripts) => await ArticlesAsync([AnswererOn.Visit, AnswererOn.Preview], scripts);

    public static async Task<ChatAnswererOn> ArticlesAsync(IReadOnlyList<Article> articles, params ChatScript[] scripts) =>
        new(await AnswererOn.ArticlesAsync(articles, ShippedGlossary.Read.Glossary), await ScriptedChat.StartAsync(scripts), null);

    /// <param name="set">Changes the settings.</param>
    public static async Task<ChatAnswererOn> SummitAsync(Action<ChatOptions> set, params ChatScript[] scripts)
    {
        var server = await ScriptedChat.StartAsync(scripts);
        var options = server.Options();
        set(options);
        return new(await AnswererOn.ArticlesAsync([AnswererOn.Visit, AnswererOn.Preview], ShippedGlossary.Read.Glossary), server, options);
    }

    public Task<Answer> AskAsync(string question, params Turn[] history) => AskAsync(new Question(question, History: history));

    public Task<Answer> AskAsync(Question question, IProgress<GroundedAnswer>? written = null) =>
        Answerer.AnswerAsync(question, written, TestContext.Current.CancellationToken);

    /// <summary>What the same question gets without a model.</summary>
    public Task<Answer> QuotedAsync(string question) => _on.AskAsync(question);

    public Task PublishAsync(IReadOnlyList<Article> articles) => _on.Index.PublishAsync(articles, ShippedGlossary.Read.Glossary, null, TestContext.Current.CancellationToken);

    /// <summary>Of the sentence that says who met Xi, and of the one before, which says who "him" is.</summary>
    public static string IdsOfMeeting(ChatCall call) => call.IdOf("flew to Kazakhstan") + call.IdOf("international airport on July 2");

    /// <summary>Every quote stands in its article as cited.</summary>
    public void AssertQuotesAreVerbatim(Answer answer) => Assert.All(
        answer.Citations, c => Assert.Equal(Articles.Single(a => a.Id == c.Article.Id).Text.Substring(c.Start, c.Quote.Length), c.Quote));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _turns.Dispose();
        _on.Dispose();
    }
}

/// <summary>Keeps what is reported, at once and in order.</summary>
internal sealed class Reports : IProgress<GroundedAnswer>
{
    private readonly TaskCompletionSource<GroundedAnswer> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<GroundedAnswer> All { get; } = [];

    /// <summary>The first report, unless the answer comes without one.</summary>
    public async Task<GroundedAnswer> FirstAsync(Task<Answer> asking)
    {
        await Task.WhenAny(_first.Task, asking).WaitAsync(TestContext.Current.CancellationToken);
        return Assert.Single(All);
    }

    public void Report(GroundedAnswer value)
    {
        lock (All) All.Add(value);
        _first.TrySetResult(value);
    }
}

/// <summary>Says in the test's output why claims were dropped.</summary>
internal sealed class OutputLogger : ILogger<ChatAnswerWriter>
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        TestContext.Current.TestOutputHelper?.WriteLine(formatter(state, exception));
}
