using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>An update as it came, with what must be known of it before it is worked on.</summary>
/// <param name="Body">The update's JSON as Telegram sent it.</param>
/// <param name="AskedBy">Whose question it is; null when it is none.</param>
internal sealed record ReceivedUpdate(long Id, LaneKey Lane, string Body, long? AskedBy = null)
{
    /// <summary>The message it edits: what that asked and is not yet answered is called off.</summary>
    public EditedQuestion? Edits { get; init; }

    public static ReceivedUpdate Read(JsonElement json, BotIdentity me)
    {
        var id = IdOf(json);
        try
        {
            var update = json.Deserialize<Update>(JsonBotAPI.Options)!;
            var message = update.Message ?? update.EditedMessage;
            long? asker = UpdateRouter.Of(update, me) is Route.Ask ? Asker.Of(message!) : null;
            return new ReceivedUpdate(id, LaneKey.Of(update), json.GetRawText(), asker)
            {
                Edits = update.EditedMessage is { From: not null } edited && UpdateRouter.IsRecentEdit(edited) ? new(Asker.Of(edited), edited.Chat.Id, edited.Id) : null,
            };
        }
        catch (JsonException)
        {
            // Stored all the same: working on it reports it by name.
            return new ReceivedUpdate(id, new LaneKey(0, 0, (int)id), json.GetRawText());
        }
    }

    /// <summary>How many questions of that person may wait already; null for any number.</summary>
    public int? MostWaiting { get; init; }

    /// <summary>Whether it has the one thing that every update has.</summary>
    public static bool IsOne(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out _);

    public static long IdOf(JsonElement update) => update.GetProperty("update_id").GetInt64();
}

internal readonly record struct EditedQuestion(long Asker, long Chat, int MessageId);
