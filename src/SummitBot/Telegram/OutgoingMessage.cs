using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram;

/// <summary>One message to send: plain text with entities, so that nothing in it is ever parsed as markup.</summary>
/// <param name="Text">Trimmed and cleaned as Telegram would, so that <paramref name="Entities"/> point where they mean to.</param>
/// <param name="Entities">Offsets and lengths in UTF-16 units.</param>
internal sealed record OutgoingMessage(string Text, IReadOnlyList<MessageEntity> Entities)
{
    /// <summary>In the place of an earlier message: that one is deleted.</summary>
    public static readonly OutgoingMessage Nothing = new("", []);

    public bool IsNothing => Text.Length == 0;

    /// <summary>The buttons under it.</summary>
    public InlineKeyboardMarkup? Keyboard { get; init; }
}

/// <summary>Where a message goes.</summary>
/// <param name="ReplyTo">The message it replies to, when that still exists.</param>
internal sealed record Destination(long Chat, int? Thread, int? ReplyTo)
{
    /// <summary>The message of ours whose place it takes; null to send a new one.</summary>
    public int? Edits { get; init; }
}
