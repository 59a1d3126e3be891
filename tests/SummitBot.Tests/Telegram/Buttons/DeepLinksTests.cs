using System.Web;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram.Buttons;

public class DeepLinksTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Who came?", "q_")]
    [InlineData("Кто встретил Си?", "q_")]
    [InlineData("Who met the president of China when he landed in the capital of Kazakhstan?", "a_")]
    public async Task A_shared_question_is_asked_by_whoever_follows_the_link(string question, string kind)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var (chat, friend) = (server.PrivateChat(), server.PrivateChat());
        chat.Say(question);
        var share = (await chat.NextAsync(Token)).Buttons.Single(b => b.Text == "Share").Url!;

        var query = HttpUtility.ParseQueryString(new Uri(share).Query);
        var payload = HttpUtility.ParseQueryString(new Uri(query["url"]!).Query)["start"]!;
        friend.Say($"/start {payload}");
        var answer = await friend.NextAsync(Token);

        Assert.StartsWith($"https://t.me/{server.Options.BotName}?start={kind}", query["url"], StringComparison.Ordinal);
        Assert.Equal(question, query["text"]);
        Assert.Matches("^[A-Za-z0-9_-]{1,64}$", payload);
        Assert.StartsWith($"{question}\n{question} [1]", answer.Text, StringComparison.Ordinal);
        Assert.Equal([question], answer.CoveredBy(MessageEntityType.Italic));
    }

    [Theory]
    [InlineData("a_AAAAAAAAAAAA", "The question behind this link is not kept any more.")]
    [InlineData("q_", "Ask me about the summit.")]
    [InlineData("q_%%%", "Ask me about the summit.")]
    [InlineData("q__w", "Ask me about the summit.")]
    [InlineData("campaign-7", "Ask me about the summit.")]
    public async Task A_link_that_leads_nowhere_opens_the_bot(string payload, string reply)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        chat.Say($"/start {payload}");

        Assert.StartsWith(reply, (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
    }
}
