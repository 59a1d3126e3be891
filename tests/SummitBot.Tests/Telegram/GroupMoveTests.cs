using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class GroupMoveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_of_a_group_goes_with_it_to_the_supergroup()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var history = 0;
        await using var bot = await ServedBot.StartAsync(server, (question, token) =>
        {
            history = question.History!.Count;
            return ServedBot.Echo(question, token);
        });
        var ann = server.AddPerson();
        var group = server.Group("Summit", ann);
        group.SetMember(ann, ChatMemberStatus.Creator);
        group.Say(ann, "/settings sources off");
        group.Say(ann, "/ask one?");
        await group.WaitForAsync(2, Token);

        var successor = group.UpgradeToSupergroup(ann);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(50), Token);
        successor.Say(ann, "/ask two?");

        Assert.Equal("two? [1]", (await successor.NextAsync(Token)).Text);
        Assert.Equal(1, history);
    }

    [Fact]
    public async Task Questions_that_waited_through_the_upgrade_are_answered_in_the_supergroup_without_asking_the_old_group_again()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var release = new TaskCompletionSource();
        var running = new TaskCompletionSource();
        await using var bot = await ServedBot.StartAsync(server, async (question, token) =>
        {
            running.TrySetResult();
            await release.Task.WaitAsync(token);
            return await ServedBot.Echo(question, token);
        });
        var ann = server.AddPerson();
        var group = server.Group("Summit", ann);
        group.Say(ann, "/ask one?");
        await running.Task.WaitAsync(Token);
        foreach (var n in new[] { "two", "three" }) group.Say(ann, $"/ask {n}?");

        var successor = group.UpgradeToSupergroup(ann);
        await server.WaitUntilAllConfirmedAsync(Token);
        release.SetResult();

        var answers = await successor.WaitForAsync(3, Token);
        Assert.Equal(["one? [1]", "two? [1]", "three? [1]"], answers.Select(a => a.Text.Split('\n')[0]));
        Assert.InRange(server.Calls.Of("sendMessage").Count(c => !c.Succeeded), 0, 1);
    }
}
