using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class CommandMenusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_reader_sees_the_commands_of_the_place_and_right_in_the_own_language()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var (admin, stranger) = (server.PrivateChat(server.AddPerson(languageCode: "tr")), server.PrivateChat(server.AddPerson(languageCode: "de")));
        var group = server.Supergroup("Summit", admin.Partner!, stranger.Partner!);
        group.SetMember(admin.Partner!, ChatMemberStatus.Administrator);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:AdminIds", $"{admin.Partner!.Id}"));
        await WaitForMenusAsync(server, 20);

        Assert.Contains(server.CommandsShown(admin, admin.Partner!), c => c is { Command: "reload", Description: "Makaleleri yeniden yükle" });
        Assert.Equal(
            ["ask", "sources", "cancel", "language", "privacy", "forget", "id", "help"],
            server.CommandsShown(stranger, stranger.Partner!).Select(c => c.Command));
        Assert.Contains(server.CommandsShown(stranger, stranger.Partner!), c => c is { Command: "ask", Description: "Ask a question" });
        Assert.Equal(["ask", "sources", "cancel", "help"], server.CommandsShown(group, stranger.Partner!).Select(c => c.Command));
        Assert.Contains(server.CommandsShown(group, admin.Partner!), c => c is { Command: "language", Description: "Dilimi seçin" });
    }

    [Fact]
    public async Task Menus_that_cannot_be_set_hold_up_nothing()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        server.Faults.Next(new Fault.JsonError(400, "Bad Request: no"), "setMyCommands", count: 2);
        server.Faults.Next(new Fault.TooManyRequests(1), "setMyCommands");
        var chat = server.PrivateChat();
        // Nobody by that number ever wrote to the bot.
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:AdminIds", "42"));

        chat.Say("question?");

        Assert.StartsWith("question? [1]", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        await WaitForMenusAsync(server, 5);
    }

    private static Task WaitForMenusAsync(BotApiServer server, int count) =>
        server.WaitUntilAsync(() => server.Calls.Of("setMyCommands").Count(c => c.Succeeded) == count, $"{count} menus", Token);
}
