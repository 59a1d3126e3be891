using System.ComponentModel.DataAnnotations;

namespace SummitBot.Telegram;

/// <summary>What strangers may ask of the bot; admins are exempt. Section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Questions a minute and user; 0 is no limit, nor is there then any of those that follow from it. Default 20.</summary>
    [Range(0, 10_000)]
    public int QuestionsPerMinute { get; set; } = 20;

    /// <summary>Questions a minute and group, whoever asks; 0 is no limit. Default: three times <see cref="QuestionsPerMinute"/>.</summary>
    [Range(0, 100_000)]
    public int? GroupQuestionsPerMinute { get; set; }

    /// <summary>Questions of one user that may wait for their turn; 0 is no limit. Default: five times <see cref="QuestionsPerMinute"/>.</summary>
    [Range(0, 100_000)]
    public int? WaitingQuestions { get; set; }

    /// <summary>Commands, taps on buttons and inline searches a minute and user; 0 is no limit. Default: three times <see cref="QuestionsPerMinute"/>.</summary>
    [Range(0, 100_000)]
    public int? ActionsPerMinute { get; set; }

    /// <summary>Longest question, in characters. Default 1,000.</summary>
    [Range(10, 4_096)]
    public int MaxQuestionLength { get; set; } = 1_000;

    public int MostGroupQuestionsPerMinute => GroupQuestionsPerMinute ?? 3 * QuestionsPerMinute;

    public int MostWaitingQuestions => WaitingQuestions ?? 5 * QuestionsPerMinute;

    public int MostActionsPerMinute => ActionsPerMinute ?? 3 * QuestionsPerMinute;
}
