namespace SummitBot.Telegram;

/// <summary>What an update asks for.</summary>
internal abstract record Route
{
    /// <summary>Nothing: not for us, or nothing to say.</summary>
    public sealed record Ignore : Route;

    public sealed record Ask(string Text) : Route;

    /// <param name="Name">In lower case, without slash and bot name.</param>
    /// <param name="Argument">What stands after it.</param>
    public sealed record Command(string Name, string Argument = "") : Route;

    /// <summary>Said to us, but in no words: voice, sticker, picture without caption.</summary>
    public sealed record Wordless : Route;

    /// <summary>We were mentioned, and nothing else was said.</summary>
    public sealed record MentionOnly : Route;

    /// <summary>The group goes on under another id.</summary>
    public sealed record Moved(long From, long To) : Route;

    /// <summary>We were added to a group.</summary>
    public sealed record Added : Route;

    /// <summary>The reader of a draft pressed its Stop button.</summary>
    public sealed record StopWriting(long Chat, long DraftId) : Route;

    /// <summary>We were blocked or removed.</summary>
    public sealed record ShutOut(long Chat) : Route;
}

/// <summary>Who we are in Telegram.</summary>
/// <param name="ReadsGroups">False in privacy mode: of a group we see only commands, mentions and replies to us.</param>
internal sealed record BotIdentity(long Id, string Username, bool ReadsGroups = false);
