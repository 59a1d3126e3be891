namespace SummitBot.Telegram;

/// <summary>What a person chose for themselves, or the admins of a group for it.</summary>
/// <param name="Language">Of the bot's own words; null for each reader's own.</param>
internal sealed record ChatSettings(string? Language = null, Askers Askers = Askers.Everyone, SourceList Sources = SourceList.Shown)
{
    public static readonly ChatSettings Default = new();
}

/// <summary>Who may ask in a group. The numbers are stored: never renumber.</summary>
internal enum Askers
{
    Everyone = 0,
    Admins = 1,
}

/// <summary>Whether answers carry the block with their quoted sentences. The numbers are stored: never renumber.</summary>
internal enum SourceList
{
    Shown = 0,
    Hidden = 1,
}
