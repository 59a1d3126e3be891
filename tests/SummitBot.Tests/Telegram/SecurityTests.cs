using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

public class SecurityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_is_in_no_log_line_trace_or_reply_whatever_fails()
    {
        var tags = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => tags.Enqueue($"{a.OperationName} {a.DisplayName} {string.Join(' ', a.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var admin = server.PrivateChat();
        await using var bot = await ServedBot.StartAsync(
            server,
            (question, token) => question.Text == "leak?" ? throw new InvalidOperationException($"{server.BaseUrl}/bot{server.Token}/getMe") : ServedBot.Echo(question, token),
            settings: [("Telegram:AdminIds", $"{admin.Partner!.Id}"), ("Telegram:AnswerAttempts", "1")]);
        server.Faults.Next(new Fault.DropBefore(), "sendMessage");
        server.Faults.Next(new Fault.HtmlError(502), "getUpdates");
        server.Faults.Next(new Fault.JsonError(400, "Bad Request: no"), "sendMessage");

        admin.Say("leak?");
        admin.Say("refused?");
        admin.Say("/status");
        await admin.WaitForAsync(2, Token);

        bot.Services.GetRequiredService<ILogger<SecurityTests>>().LogWarning(new HttpRequestException($"/bot{server.Token}/x"), "Calling {Url}", $"/bot{server.Token}/x");
        Assert.Contains(bot.Log.Lines, l => l.Line.Contains("/bot[token]/getMe", StringComparison.Ordinal));
        Assert.Contains(bot.Log.Lines, l => l.Line.Contains("Calling /bot[token]/x", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.Lines, l => l.Line.Contains(server.Token, StringComparison.Ordinal));
        Assert.DoesNotContain(tags, t => t.Contains(server.Token, StringComparison.Ordinal) && !t.Contains("Kestrel", StringComparison.OrdinalIgnoreCase) && !t.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(admin.BotMessages, m => m.Text.Contains(server.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_token_nor_secret_is_in_a_log_line_in_webhook_mode()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var proxy = await ReverseProxy.StartAsync(Token);
        server.Faults.Next(new Fault.DropBefore(), "setWebhook");
        server.Faults.Next(new Fault.HtmlError(502), "setWebhook");
        var chat = server.PrivateChat();
        await using var bot = await ServedBot.StartAsync(server, settings:
        [
            ("Telegram:WebhookUrl", $"{proxy.Url}/updates"), ("Telegram:WebhookListen", "http://127.0.0.1:0"), ("Telegram:WebhookSecret", "a-secret-of-this-test"),
        ]);
        var webhook = bot.Services.GetRequiredService<TelegramWebhook>();
        await server.WaitUntilAsync(() => webhook.Address is not null, "listening", Token);
        proxy.Target = webhook.Address;
        using var http = new HttpClient { BaseAddress = webhook.Address };
        using var stranger = await http.PostAsync(new Uri($"/bot{server.Token}/updates", UriKind.Relative), null, Token);

        chat.Say("question?");
        await chat.NextAsync(Token);

        Assert.DoesNotContain(bot.Log.Lines, l => l.Line.Contains(server.Token, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.Lines, l => l.Line.Contains("a-secret-of-this-test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_people_write_is_logged_nowhere_at_Information_or_above()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(
            server,
            (question, token) => question.Text.StartsWith("fail", StringComparison.Ordinal) ? throw new InvalidOperationException("no") : ServedBot.Echo(question, token),
            settings: ("Telegram:AnswerAttempts", "1"));
        var chat = server.PrivateChat();

        chat.Say("fail on zanzibar?");
        chat.Say("tell of zanzibar");
        await chat.WaitForAsync(2, Token);

        Assert.DoesNotContain(bot.Log.Lines, l => l.Level is >= LogLevel.Information and < LogLevel.None && l.Line.Contains("zanzibar", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_token_stops_the_host_with_one_clear_line()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, settings: ("Telegram:BotToken", "100200300:AAwrong"));

        await bot.Stopped.WaitAsync(TimeSpan.FromSeconds(10), Token);

        var line = Assert.Single(bot.Log.Lines, l => l.Level == LogLevel.Critical).Line;
        Assert.StartsWith("Telegram refused the bot token: check Telegram:BotToken", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_bot_on_the_same_data_folder_stops_and_names_the_first()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var folder = ServedBot.NewFolder();
        await using (await ServedBot.StartAsync(server, folder: folder))
        {
            await server.WaitUntilAsync(() => server.Updates.IsPolled, "polling", Token);
            await using var second = await ServedBot.StartAsync(server, folder: folder);

            await second.Stopped.WaitAsync(TimeSpan.FromSeconds(10), Token);

            Assert.Contains($"process {Environment.ProcessId}", Assert.Single(second.Log.Lines, l => l.Level == LogLevel.Critical).Line, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Telegram:BotToken", "", "Telegram:BotToken is not set")]
    [InlineData("Telegram:BotToken", "secret", "Telegram:BotToken does not look like")]
    [InlineData("Telegram:AdminIds", "12,@ann", "'@ann' is none")]
    [InlineData("Telegram:AdminIds", "5, 1087968824", "1087968824")]
    [InlineData("Telegram:AdminIds", "136817688", "136817688")]
    [InlineData("Telegram:AdminIds", "777000", "777000")]
    [InlineData("Telegram:BaseUrl", "localhost", "Telegram:BaseUrl")]
    [InlineData("Telegram:WebhookUrl", "http://bot.example/hook", "Telegram:WebhookUrl must be an absolute https address")]
    [InlineData("Telegram:WebhookUrl", "https://bot.example:8080/hook", "port 8080")]
    [InlineData("Telegram:WebhookUrl", "https://bot.example/100200300:AAgood", "Telegram:WebhookUrl holds the bot token")]
    [InlineData("Telegram:WebhookListen", "https://localhost:8080", "Telegram:WebhookListen")]
    [InlineData("Telegram:WebhookSecret", "not a word", "Telegram:WebhookSecret")]
    [InlineData("Telegram:WebhookConnections", "0", "Telegram:WebhookConnections must be between 1 and 100.")]
    [InlineData("Telegram:Lanes", "0", "Telegram:Lanes must be between 1 and 256.")]
    [InlineData("Limits:QuestionsPerMinute", "-1", "Limits:QuestionsPerMinute must be between 0 and 10000.")]
    public void A_bad_setting_is_named_at_start(string key, string value, string message)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Telegram:BotToken"] = "100200300:AAgood", [key] = value }).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddTelegram().BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(message, Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
