using SummitBot.Telegram.Buttons;

namespace SummitBot.Telegram;

/// <summary>What to send back, and the turn it adds to the conversation.</summary>
internal sealed record Reply(IReadOnlyList<OutgoingMessage> Messages, ConversationTurn? Turn = null)
{
    /// <summary>What was replied before the question was edited.</summary>
    public EarlierReply? Replaces { get; init; }

    /// <summary>What its buttons refer to.</summary>
    public NewAnswer? Answer { get; init; }

    /// <summary>The articles did not answer.</summary>
    public Miss? Miss { get; init; }

    /// <summary>The id of the answer whose passage it shows.</summary>
    public string? ViewOf { get; init; }

    public static Reply Of(OutgoingMessage message) => new([message]);

    /// <summary>The bot's own words; null for silence.</summary>
    public static Reply? Of(string? text) => text is null ? null : new([new OutgoingMessage(MessageText.Clean(text), [])]);
}
