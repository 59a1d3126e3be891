using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>Who is counted, remembered and answered for a message.</summary>
internal static class Asker
{
    /// <summary>Someone who writes as a group or channel counts, and is remembered, as that.</summary>
    public static long Of(Message message) => message.SenderChat?.Id ?? message.From!.Id;
}
