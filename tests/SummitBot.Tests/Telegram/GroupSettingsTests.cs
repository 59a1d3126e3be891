using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class GroupSettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Admins_choose_who_may_ask_and_the_others_are_told_once()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (admin, member) = (server.AddPerson(), server.AddPerson());
        var group = server.Supergroup("Summit", admin, member);
        group.SetMember(admin, ChatMemberStatus.Administrator);

        Assert.StartsWith("Only the admins of this group", await SayAsync(group, member, "/settings ask admins"), StringComparison.Ordinal);
        Assert.Contains("• everyone may ask", await SayAsync(group, member, "/settings"), StringComparison.Ordinal);
        Assert.Contains("• only admins may ask", await SayAsync(group, admin, "/settings ask ADMINS"), StringComparison.Ordinal);

        Assert.StartsWith("In this group only its admins may ask me", await SayAsync(group, member, "/ask one?"), StringComparison.Ordinal);
        var unanswered = group.Say(member, "/ask two?");
        Assert.StartsWith("three? [1]", await SayAsync(group, admin, "/ask three?"), StringComparison.Ordinal);
        var anonymous = group.SayAsAnonymousAdmin("/ask four?");
        Assert.StartsWith("four? [1]", (await group.ReplyToAsync(anonymous, Token)).Text, StringComparison.Ordinal);
        Assert.Empty(group.RepliesTo(unanswered));
    }

    [Fact]
    public async Task Sources_can_be_hidden_in_a_group_and_stay_shown_elsewhere()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var admin = server.AddPerson();
        var (group, chat) = (server.Supergroup("Summit", admin), server.PrivateChat(admin));
        group.SetMember(admin, ChatMemberStatus.Administrator);

        Assert.Contains("• quoted sources are not shown", await SayAsync(group, admin, "/settings sources off"), StringComparison.Ordinal);

        Assert.Equal("who? [1]", await SayAsync(group, admin, "/ask who?"));
        Assert.Contains("[1] Title a", await SayAsync(chat, admin, "/ask who?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/settings ask nobody")]
    [InlineData("/settings colour red")]
    [InlineData("/settings sources")]
    public async Task A_setting_that_is_none_is_explained(string command)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var person = server.AddPerson();
        var group = server.Supergroup("Summit", person);

        Assert.Contains("/settings sources on or off", await SayAsync(group, person, command), StringComparison.Ordinal);
        Assert.Empty(server.Calls.Of("getChatAdministrators"));
    }

    [Fact]
    public async Task Buttons_under_the_settings_change_them_for_admins_only()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (admin, member) = (server.AddPerson(), server.AddPerson());
        var group = server.Supergroup("Summit", admin, member);
        group.SetMember(admin, ChatMemberStatus.Administrator);
        group.Say(member, "/settings");
        var shown = await group.NextAsync(Token);

        var refused = server.Callbacks.TapLabel(group, member, shown.Id, "only admins may ask");
        await server.WaitUntilAsync(() => server.Callbacks.Find(refused).IsAnswered, "the refusal", Token);
        Assert.StartsWith("Only the admins of this group", server.Callbacks.Find(refused).Text, StringComparison.Ordinal);
        Assert.Equal(0, group.Find(shown.Id)!.Edits);

        server.Callbacks.TapLabel(group, admin, shown.Id, "only admins may ask");
        await server.WaitUntilAsync(() => group.Find(shown.Id)!.Edits == 1, "the first edit", Token);
        server.Callbacks.TapLabel(group, admin, shown.Id, "Русский");
        await server.WaitUntilAsync(() => group.Find(shown.Id)!.Edits == 2, "the second edit", Token);

        Assert.Contains("• спрашивать могут только администраторы", group.Find(shown.Id)!.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["✓ Русский", "✓ спрашивать могут только администраторы", "✓ цитаты из источников показываются"],
            group.Find(shown.Id)!.Buttons.Select(b => b.Text).Where(t => t.StartsWith('✓')));
    }

    [Theory]
    [InlineData("set:ask:nobody")]
    [InlineData("set:language")]
    [InlineData("set:colour:red")]
    public async Task A_button_that_is_none_changes_nothing(string data)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();
        chat.Say("/language");
        var shown = await chat.NextAsync(Token);

        var tap = server.Callbacks.Tap(chat, chat.Partner!, shown.Id, data);
        await server.WaitUntilAsync(() => server.Callbacks.Find(tap).IsAnswered, "the answer", Token);

        Assert.True(server.Callbacks.Find(tap).ShowsAlert);
        Assert.Equal(0, chat.Find(shown.Id)!.Edits);
    }

    [Fact]
    public async Task In_a_private_chat_the_language_is_all_there_is_to_set()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        Assert.Contains("/language auto", await SayAsync(chat, chat.Partner!, "/settings"), StringComparison.Ordinal);
        Assert.StartsWith("我自己的话", await SayAsync(chat, chat.Partner!, "/settings language zh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_to_a_group_the_bot_says_how_to_ask_and_what_it_sees()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var person = server.AddPerson(languageCode: "tr");
        var (group, channel) = (server.Group("Summit", person), server.ChannelWithDiscussion("News").LinkedChannel!);
        foreach (var chat in new[] { group, channel })
        {
            chat.KickBot(person);
            chat.SetBotStatus(person, ChatMemberStatus.Administrator);
        }

        Assert.StartsWith("Merhaba!", (await group.NextAsync(Token)).Text, StringComparison.Ordinal);
        group.SetBotStatus(person, ChatMemberStatus.Left);
        group.SetBotStatus(person, ChatMemberStatus.Member);

        var text = (await group.NextAsync(Token)).Text;
        Assert.Contains($"@{server.Options.BotName}", text, StringComparison.Ordinal);
        Assert.Contains("bu grubun yöneticisi olmadığım sürece", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("olmadığım sürece", group.BotMessages[0].Text, StringComparison.Ordinal);
        Assert.Empty(channel.BotMessages);
    }

    [Fact]
    public async Task Removed_and_added_again_while_the_bot_was_down_it_speaks()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var person = server.AddPerson();
        var group = server.Group("Summit", person);
        for (var n = 0; n < 5; n++)
        {
            group.KickBot(person);
            group.SetBotStatus(person, ChatMemberStatus.Member);
        }

        await using var bot = await ServedBot.StartAsync(server);
        await group.WaitForAsync(5, Token);
        group.Say(person, "/ask who?");

        Assert.StartsWith("who? [1]", (await group.WaitForAsync(6, Token))[5].Text, StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(TestChat chat, Person person, string text)
    {
        var said = chat.Say(person, text);
        return (await chat.ReplyToAsync(said, Token)).Text;
    }
}
