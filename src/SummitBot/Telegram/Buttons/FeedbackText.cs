using SummitBot.Texts;

namespace SummitBot.Telegram.Buttons;

/// <summary>What readers thought of the answers, for an admin to read.</summary>
internal static class FeedbackText
{
    private const int MaxQuestionLength = 150;

    public static string Of(FeedbackReport report, string language)
    {
        var reasons = Enum.GetValues<Verdict>().Where(v => v > Verdict.Bad).Select(v => $"{NameOf(v, language)} {report.Verdicts.GetValueOrDefault(v)}");
        var good = report.Verdicts.GetValueOrDefault(Verdict.Good);
        List<string> lines =
        [
            UiTexts.Get(UiText.FeedbackVerdicts, language, good, report.Verdicts.Values.Sum() - good, string.Join(", ", reasons)),
            UiTexts.Get(UiText.FeedbackMisses, language, report.Misses),
        ];
        if (report.Disliked.Count > 0)
        {
            lines.AddRange(["", UiTexts.Get(UiText.FeedbackDisliked, language)]);
            lines.AddRange(report.Disliked.Select(d => Line(d.Day, d.Question, language) + (d.Verdict > Verdict.Bad ? $" ({NameOf(d.Verdict, language)})" : "")));
        }

        if (report.Unanswered.Count > 0)
        {
            lines.AddRange(["", UiTexts.Get(UiText.FeedbackUnanswered, language)]);
            lines.AddRange(report.Unanswered.Select(u => Line(u.Day, u.Question, language)));
        }

        return string.Join('\n', lines);
    }

    /// <summary>In a few words, as on its button.</summary>
    public static string NameOf(Verdict verdict, string language) => UiTexts.Get(
        verdict switch
        {
            Verdict.Wrong => UiText.VerdictWrong,
            Verdict.Incomplete => UiText.VerdictIncomplete,
            Verdict.Outdated => UiText.VerdictOutdated,
            Verdict.OffTopic => UiText.VerdictOffTopic,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Only a reason has a name."),
        },
        language);

    private static string Line(DateOnly day, string question, string language) => $"• {UiTexts.Get(UiText.SourceDate, language, day)}: {MessageText.Short(question, MaxQuestionLength)}";
}
