using SummitBot.Texts;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram.Buttons;

/// <summary>The buttons under an answer: its sources on the web, and its passages.</summary>
internal static class AnswerKeyboard
{
    private const int MostLinks = 3;
    private const int MaxHostLength = 30;

    /// <returns>Null when there is nothing to tap.</returns>
    public static InlineKeyboardMarkup? Of(NewAnswer answer)
    {
        List<InlineKeyboardButton[]> rows = [[.. Links(answer).Take(MostLinks)]];
        if (answer.Citations.Count > 0)
            rows.Add([InlineKeyboardButton.WithCallbackData(UiTexts.Get(UiText.ShowPassage, answer.Language), Button.DataOf(PassageButtons.Prefix, answer.Id))]);
        rows.RemoveAll(row => row.Length == 0);
        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows);
    }

    private static IEnumerable<InlineKeyboardButton> Links(NewAnswer answer) =>
        from cited in answer.Citations
        let url = SafeLink.Of(cited.Article.Url)
        where url is not null
        group cited by url into same
        orderby same.Min(c => c.Numbers[0])
        select InlineKeyboardButton.WithUrl($"[{same.Min(c => c.Numbers[0])}] {MessageText.Short(SafeLink.HostOf(same.First().Article.Url!)!, MaxHostLength)}", same.Key);
}
