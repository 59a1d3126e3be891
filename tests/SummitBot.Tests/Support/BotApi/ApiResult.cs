using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>What a method returns, already as JSON: the objects behind it may change as soon as the lock is free.</summary>
internal sealed record ApiResult(byte[] Body, int? MessageId = null)
{
    public static ApiResult True { get; } = new("true"u8.ToArray());

    public static ApiResult Of(Message message) => new(Json(message), message.Id);

    public static ApiResult Of<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, JsonBotAPI.Options));

    public static byte[] Json(object? value) => JsonSerializer.SerializeToUtf8Bytes(value, value?.GetType() ?? typeof(object), JsonBotAPI.Options);

    /// <summary>The whole answer of a call that went well.</summary>
    public byte[] Envelope()
    {
        var json = new ArrayBufferWriter<byte>(Body.Length + 24);
        json.Write("""{"ok":true,"result":"""u8);
        json.Write(Body);
        json.Write("}"u8);
        return json.WrittenSpan.ToArray();
    }

    /// <summary>The whole answer of a call that was refused.</summary>
    public static byte[] Envelope(ApiError error)
    {
        // Not by the library's options: they leave out false, and so "ok".
        var answer = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Message };
        if (error.RetryAfter is { } seconds)
            answer["parameters"] = new JsonObject { ["retry_after"] = seconds };
        if (error.MigrateToChatId is { } successor)
            answer["parameters"] = new JsonObject { ["migrate_to_chat_id"] = successor };

        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }
}
