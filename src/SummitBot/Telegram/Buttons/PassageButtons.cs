using System.Globalization;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Texts;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram.Buttons;

/// <summary>
/// "Show passage" and the buttons under a shown passage. The passage comes as one message in reply to the answer, so that both can be read
/// side by side; turning its pages edits that message, and asking for it again goes back to it, so that a group is not flooded.
/// </summary>
internal sealed class PassageButtons(StoredAnswers answers, IPassageIndex index)
{
    public const string Prefix = "p";

    /// <summary>The argument is an answer; behind it, a page: one of its citations, and a passage of that one's article.</summary>
    public async Task<TapOutcome> TappedAsync(Tap tap, CancellationToken cancellationToken)
    {
        var number = tap.Number(1) ?? 0;
        if (await answers.FindAsync(tap.AnswerId, tap.Message.Chat.Id, tap.From.Id) is not { Card: var answer } stored || number >= answer.Citations.Count)
            return Taps.Expired(tap.Language);
        if (await PassageAsync(answer, answer.Citations[number], tap.Number(2), cancellationToken) is not { } shown)
            return new TapOutcome(UiTexts.Get(UiText.ArticleChanged, answer.Language)) { IsAlert = true };

        var (message, _) = PassageView.Of(shown, answer.Language);
        var page = message with { Keyboard = Keyboard(answer, number, shown) };
        if (tap.Argument.Count > 1) return new TapOutcome { Edit = new MessageEdit(answer.Chat, tap.Message.Id, page) };

        var opened = new Reply([page]) { ViewOf = answer.Id };
        return stored.View switch
        {
            null => new TapOutcome { Reply = opened },
            { MessageId: { } open } => new TapOutcome(UiTexts.Get(UiText.PassageShown, answer.Language)) { Edit = new MessageEdit(answer.Chat, open, page), Reply = opened },
            _ => new TapOutcome(),
        };
    }

    /// <returns>Null when the article has changed since its pages were offered.</returns>
    private async Task<ShownPassage?> PassageAsync(AnswerCard answer, CitedPassage cited, int? position, CancellationToken cancellationToken)
    {
        var passages = await PassagesOfAsync(cited.Article.Id, cancellationToken);
        if (position >= passages.Count) return null;
        var at = position ?? passages.ToList().FindIndex(p => p.Id == cited.Id);
        if (at < 0) return new ShownPassage(cited.Article, cited.Text, Cited(cited), null, 0);

        var passage = passages[at];
        return new ShownPassage(
            cited.Article, passage.Text, [.. answer.Citations.Where(c => c.Id == passage.Id && c.Text == passage.Text).SelectMany(Cited)], at, passages.Count);
    }

    private async Task<IReadOnlyList<Passage>> PassagesOfAsync(string article, CancellationToken cancellationToken)
    {
        try
        {
            return await index.PinAsync(cancellationToken) is { } version ? await version.PassagesOfAsync(article, cancellationToken) : [];
        }
        catch (Exception e) when (e is VersionUnreadableException or IndexUnavailableException)
        {
            // What is stored with the answer can still be shown.
            return [];
        }
    }

    private static IReadOnlyList<Sentence> Cited(CitedPassage passage) => [.. passage.Quotes.Select(q => new Sentence(q.Start - passage.Start, q.Text))];

    private static InlineKeyboardMarkup? Keyboard(AnswerCard answer, int number, ShownPassage shown)
    {
        List<InlineKeyboardButton> pages = [];
        if (shown.Position is > 0 and var at) pages.Add(Page(UiText.PreviousPassage, at - 1));
        if (shown.Position is { } last && last < shown.Count - 1) pages.Add(Page(UiText.NextPassage, last + 1));

        List<InlineKeyboardButton> others = [];
        if (answer.Citations.Count > 1)
            others.AddRange(answer.Citations.Index().Select(c => InlineKeyboardButton.WithCallbackData(
                string.Concat(c.Item.Numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"[{n}]"))), Button.DataOf(Prefix, answer.Id, c.Index))));

        List<InlineKeyboardButton>[] rows = [pages, others];
        return rows.All(r => r.Count == 0) ? null : new InlineKeyboardMarkup(rows.Where(r => r.Count > 0));

        InlineKeyboardButton Page(UiText label, int position) =>
            InlineKeyboardButton.WithCallbackData(UiTexts.Get(label, answer.Language), Button.DataOf(Prefix, answer.Id, number, position));
    }
}
