using SummitBot.Texts;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram.Buttons;

/// <summary>The buttons under an answer: its sources on the web, its passages, what to think of it, and what to ask next.</summary>
internal static class AnswerKeyboard
{
    private const int MostLinks = 3;
    private const int MaxHostLength = 30;

    public static InlineKeyboardMarkup Of(AnswerCard answer, BotIdentity me) => Of(answer, me, FeedbackButtons.Verdicts(answer));

    /// <summary>While whoever did not like the answer is asked why.</summary>
    public static InlineKeyboardMarkup AskingWhy(AnswerCard answer, BotIdentity me) => Of(answer, me, FeedbackButtons.Reasons(answer));

    /// <summary>Only the questions.</summary>
    public static InlineKeyboardMarkup OfSuggestions(AnswerCard card) => new(Suggestions(card));

    private static InlineKeyboardMarkup Of(AnswerCard answer, BotIdentity me, IEnumerable<InlineKeyboardButton[]> feedback)
    {
        IEnumerable<InlineKeyboardButton[]> rows = [[.. Links(answer).Take(MostLinks)], [.. Passage(answer), .. Share(answer, me)], .. feedback, .. Suggestions(answer)];
        return new InlineKeyboardMarkup(rows.Where(row => row.Length > 0));
    }

    private static IEnumerable<InlineKeyboardButton> Links(AnswerCard answer) =>
        from cited in answer.Citations
        let url = SafeLink.Of(cited.Article.Url)
        where url is not null
        group cited by url into same
        orderby same.Min(c => c.Numbers[0])
        select InlineKeyboardButton.WithUrl($"[{same.Min(c => c.Numbers[0])}] {MessageText.Short(SafeLink.HostOf(same.First().Article.Url!)!, MaxHostLength)}", same.Key);

    private static IEnumerable<InlineKeyboardButton> Passage(AnswerCard answer) => answer.Citations.Count == 0
        ? []
        : [InlineKeyboardButton.WithCallbackData(UiTexts.Get(UiText.ShowPassage, answer.Language), Button.DataOf(PassageButtons.Prefix, answer.Id))];

    private static IEnumerable<InlineKeyboardButton> Share(AnswerCard answer, BotIdentity me) => answer.Citations.Count == 0 || me.Username.Length == 0
        ? []
        : [InlineKeyboardButton.WithUrl(UiTexts.Get(UiText.Share, answer.Language), DeepLinks.Sharing(answer, me))];

    private static IEnumerable<InlineKeyboardButton[]> Suggestions(AnswerCard card) => card.Suggestions.Index().Select(s =>
        new[] { InlineKeyboardButton.WithCallbackData(s.Item, Button.DataOf(SuggestionButtons.Prefix, card.Id, s.Index)) });
}
