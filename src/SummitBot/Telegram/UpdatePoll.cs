using System.Text.Json;
using Telegram.Bot.Requests;
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

    /// <summary>The kinds of updates that are asked for, by a poll and for a webhook alike.</summary>
    public static IReadOnlyList<UpdateType> Wanted { get; } = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.MyChatMember, UpdateType.CallbackQuery, UpdateType.StoppedMessageGeneration];

    /// <summary>Sent each time: Telegram remembers the last ones otherwise, whoever set them.</summary>
    public IEnumerable<UpdateType> AllowedUpdates { get; init; } = Wanted;
}
