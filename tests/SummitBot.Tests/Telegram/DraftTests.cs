using SummitBot.Answering;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types;

namespace SummitBot.Tests.Telegram;

/// <summary>Answers that take time, on a clock that passes by itself.</summary>
public class DraftTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_growing_answer_is_shown_sentence_by_sentence_and_sent_once()
    {
        await using var server = await StartServerAsync();
        var writing = new Writing();
        await using var bot = await ServedBot.StartAsync(server, writing.AnswerAsync);
        var chat = server.PrivateChat();

        chat.Say("what happened?");
        await PassUntilShownAsync(server, chat, "");
        await writing.WriteAsync("One.");
        await PassUntilShownAsync(server, chat, "One. [1]");
        await writing.WriteAsync("Two.");
        await PassUntilShownAsync(server, chat, "One. [1]\nTwo. [2]");
        writing.Finish();

        Assert.StartsWith("One. [1]\nTwo. [2]\n\n[1]", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(50), Token);
        Assert.Single(chat.BotMessages);
        Assert.Null(server.Drafts.Shown(chat));
    }

    [Fact]
    public async Task Drafts_come_no_faster_than_one_a_second_and_stay_until_the_answer_is_there()
    {
        await using var server = await StartServerAsync();
        var writing = new Writing();
        await using var bot = await ServedBot.StartAsync(server, writing.AnswerAsync);
        var chat = server.PrivateChat();

        chat.Say("what happened?");
        await writing.WriteAsync("One.");
        await PassUntilShownAsync(server, chat, "One. [1]");
        for (var n = 0; n < 20; n++) await writing.WriteAsync($"Sentence {n}.");
        var gaps = 0;
        var quiet = _time.GetUtcNow() + TimeSpan.FromSeconds(90);
        await _time.PassUntilAsync(
            () =>
            {
                if (server.Drafts.Shown(chat) is null) gaps++;
                return _time.GetUtcNow() > quiet;
            },
            server, Token);

        var calls = server.Calls.Of("sendMessageDraft");
        Assert.Equal(0, gaps);
        Assert.InRange(calls.Count, 5, 7);
        Assert.All(calls.Zip(calls.Skip(1)), pair => Assert.True(pair.Second.StartedAt - pair.First.StartedAt >= TimeSpan.FromSeconds(1)));
        Assert.Single(calls.Select(c => c.Request.Text("draft_id")).Distinct());
    }

    [Fact]
    public async Task Stop_ends_the_writing_and_sends_what_was_written_so_far()
    {
        await using var server = await StartServerAsync();
        var writing = new Writing();
        await using var bot = await ServedBot.StartAsync(server, writing.AnswerAsync);
        var chat = server.PrivateChat();

        chat.Say("what happened?");
        await writing.WriteAsync("One.");
        await PassUntilShownAsync(server, chat, "One. [1]");
        Assert.True(server.Drafts.Stop(chat));

        Assert.StartsWith("One. [1]\n\n[1] Title a", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.True(writing.WasCancelled);
    }

    [Fact]
    public async Task Stop_before_the_first_sentence_says_so()
    {
        await using var server = await StartServerAsync();
        await using var bot = await ServedBot.StartAsync(server, new Writing().AnswerAsync);
        var chat = server.PrivateChat();

        chat.Say("what happened?");
        await PassUntilShownAsync(server, chat, "");
        Assert.True(server.Drafts.Stop(chat));

        Assert.Equal("Stopped. Nothing was written yet.", (await chat.NextAsync(Token)).Text);
    }

    [Fact]
    public async Task Stop_after_the_end_does_nothing()
    {
        await using var server = await StartServerAsync();
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        var question = chat.Say("one?");
        await chat.NextAsync(Token);
        server.Updates.Add(new Update { StoppedMessageGeneration = new MessageGenerationStopped { Chat = chat.Chat, DraftId = question } });
        chat.Say("two?");

        Assert.StartsWith("two? [1]", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Equal(2, server.ProcessedSends);
    }

    [Fact]
    public async Task An_answer_that_is_there_at_once_and_an_answer_in_a_group_cost_no_draft()
    {
        await using var server = await StartServerAsync();
        var writing = new Writing();
        await using var bot = await ServedBot.StartAsync(
            server, (question, written, token) => question.Text == "slow?" ? writing.AnswerAsync(question, written, token) : ServedBot.Echo(question, token));
        var chat = server.PrivateChat();
        var group = server.Supergroup("Summit", chat.Partner!);

        chat.Say("quick?");
        await chat.NextAsync(Token);
        group.Say(chat.Partner!, "/ask slow?");
        var later = _time.GetUtcNow() + TimeSpan.FromSeconds(10);
        await _time.PassUntilAsync(() => _time.GetUtcNow() > later, server, Token);
        Assert.True(group.ShowsAction);
        await writing.FinishAsync("Done.");

        Assert.StartsWith("Done. [1]", (await group.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Empty(server.Calls.Of("sendMessageDraft"));
    }

    [Fact]
    public async Task Whatever_goes_wrong_with_drafts_the_answer_comes_once()
    {
        await using var server = await StartServerAsync();
        var writing = new Writing();
        await using var bot = await ServedBot.StartAsync(server, writing.AnswerAsync);
        var chat = server.PrivateChat();
        foreach (var fault in new Fault[] { new Fault.DropAfter(), new Fault.HtmlError(502), new Fault.TooManyRequests(3) })
            server.Faults.Next(fault, "sendMessageDraft");

        chat.Say("what happened?");
        await PassUntilShownAsync(server, chat, "");
        await writing.WriteAsync("One.");
        await PassUntilShownAsync(server, chat, "One. [1]");
        server.Faults.Next(new Fault.JsonError(400, "Bad Request: TEXTDRAFT_PEER_INVALID"), "sendMessageDraft");
        await writing.WriteAsync("Two.");
        await _time.PassUntilAsync(() => server.Calls.Of("sendMessageDraft").Any(c => c.Status == 400), server, Token);
        await writing.FinishAsync("Three.");

        Assert.StartsWith("One. [1]\nTwo. [2]\nThree. [3]", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Empty(server.Flood.EarlyCalls);
    }

    [Fact]
    public async Task A_draft_that_hangs_holds_up_no_answer()
    {
        await using var server = await StartServerAsync();
        var writing = new Writing();
        await using var bot = await ServedBot.StartAsync(server, writing.AnswerAsync);
        var chat = server.PrivateChat();
        server.Faults.Next(new Fault.NoAnswer(), "sendMessageDraft");

        chat.Say("what happened?");
        await _time.PassUntilAsync(() => server.Calls.Of("sendMessageDraft").Count == 1, server, Token);
        await writing.FinishAsync("Done.");
        for (; chat.ProcessedSends == 0; await Task.Delay(1, Token)) _time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.StartsWith("Done. [1]", chat.BotMessages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_knows_no_drafts_is_asked_once()
    {
        await using var server = await StartServerAsync();
        var writing = new Writing();
        await using var bot = await ServedBot.StartAsync(server, writing.AnswerAsync);
        var chat = server.PrivateChat();
        server.Faults.Next(new Fault.JsonError(404, "Not Found"), "sendMessageDraft");

        chat.Say("what happened?");
        await writing.WriteAsync("One.");
        var later = _time.GetUtcNow() + TimeSpan.FromSeconds(5);
        await _time.PassUntilAsync(() => _time.GetUtcNow() > later, server, Token);
        writing.Finish();

        await chat.NextAsync(Token);
        Assert.Single(server.Calls.Of("sendMessageDraft"));
    }

    private Task<BotApiServer> StartServerAsync() => BotApiServer.StartAsync(new() { Time = _time }, Token);

    private Task PassUntilShownAsync(BotApiServer server, TestChat chat, string start) => _time.PassUntilAsync(
        () => server.Drafts.Shown(chat) is { CanStop: true } draft && (start.Length == 0 ? draft.Text.Text.Length == 0 : draft.Text.Text.StartsWith(start, StringComparison.Ordinal)),
        server, Token);

    /// <summary>An answer written sentence by sentence, each when the test says so.</summary>
    private sealed class Writing
    {
        private readonly TaskCompletionSource<IProgress<GroundedAnswer>?> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<Claim> _claims = [];

        public bool WasCancelled { get; private set; }

        public async Task<Answer> AnswerAsync(Question question, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken)
        {
            _begun.TrySetResult(written);
            try
            {
                await _finished.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                WasCancelled = true;
                throw;
            }

            return Written();
        }

        public async Task WriteAsync(string sentence)
        {
            Add(sentence);
            (await _begun.Task.WaitAsync(Token))?.Report(Written());
        }

        public async Task FinishAsync(string sentence)
        {
            await _begun.Task.WaitAsync(Token);
            Add(sentence);
            Finish();
        }

        public void Finish() => _finished.SetResult();

        private void Add(string sentence) =>
            _claims.Add(new Claim(sentence, [new Citation(_claims.Count + 1, ServedBot.Some("a"), "p", 0, sentence)]));

        private GroundedAnswer Written() => new([.. _claims], "en", ServedBot.Version);
    }
}
