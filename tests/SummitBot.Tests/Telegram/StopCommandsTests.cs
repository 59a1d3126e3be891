using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SummitBot.Telegram;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

public class StopCommandsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancel_overtakes_the_askers_questions_in_that_chat_and_ends_the_running_and_the_waiting()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var slow = new SlowAnswers();
        await using var bot = await ServedBot.StartAsync(server, slow.AnswerAsync);
        var (ann, ben) = (server.AddPerson(), server.AddPerson());
        var group = server.Supergroup("Summit", ann, ben);
        group.Say(ann, "/ask slow one?");
        await slow.Running.Task.WaitAsync(Token);
        group.Say(ann, "/ask two?");
        var bens = group.Say(ben, "/ask three?");

        var cancel = group.Say(ann, "/cancel");
        Assert.Equal("Cancelled.", (await group.ReplyToAsync(cancel, Token)).Text);

        Assert.StartsWith("three? [1]", (await group.ReplyToAsync(bens, Token)).Text, StringComparison.Ordinal);
        cancel = group.Say(ann, $"/CANCEL@{server.Options.BotName}");
        Assert.Equal("No question of yours is waiting here.", (await group.ReplyToAsync(cancel, Token)).Text);
        Assert.Equal(3, group.BotMessages.Count);
        Assert.True(slow.Stopped);
    }

    [Fact]
    public async Task What_was_called_off_stays_so_after_a_crash()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var folder = ServedBot.NewFolder();
        var chat = server.PrivateChat();
        var slow = new SlowAnswers();
        await using (var bot = await ServedBot.StartAsync(server, slow.AnswerAsync, folder))
        {
            chat.Say("slow one?");
            await slow.Running.Task.WaitAsync(Token);
            chat.Say("two?");
            await server.WaitUntilAllConfirmedAsync(Token);
            // As a crash would leave it: called off, and nobody told to stop.
            await bot.Services.GetRequiredService<Inbox>().CallOffAsync(chat.Id, chat.Id, long.MaxValue);
        }

        await using (await ServedBot.StartAsync(server, folder: folder))
        {
            chat.Say("three?");
            Assert.StartsWith("three?", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        }

        Assert.Single(chat.BotMessages);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Forget_calls_off_and_wipes_all_that_is_kept_of_that_person_and_nothing_of_others()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var histories = new ConcurrentDictionary<string, int>();
        var slow = new SlowAnswers();
        await using var bot = await ServedBot.StartAsync(server, (question, token) =>
        {
            histories[question.Text] = question.History!.Count;
            return slow.AnswerAsync(question, token);
        });
        var (ann, ben) = (server.AddPerson(), server.AddPerson());
        var (chat, group) = (server.PrivateChat(ann), server.Supergroup("Summit", ann, ben));
        chat.Say("/language tr");
        group.Say(ann, "/ask a1?");
        group.Say(ben, "/ask b1?");
        await group.WaitForAsync(2, Token);
        chat.Say("slow one?");
        await slow.Running.Task.WaitAsync(Token);

        var forget = group.Say(ann, "/forget");
        Assert.StartsWith("Unutuldu", (await group.ReplyToAsync(forget, Token)).Text, StringComparison.Ordinal);

        group.Say(ann, "/ask a2?");
        group.Say(ben, "/ask b2?");
        chat.Say("/frobnicate");
        await group.WaitForAsync(5, Token);
        Assert.StartsWith("I do not know that command", (await chat.WaitForAsync(2, Token))[1].Text, StringComparison.Ordinal);
        Assert.Equal(0, histories["a2?"]);
        Assert.Equal(1, histories["b2?"]);
        Assert.Equal(0, await bot.Services.GetRequiredService<StateDatabase>().RunAsync(db => db.Scalar("SELECT count(*) FROM turns WHERE question LIKE 'a1%'")));
    }

    [Fact]
    public async Task Privacy_is_said_in_plain_words()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:InboxDays", "5"));
        var chat = server.PrivateChat();

        chat.Say("/privacy");

        var text = (await chat.NextAsync(Token)).Text;
        Assert.Contains("for 5 days, so that none", text, StringComparison.Ordinal);
        Assert.Contains("/forget", text, StringComparison.Ordinal);
    }

    /// <summary>A question that begins with "slow" is never answered; the others at once.</summary>
    private sealed class SlowAnswers
    {
        public TaskCompletionSource Running { get; } = new();

        public bool Stopped { get; private set; }

        public async Task<SummitBot.Answering.Answer> AnswerAsync(SummitBot.Answering.Question question, CancellationToken cancellationToken)
        {
            if (question.Text.StartsWith("slow", StringComparison.Ordinal))
            {
                using var stopped = cancellationToken.Register(() => Stopped = true);
                Running.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return await ServedBot.Echo(question, cancellationToken);
        }
    }
}
