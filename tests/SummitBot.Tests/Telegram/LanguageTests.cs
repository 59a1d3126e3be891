using SummitBot.Answering;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class LanguageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_language_chosen_by_code_or_name_holds_after_a_restart_and_until_it_is_automatic_again()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var folder = ServedBot.NewFolder();
        var chat = server.PrivateChat();
        await using (await ServedBot.StartAsync(server, folder: folder))
        {
            Assert.Contains("/language auto", await AskAsync(chat, "/language"), StringComparison.Ordinal);
            Assert.StartsWith("I speak these languages: en (English), ru", await AskAsync(chat, "/language klingon"), StringComparison.Ordinal);
            Assert.StartsWith("Kendi sözlerimin dili: Türkçe", await AskAsync(chat, "/language türkçe"), StringComparison.Ordinal);
        }

        await using (await ServedBot.StartAsync(server, folder: folder))
        {
            Assert.StartsWith("Bu komutu bilmiyorum", await AskAsync(chat, "/frobnicate"), StringComparison.Ordinal);
            Assert.StartsWith("My own words are in the language of whoever", await AskAsync(chat, "/language AUTO"), StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_words_around_an_answer_are_in_the_language_of_the_question_unless_one_was_chosen()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(
            server, (question, _) => Task.FromResult<Answer>(new NoAnswer(RefusalReason.NotInSources, [], question.Text == "Кто?" ? "ru" : "en", ServedBot.Version)));
        var chat = server.PrivateChat();

        Assert.Equal("В моих статьях этого нет.", await AskAsync(chat, "Кто?"));
        await AskAsync(chat, "/language zh");
        Assert.Equal("我的文章中没有提到这一点。", await AskAsync(chat, "Кто?"));
    }

    [Fact]
    public async Task In_a_group_its_admins_choose_for_everybody_also_anonymously()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (owner, member) = (server.AddPerson(), server.AddPerson(languageCode: "kk"));
        var group = server.Supergroup("Summit", owner, member);
        group.SetMember(owner, ChatMemberStatus.Creator);

        group.Say(member, "/language ru");
        Assert.StartsWith("Мұны тек топ әкімшілері", (await group.NextAsync(Token)).Text, StringComparison.Ordinal);
        group.Say(owner, "/language ru");
        Assert.StartsWith("Мои собственные слова", (await group.NextAsync(Token)).Text, StringComparison.Ordinal);
        group.Say(member, $"/frobnicate@{server.Options.BotName}");
        Assert.StartsWith("Я не знаю такой команды", (await group.NextAsync(Token)).Text, StringComparison.Ordinal);
        group.SayAsAnonymousAdmin("/language tr");
        Assert.StartsWith("Kendi sözlerimin dili", (await group.NextAsync(Token)).Text, StringComparison.Ordinal);

        // The list of admins is asked for once a minute, not once a command.
        Assert.Single(server.Calls.Of("getChatAdministrators"));
    }

    [Fact]
    public async Task Privacy_mode_is_noticed_at_start_and_explained_in_the_help_of_a_group()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var open = await BotApiServer.StartAsync(new() { PrivacyMode = false }, Token);
        await using var bot = await ServedBot.StartAsync(server);
        await using var openBot = await ServedBot.StartAsync(open);
        var group = server.Supergroup("Summit", server.AddPerson());
        var openGroup = open.Supergroup("Summit", open.AddPerson());

        group.SayAsAnonymousAdmin("/help");
        openGroup.SayAsAnonymousAdmin("/help");

        Assert.Contains("I see only commands", (await group.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I see only commands", (await openGroup.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Contains(bot.Log.Lines, l => l.Line.StartsWith("Privacy mode is on", StringComparison.Ordinal));
        Assert.DoesNotContain(openBot.Log.Lines, l => l.Line.StartsWith("Privacy mode is on", StringComparison.Ordinal));
    }

    private static async Task<string> AskAsync(TestChat chat, string text)
    {
        chat.Say(text);
        return (await chat.NextAsync(Token)).Text;
    }
}
