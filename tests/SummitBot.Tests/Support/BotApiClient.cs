using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;

namespace SummitBot.Tests.Support;

internal static class BotApiClient
{
    /// <summary>A real client of the double that never retries by itself.</summary>
    public static TelegramBotClient Client(this BotApiServer server) =>
        new(new TelegramBotClientOptions(server.Token, server.BaseUrl) { RetryThreshold = 0 });
}
