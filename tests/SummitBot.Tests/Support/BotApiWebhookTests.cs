using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;

namespace SummitBot.Tests.Support;

public sealed class BotApiWebhookTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_gets_each_update_with_its_secret_and_again_after_a_failure()
    {
        var received = new ConcurrentQueue<(string Secret, string Body)>();
        var failures = 1;
        await using var receiver = await ReceiverAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            received.Enqueue((http.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString(), await reader.ReadToEndAsync(Cancelled)));
            http.Response.StatusCode = Interlocked.Decrement(ref failures) >= 0 ? 500 : 200;
        });
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        var bot = server.Client();
        server.PrivateChat().Say("waited for the webhook");
        await bot.SetWebhook(receiver.Urls.First(), secretToken: "secret-1", cancellationToken: Cancelled);
        await server.WaitUntilAsync(() => server.Updates.Pending == 0, "delivery", Cancelled);

        Assert.Equal(2, received.Count);
        Assert.All(received, update => Assert.Equal("secret-1", update.Secret));
        Assert.All(received, update => Assert.Contains("waited for the webhook", update.Body, StringComparison.Ordinal));
        Assert.StartsWith("Wrong response from the webhook: 500", (await bot.GetWebhookInfo(Cancelled)).LastErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_may_answer_with_a_call()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        var chat = server.PrivateChat();
        await using var receiver = await ReceiverAsync(
            http => http.Response.WriteAsJsonAsync(new { method = "sendMessage", chat_id = chat.Id, text = "answered inline" }, Cancelled));
        await server.Client().SetWebhook(receiver.Urls.First(), cancellationToken: Cancelled);

        chat.Say("question");

        Assert.Equal("answered inline", (await chat.NextAsync(Cancelled)).Text);
    }

    [Fact]
    public async Task What_a_webhook_did_not_take_waits_for_the_poller()
    {
        await using var receiver = await ReceiverAsync(http =>
        {
            http.Response.StatusCode = 503;
            http.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        await using var server = await BotApiServer.StartAsync(cancellationToken: Cancelled);
        var bot = server.Client();
        await bot.SetWebhook(receiver.Urls.First(), cancellationToken: Cancelled);
        server.PrivateChat().Say("question");

        await bot.DeleteWebhook(cancellationToken: Cancelled);

        Assert.Equal("question", Assert.Single(await bot.GetUpdates(cancellationToken: Cancelled)).Message!.Text);
    }

    private static async Task<WebApplication> ReceiverAsync(RequestDelegate handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = builder.Build();
        receiver.Run(handle);
        await receiver.StartAsync(Cancelled);
        return receiver;
    }
}
