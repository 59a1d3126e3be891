namespace SummitBot.Telegram;

/// <summary>What was replied to a message before it was edited.</summary>
/// <param name="Seq">Of the update that was replied to.</param>
/// <param name="MessageIds">Of the messages sent, in order.</param>
/// <param name="Question">As it was understood; null when the reply was no answer, or is long ago.</param>
/// <param name="Answer">As it is remembered; null like <paramref name="Question"/>.</param>
internal sealed record EarlierReply(long Seq, IReadOnlyList<int> MessageIds, string? Question, string? Answer)
{
    /// <summary>
    /// Puts new messages into the place of those sent: as far as there are any they are edited, what is more is sent, what is left over
    /// is deleted, which a message without text stands for.
    /// </summary>
    public IReadOnlyList<StoredReply> ReplaceBy(IReadOnlyList<OutgoingMessage> messages, Destination destination) =>
    [
        .. Enumerable.Range(0, Math.Max(messages.Count, MessageIds.Count)).Select(i => new StoredReply(
            i,
            i < MessageIds.Count ? destination with { Edits = MessageIds[i] } : destination,
            i < messages.Count ? messages[i] : OutgoingMessage.Nothing)),
    ];
}
