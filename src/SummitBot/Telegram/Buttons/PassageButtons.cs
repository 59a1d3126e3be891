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

    /// <summary>Of the button that sends a passage too long for a message as a file.</summary>
    public const string FilePrefix = "d";

    public async Task<TapOutcome> TappedAsync(Tap tap, CancellationToken cancellationToken) => await PageAsync(tap, cancellationToken) is { } page
        ? Show(page, tap)
        : Taps.Expired(tap.Language);

    public async Task<TapOutcome> FileAsync(Tap tap, CancellationToken cancellationToken) => await PageAsync(tap, cancellationToken) switch
    {
        null => Taps.Expired(tap.Language),
        { Shown: null } changed => Changed(changed),
        { Shown: { } shown } page => new TapOutcome { File = PassageFile.Of(shown, page.Answer.Language) },
    };

    private static TapOutcome Show(Page page, Tap tap)
    {
        if (page.Shown is not { } shown) return Changed(page);

        var answer = page.Answer;
        var (message, isCut) = PassageView.Of(shown, answer.Language);
        var view = message with { Keyboard = Keyboard(page, shown, isCut) };
        if (tap.Argument.Count > 1) return new TapOutcome { Edit = new MessageEdit(answer.Chat, tap.Message.Id, view) };

        var opened = new TapOutcome { Reply = new Reply([view]) { ViewOf = answer.Id }, File = isCut ? PassageFile.Of(shown, answer.Language) : null };
        return page.View switch
        {
            null => opened,
            { MessageId: { } open } => new TapOutcome(UiTexts.Get(UiText.PassageShown, answer.Language)) { Edit = new MessageEdit(answer.Chat, open, view), Reply = opened.Reply },
            _ => new TapOutcome(),
        };
    }

    private static TapOutcome Changed(Page page) => new(UiTexts.Get(UiText.ArticleChanged, page.Answer.Language)) { IsAlert = true };

    /// <summary>The argument is an answer; behind it one of its citations, and a passage of that one's article.</summary>
    private async Task<Page?> PageAsync(Tap tap, CancellationToken cancellationToken)
    {
        var number = tap.Number(1) ?? 0;
        if (await answers.FindAsync(tap.AnswerId, tap.Message.Chat.Id, tap.From.Id) is not { Card: var answer } stored || number >= answer.Citations.Count) return null;
        return new Page(answer, number, await PassageAsync(answer, answer.Citations[number], tap.Number(2), cancellationToken), stored.View);
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

    private static InlineKeyboardMarkup? Keyboard(Page page, ShownPassage shown, bool isCut)
    {
        var (answer, number, _, _) = page;
        List<InlineKeyboardButton> pages = [];
        if (shown.Position is > 0 and var at) pages.Add(Turning(UiText.PreviousPassage, at - 1));
        if (shown.Position is { } last && last < shown.Count - 1) pages.Add(Turning(UiText.NextPassage, last + 1));

        List<InlineKeyboardButton> others = [];
        if (answer.Citations.Count > 1)
            others.AddRange(answer.Citations.Index().Select(c => InlineKeyboardButton.WithCallbackData(
                string.Concat(c.Item.Numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"[{n}]"))), Button.DataOf(Prefix, answer.Id, c.Index))));

        List<InlineKeyboardButton> file = [];
        if (isCut)
        {
            var data = shown.Position is { } here ? Button.DataOf(FilePrefix, answer.Id, number, here) : Button.DataOf(FilePrefix, answer.Id, number);
            file.Add(InlineKeyboardButton.WithCallbackData(UiTexts.Get(UiText.PassageAsFile, answer.Language), data));
        }

        List<InlineKeyboardButton>[] rows = [pages, others, file];
        return rows.All(r => r.Count == 0) ? null : new InlineKeyboardMarkup(rows.Where(r => r.Count > 0));

        InlineKeyboardButton Turning(UiText label, int position) =>
            InlineKeyboardButton.WithCallbackData(UiTexts.Get(label, answer.Language), Button.DataOf(Prefix, answer.Id, number, position));
    }

    /// <param name="Number">Of the citation whose article is paged through.</param>
    /// <param name="Shown">Null when the article has changed since its pages were offered.</param>
    private sealed record Page(AnswerCard Answer, int Number, ShownPassage? Shown, PassageMessage? View);
}
