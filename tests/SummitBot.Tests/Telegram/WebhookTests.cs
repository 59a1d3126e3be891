using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class WebhookTests
{
    private const string Secret = "a-secret-of-this-test";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Behind_a_proxy_questions_reach_the_same_inbox_and_are_answered()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var proxy = await ReverseProxy.StartAsync(Token);
        var chat = server.PrivateChat();
        var waited = chat.Say("asked before?");
        await using var bot = await StartAsync(server, proxy);

        Assert.StartsWith("asked before? [1]", (await chat.ReplyToAsync(waited, Token)).Text, StringComparison.Ordinal);
        var asked = chat.Say("Who cam?");
        await chat.ReplyToAsync(asked, Token);
        chat.Edit(asked, "Who came?");
        await server.WaitUntilAsync(() => chat.BotMessages.Any(m => m.Edits == 1), "the edit", Token);

        Assert.StartsWith("Who came? [1]", chat.BotMessages[1].Text, StringComparison.Ordinal);
        Assert.Equal($"{proxy.Url}/bot/updates", server.WebhookUrl);
        Assert.Empty(server.Calls.Of("getUpdates"));
        Assert.Contains(UpdateType.EditedMessage, server.Updates.Allowed!);
        Assert.Equal(0, server.Updates.Pending);
    }

    [Fact]
    public async Task Only_Telegram_is_let_in()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var proxy = await ReverseProxy.StartAsync(Token);
        await using var bot = await StartAsync(server, proxy);
        await server.WaitUntilAsync(() => server.WebhookUrl.Length > 0, "the webhook", Token);
        using var http = new HttpClient { BaseAddress = proxy.Target };
        const string update = """{"update_id":5,"message":{"message_id":1,"date":1720000000,"text":"hello?","chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"A"}}}""";

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(update, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(update, Secret + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(update, Secret[..^1]));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(update, Secret, "/"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(update, Secret, "/bot/updates/more"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(update, Secret, type: "text/plain"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("{", Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("[1]", Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("""{"update_id":"five"}""", Secret));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync($$"""{"update_id":6,"x":"{{new string('x', 1_000_001)}}"}""", Secret));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.GetAsync("/bot/updates", Token)).StatusCode);
        Assert.Equal(0, await CountAsync());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(update, Secret));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(update, Secret));
        Assert.Equal(1, await CountAsync());

        async Task<HttpStatusCode> PostAsync(string body, string? secret, string path = "/bot/updates", string type = "application/json")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
            if (secret is not null) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
            using var response = await http.SendAsync(request, Token);
            Assert.Equal("", await response.Content.ReadAsStringAsync(Token));
            return response.StatusCode;
        }

        Task<long> CountAsync() => bot.Services.GetRequiredService<StateDatabase>().RunAsync(db => db.Scalar("SELECT count(*) FROM updates"));
    }

    [Fact]
    public async Task From_webhook_to_polling_and_back_nothing_is_lost()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var proxy = await ReverseProxy.StartAsync(Token);
        var chat = server.PrivateChat();
        var folder = ServedBot.NewFolder();
        var questions = new List<int>();
        await using (await StartAsync(server, proxy, folder))
        {
            questions.Add(chat.Say("one?"));
            await chat.ReplyToAsync(questions[^1], Token);
        }

        questions.Add(chat.Say("two?"));
        await using (var bot = await ServedBot.StartAsync(server, folder: folder))
        {
            await chat.ReplyToAsync(questions[^1], Token);
            Assert.Equal("", server.WebhookUrl);
            Assert.Contains(bot.Log.Lines, l => l.Line.StartsWith("Ended the webhook at 127.0.0.1", StringComparison.Ordinal));
        }

        questions.Add(chat.Say("three?"));
        await using (await StartAsync(server, proxy, folder)) await chat.ReplyToAsync(questions[^1], Token);

        Assert.All(questions, q => Assert.Single(chat.RepliesTo(q)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_webhook_set_by_another_program_is_ended_by_the_poller_and_questions_go_on()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var chat = server.PrivateChat();
        await server.Client().SetWebhook("https://another.example/hook", cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);

        chat.Say("question?");

        Assert.StartsWith("question? [1]", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Contains(bot.Log.Lines, l => l.Line.StartsWith("Ended the webhook at another.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_taken_stops_the_host_with_one_clear_line()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var proxy = await ReverseProxy.StartAsync(Token);
        await using var bot = await ServedBot.StartAsync(server, settings: [("Telegram:WebhookUrl", $"{proxy.Url}/bot/updates"), ("Telegram:WebhookListen", proxy.Url)]);

        await bot.Stopped.WaitAsync(TimeSpan.FromSeconds(10), Token);

        var line = Assert.Single(bot.Log.Lines, l => l.Line.StartsWith("Cannot listen on", StringComparison.Ordinal)).Line;
        Assert.Contains("Telegram:WebhookListen", line, StringComparison.Ordinal);
    }

    private static async Task<ServedBot> StartAsync(BotApiServer server, ReverseProxy proxy, string? folder = null)
    {
        var bot = await ServedBot.StartAsync(server, folder: folder, settings:
        [
            ("Telegram:WebhookUrl", $"{proxy.Url}/bot/updates"), ("Telegram:WebhookListen", "http://127.0.0.1:0"), ("Telegram:WebhookSecret", Secret),
        ]);
        var webhook = bot.Services.GetRequiredService<TelegramWebhook>();
        await server.WaitUntilAsync(() => webhook.Address is not null, "listening", Token);
        proxy.Target = webhook.Address;
        return bot;
    }
}
