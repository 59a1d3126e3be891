namespace SummitBot.Articles;

/// <summary>One news item of the corpus: its text as stored, and what is known about where it came from.</summary>
internal sealed record Article
{
    /// <summary>Unique in the corpus; by default the path below the corpus folder without extension.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The text that quotes are cut from, verbatim. All offsets are UTF-16 positions in it.</summary>
    public required string Text { get; init; }

    /// <summary>ISO 639-1 code, or <see cref="LanguageDetector.Unknown"/>.</summary>
    public required string Language { get; init; }

    public string? Publisher { get; init; }

    public string? Author { get; init; }

    /// <summary>The day it was published; null when the file does not state it. Never guessed.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>What the file says about its date when the day itself is not known ("written on or after 2 July 2024").</summary>
    public string? DateNote { get; init; }

    public Uri? Url { get; init; }

    /// <summary>Other outlets that carry the same story (<see cref="SameStory"/>), separated by commas; null when there are none.</summary>
    public string? AlsoIn { get; init; }
}
