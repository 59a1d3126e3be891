using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>
/// getUpdates with each update left as JSON: it is stored as it came, and one that the library cannot read does not make the whole
/// batch unreadable for ever.
/// </summary>
internal sealed class UpdatePoll() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>Everything below it is confirmed.</summary>
    public long? Offset { get; init; }

    public int Limit { get; init; } = 100;

    /// <summary>In seconds.</summary>
    public int Timeout { get; init; }

    /// <summary>Sent each time: Telegram remembers the last ones otherwise, whoever set them.</summary>
    public IEnumerable<UpdateType> AllowedUpdates { get; init; } = [UpdateType.Message, UpdateType.MyChatMember, UpdateType.CallbackQuery];

    public static long IdOf(JsonElement update) => update.GetProperty("update_id").GetInt64();

    public static ReceivedUpdate Read(JsonElement update)
    {
        var id = IdOf(update);
        try
        {
            return new ReceivedUpdate(id, LaneKey.Of(update.Deserialize<Update>(JsonBotAPI.Options)!), update.GetRawText());
        }
        catch (JsonException)
        {
            // Stored all the same: working on it reports it by name.
            return new ReceivedUpdate(id, new LaneKey(0, 0, (int)id), update.GetRawText());
        }
    }
}
