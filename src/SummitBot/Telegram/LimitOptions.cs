using System.ComponentModel.DataAnnotations;

namespace SummitBot.Telegram;

/// <summary>What strangers may ask of the bot. Section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Questions a minute and user; 0 is no limit. Admins have none. Default 20.</summary>
    [Range(0, 10_000)]
    public int QuestionsPerMinute { get; set; } = 20;

    /// <summary>Inline searches a minute and user, of which there is one a key pressed; 0 is no limit. Default 120.</summary>
    [Range(0, 10_000)]
    public int InlineQueriesPerMinute { get; set; } = 120;

    /// <summary>Longest question, in characters. Default 1,000.</summary>
    [Range(10, 4_096)]
    public int MaxQuestionLength { get; set; } = 1_000;
}
