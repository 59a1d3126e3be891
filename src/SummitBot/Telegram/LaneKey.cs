using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>Names the lane in which an update waits its turn: one a chat and thread.</summary>
/// <param name="Thread">0 outside of topics.</param>
/// <param name="Control">An update that must not wait behind questions has a lane of its own, by its id; 0 otherwise. What becomes of our membership in a chat is one such lane.</param>
internal readonly record struct LaneKey(long Chat, int Thread, int Control)
{
    public const int Membership = -1;

    public static LaneKey Of(Update update)
    {
        if (update.MyChatMember is { } member) return new(member.Chat.Id, 0, Membership);
        if ((update.Message ?? update.EditedMessage) is not { } message) return new((update.StoppedMessageGeneration?.Chat ?? update.CallbackQuery?.Message?.Chat)?.Id ?? 0, 0, update.Id);
        return new(message.Chat.Id, ThreadOf(message) ?? 0, SkipsLane(message.Text) ? update.Id : 0);
    }

    private static bool SkipsLane(string? text)
    {
        if (text is not ['/', ..]) return false;
        var end = text.AsSpan().IndexOfAny(" \n@");
        return BotCommands.SkipsLane(text[1..(end < 0 ? text.Length : end)].ToLowerInvariant());
    }

    /// <summary>Telegram also sets a thread id on plain reply chains, which cannot be sent to; only topics count.</summary>
    public static int? ThreadOf(Message message) => message.IsTopicMessage ? message.MessageThreadId : null;
}
