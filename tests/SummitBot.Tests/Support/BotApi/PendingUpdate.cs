using System.Buffers;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>An update as it goes to the bot. Updates of one <paramref name="Lane"/> reach a webhook one after the other.</summary>
internal sealed record PendingUpdate(int Id, DateTimeOffset QueuedAt, string Lane, byte[] Json)
{
    public static PendingUpdate Of(Update update, DateTimeOffset queuedAt)
    {
        var message = update.Message ?? update.EditedMessage;
        var key = message?.Chat.Id ?? update.CallbackQuery?.From.Id ?? update.InlineQuery?.From.Id ?? update.MyChatMember?.Chat.Id ?? 0;
        return new PendingUpdate(update.Id, queuedAt, $"{update.Type} {key}", JsonSerializer.SerializeToUtf8Bytes(update, JsonBotAPI.Options));
    }

    /// <summary>A batch as the JSON array that getUpdates returns.</summary>
    public static byte[] Array(IReadOnlyList<PendingUpdate> batch)
    {
        var json = new ArrayBufferWriter<byte>(2 + batch.Sum(update => update.Json.Length + 1));
        json.Write("["u8);
        for (var i = 0; i < batch.Count; i++)
        {
            if (i > 0)
                json.Write(","u8);

            json.Write(batch[i].Json);
        }

        json.Write("]"u8);
        return json.WrittenSpan.ToArray();
    }
}
