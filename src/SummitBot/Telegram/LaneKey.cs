using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>Names the lane in which an update waits its turn: one a chat and thread.</summary>
/// <param name="Thread">0 outside of topics.</param>
/// <param name="Control">An update that must not wait behind questions has a lane of its own, by its id; 0 otherwise.</param>
internal readonly record struct LaneKey(long Chat, int Thread, int Control)
{
    public static LaneKey Of(Update update)
    {
        if (update.Message is not { } message) return new((update.MyChatMember?.Chat ?? update.CallbackQuery?.Message?.Chat)?.Id ?? 0, 0, update.Id);
        // A reload takes long and must not hold up the admin's own questions.
        var control = message.Text?.StartsWith("/reload", StringComparison.OrdinalIgnoreCase) == true ? update.Id : 0;
        return new(message.Chat.Id, ThreadOf(message) ?? 0, control);
    }

    /// <summary>Telegram also sets a thread id on plain reply chains, which cannot be sent to; only topics count.</summary>
    public static int? ThreadOf(Message message) => message.IsTopicMessage ? message.MessageThreadId : null;
}
