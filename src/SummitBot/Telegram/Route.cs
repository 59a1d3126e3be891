namespace SummitBot.Telegram;

/// <summary>What an update asks for.</summary>
internal abstract record Route
{
    /// <summary>Nothing: not for us, or nothing to say.</summary>
    public sealed record Ignore : Route;

    /// <param name="IsUnseen">The chat does not show the question: it came by a button or a link, so the answer repeats it.</param>
    public sealed record Ask(string Text, bool IsUnseen = false) : Route;

    /// <summary>A link to us was followed: t.me/bot?start=...</summary>
    public sealed record Open(string Payload) : Route;

    /// <summary>The link led to a question that is not kept any more.</summary>
    public sealed record ExpiredLink : Route;

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
