namespace SummitBot.Answering;

/// <summary>What a person asks.</summary>
/// <param name="Language">ISO 639-1; null to detect it.</param>
/// <param name="History">Earlier turns of the same conversation, oldest first.</param>
/// <param name="Asker">Who asks, for what is counted per person; null where nothing is.</param>
/// <param name="Chat">Where it is asked, for what a chat does one after the other; null where there is no other question.</param>
internal sealed record Question(string Text, string? Language = null, IReadOnlyList<Turn>? History = null, string? Asker = null, string? Chat = null);

/// <summary>One earlier question of a conversation with the text of its answer.</summary>
internal sealed record Turn(string Question, string Answer);

/// <summary>A question made to stand on its own.</summary>
/// <param name="Original">As asked.</param>
/// <param name="Text">What is searched for: <paramref name="Original"/>, followed for a follow-up by words of the conversation.</param>
/// <param name="Previous">The earlier question it follows up; null when it stands on its own.</param>
internal sealed record ResolvedQuestion(string Original, string Text, string? Previous = null)
{
    /// <summary>As a whole sentence that needs no conversation; null when only words were added.</summary>
    public string? Standalone { get; init; }
}
