using SummitBot.Answering;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram.Buttons;

public class FeedbackButtonsTests
{
    private static readonly string[] Reasons = ["Wrong", "Incomplete", "Out of date", "Off topic"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thumb_down_asks_for_a_reason_in_one_tap_and_an_admin_reads_of_it()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var (chat, admin) = (server.PrivateChat(), server.PrivateChat());
        await using var bot = await ServedBot.StartAsync(server, settings: [("Telegram:AdminIds", $"{admin.Partner!.Id}")]);
        chat.Say("Who came?");
        var answer = await chat.NextAsync(Token);

        var down = await server.Callbacks.TapAsync(chat, chat.Partner!, answer.Id, "👎", Token);
        await server.WaitUntilAsync(() => chat.Find(answer.Id)!.Edits == 1, "the reasons", Token);
        var asked = chat.Find(answer.Id)!;
        var reason = await server.Callbacks.TapAsync(chat, chat.Partner!, answer.Id, "Incomplete", Token);
        await server.WaitUntilAsync(() => chat.Find(answer.Id)!.Edits == 2, "the buttons as before", Token);
        admin.Say("/feedback");
        var report = await admin.NextAsync(Token);

        Assert.Equal("Sorry. What is wrong with it?", down.Text);
        Assert.Equal(Reasons, asked.Buttons.Select(b => b.Text).Intersect(Reasons));
        Assert.Equal("Thank you!", reason.Text);
        Assert.Equal(answer.Buttons.Select(b => b.Text), chat.Find(answer.Id)!.Buttons.Select(b => b.Text));
        Assert.Equal(answer.Text, chat.Find(answer.Id)!.Text);
        Assert.StartsWith("👍 0, 👎 1 (Wrong 0, Incomplete 1, Out of date 0, Off topic 0)\nQuestions the articles did not answer: 0", report.Text, StringComparison.Ordinal);
        Assert.Contains("Who came? (Incomplete)", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_everybody_has_one_verdict_and_only_the_asker_is_asked_why()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var admin = server.PrivateChat();
        await using var bot = await ServedBot.StartAsync(server, settings: [("Telegram:AdminIds", $"{admin.Partner!.Id}")]);
        var (ann, ben, cat) = (server.AddPerson(), server.AddPerson(), server.AddPerson());
        var group = server.Supergroup("Summit", ann, ben, cat);
        group.Say(ann, "/ask who came?");
        var answer = await group.NextAsync(Token);

        var others = await server.Callbacks.TapAsync(group, ben, answer.Id, "👎", Token);
        await server.Callbacks.TapAsync(group, ben, answer.Id, "👍", Token);
        await server.Callbacks.TapAsync(group, cat, answer.Id, "👍", Token);
        await server.Callbacks.TapAsync(group, ann, answer.Id, "👎", Token);
        await server.WaitUntilAsync(() => group.Find(answer.Id)!.Edits == 1, "the reasons", Token);
        var stranger = await server.Callbacks.TapAsync(group, cat, answer.Id, "Wrong", Token);
        await server.Callbacks.TapAsync(group, ann, answer.Id, "Off topic", Token);
        admin.Say("/feedback");

        Assert.Equal("Thank you!", others.Text);
        Assert.Equal("Only whoever asked can say why.", stranger.Text);
        Assert.StartsWith("👍 2, 👎 1 (Wrong 0, Incomplete 0, Out of date 0, Off topic 1)", (await admin.NextAsync(Token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_without_an_answer_are_listed_for_admins_alone()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var (chat, admin) = (server.PrivateChat(), server.PrivateChat());
        await using var bot = await ServedBot.StartAsync(
            server,
            (question, _) => Task.FromResult<Answer>(question.Text == "Who won?"
                ? new NoAnswer(RefusalReason.NotInSources, [ServedBot.Some("a")], "en", ServedBot.Version)
                : new NoAnswer(RefusalReason.NothingAsked, [], "en", ServedBot.Version)),
            settings: [("Telegram:AdminIds", $"{admin.Partner!.Id}")]);

        chat.Say("Who won?");
        var refusal = await chat.NextAsync(Token);
        chat.Say("Hm");
        var nothing = await chat.NextAsync(Token);
        chat.Say("/feedback");
        var unknown = await chat.NextAsync(Token);
        admin.Say("/feedback");
        var report = await admin.NextAsync(Token);

        Assert.Equal(["👍", "👎"], refusal.Buttons.Select(b => b.Text));
        Assert.Null(nothing.Keyboard);
        Assert.StartsWith("I do not know that command.", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("Questions the articles did not answer: 1", report.Text, StringComparison.Ordinal);
        Assert.EndsWith(": Who won?", report.Text, StringComparison.Ordinal);
    }
}
