using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Corpus;
using SummitBot.Texts;

namespace SummitBot.Telegram;

/// <summary>Lists that fit one message: the articles held, and what a reload did.</summary>
internal static class ListText
{
    private const int MaxLineLength = 300;

    public static string Sources(IReadOnlyList<Article> articles, string language) => Listing(
        UiTexts.Get(UiText.SourcesTitle, language, articles.Count), articles.Select(a => SourceLine.Of(a, language)), MessageText.MaxLength, language);

    public static string Report(CorpusReport report, string language)
    {
        var diff = report.Diff;
        var head = report.Outcome switch
        {
            _ when report.Failed => UiTexts.Get(UiText.ReloadFailed, language, report.Problem),
            ReloadOutcome.Unchanged => UiTexts.Get(UiText.ReloadUnchanged, language, report.Version?.Articles, report.Skipped.Count, report.Duplicates.Count),
            _ => UiTexts.Get(
                UiText.ReloadPublished, language, report.Version?.Articles, diff.Added.Count, diff.Changed.Count, diff.Removed.Count, report.Skipped.Count, report.Duplicates.Count),
        };
        // Troubles first: they are what an admin has to do something about.
        (UiText Title, IEnumerable<string> Lines)[] lists =
        [
            (UiText.ReloadSkipped, report.Skipped.Select(s => s.Line is { } line ? $"{s.Path}:{line} {s.Reason}" : $"{s.Path} {s.Reason}")),
            (UiText.ReloadDuplicates, report.Duplicates.Select(d => $"{d.Path} = {d.SameAsId}")),
            (UiText.ReloadRemoved, diff.Removed),
            (UiText.ReloadChanged, diff.Changed),
            (UiText.ReloadAdded, diff.Added),
        ];
        var filled = lists.Where(l => l.Lines.Any()).ToArray();
        head = MessageText.CutAtWord(head, 1_000);
        if (filled.Length == 0) return head;
        // Each list has its share of the room, so that many new articles do not hide the removed ones.
        var share = (MessageText.MaxLength - MessageText.Length(head)) / filled.Length - 2;
        return string.Join("\n\n", filled.Select(l => Listing(UiTexts.Get(l.Title, language), l.Lines, share, language)).Prepend(head));
    }

    /// <summary>As many lines as fit, then how many were left out.</summary>
    private static string Listing(string title, IEnumerable<string> lines, int room, string language)
    {
        const int RoomForCount = 60;
        var all = lines.Select(l => $"• {MessageText.CutAtWord(MessageText.CleanLine(l), MaxLineLength)}").ToArray();
        var shown = 0;
        var length = MessageText.Length(title) + RoomForCount;
        while (shown < all.Length && (length += MessageText.Length(all[shown]) + 1) <= room) shown++;

        IEnumerable<string> text = [title, .. all.Take(shown)];
        return string.Join('\n', shown == all.Length ? text : text.Append(UiTexts.Get(UiText.AndMore, language, all.Length - shown)));
    }
}
