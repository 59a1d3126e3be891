using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Hosting;
using SummitBot.Retrieval;
using SummitBot.Telegram;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SummitBot.Benchmarks.Telegram;

/// <summary>Bots that answer each message with itself, each in a process of its own so that its processor time can be read.</summary>
internal static class EchoBots
{
    public const string Plain = "echo";
    public const string Summit = "summit";

    public static Task RunAsync(string kind, string url, string token, string folder) => kind == Plain ? RunPlainAsync(url, token) : RunSummitAsync(url, token, folder);

    /// <summary>As Telegram.Bot's users write it: sixteen workers, confirmed after the batch. A crash repeats up to a hundred answers.</summary>
    private static async Task RunPlainAsync(string url, string token)
    {
        var bot = new TelegramBotClient(new TelegramBotClientOptions(token, url));
        for (var offset = 0; ;)
        {
            var updates = await bot.GetUpdates(offset, limit: 100, timeout: 30);
            await Parallel.ForEachAsync(updates, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (update, cancellationToken) =>
            {
                if (update.Message is { Text: { } text } message)
                    await bot.SendMessage(message.Chat.Id, text, replyParameters: new ReplyParameters { MessageId = message.Id }, cancellationToken: cancellationToken);
            });
            if (updates.Length > 0) offset = updates[^1].Id + 1;
        }
    }

    /// <summary>SummitBot with its inbox, lanes, formatting and sender; only what answers a question is an echo.</summary>
    private static async Task RunSummitAsync(string url, string token, string folder)
    {
        var version = new CorpusVersion("echo", DateTimeOffset.UnixEpoch, 1, 1, "1", "f", "embedder");
        var article = new Article { Id = "a", Title = "Echo", Text = "", Language = "en", Publisher = "Publisher", Published = new DateOnly(2024, 7, 2) };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = token,
            ["Telegram:BaseUrl"] = url,
            ["Telegram:MessagesPerSecond"] = "0",
            ["Limits:QuestionsPerMinute"] = "0",
            ["Storage:DataFolder"] = folder,
        });
        builder.Logging.AddSummitBotLogging(serves: true, verbose: false);
        builder.Services.AddSummitBot().AddTelegram();
        builder.Services.AddSingleton<AnswerQuestion>((question, _, _) =>
            Task.FromResult<Answer>(new GroundedAnswer([new Claim(question.Text, [new Citation(1, article, "p", 0, question.Text)])], "en", version)));
        using var host = builder.Build();
        await host.RunAsync();
    }
}
