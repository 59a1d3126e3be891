using System.Globalization;
using SummitBot.Answering;
using SummitBot.Retrieval;
using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram.Inline;

/// <summary>Passages as inline results: what is shown in the list, and the message that choosing one sends.</summary>
internal static class InlineResults
{
    private const int MaxTitleLength = 100;
    private const int MaxSnippetLength = 200;
    private const int MaxSourceLength = 600;
    private const int MaxQuoteLength = 3_000;

    /// <param name="number">Unique on its page.</param>
    /// <param name="language">Of the words around the quote.</param>
    /// <param name="title">Instead of the article's.</param>
    public static InlineQueryResult Of(RetrievedPassage found, int number, string language, string? title = null)
    {
        var source = MessageText.Short(SourceLine.Of(found.Article, language), MaxSourceLength);
        var message = MessageLayout.Of([new Piece([new TextRun(Quote(found))], InBlock: true), new Piece([new TextRun(source, MessageEntityType.Bold)])])[0];
        return new InlineQueryResultArticle(
            number.ToString(CultureInfo.InvariantCulture), Visible(MessageText.Short(title ?? found.Article.Title, MaxTitleLength)), Content(message))
        {
            Description = MessageText.Short(BestSentence(found), MaxSnippetLength),
            ReplyMarkup = SafeLink.Of(found.Article.Url) is { } url
                ? new InlineKeyboardMarkup(InlineKeyboardButton.WithUrl(SafeLink.HostOf(found.Article.Url!)!, url))
                : null,
        };
    }

    /// <summary>The bot's own words.</summary>
    public static InlineQueryResult Notice(UiText text, string language)
    {
        var words = MessageText.Clean(UiTexts.Get(text, language));
        return new InlineQueryResultArticle("0", UiTexts.Get(UiText.InlineTitle, language), Content(new OutgoingMessage(words, []))) { Description = words };
    }

    /// <summary>Leads from searching to asking the bot the same, where a link can hold it.</summary>
    public static InlineQueryResultsButton AskButton(string question, string language) =>
        new(UiTexts.Get(UiText.InlineAsk, language)) { StartParameter = DeepLinks.TryPayloadOf(question) ?? "inline" };

    private static InputTextMessageContent Content(OutgoingMessage message) =>
        new(message.Text) { Entities = [.. message.Entities], LinkPreviewOptions = LinkPreviewOptions.Disabled };

    private static string Quote(RetrievedPassage found)
    {
        var text = MessageText.Clean(found.Passage.Text);
        var cut = MessageText.CutAtWord(text, MaxQuoteLength);
        return cut.Length == text.Length ? $"“{text}”" : $"“{cut}” …";
    }

    private static string BestSentence(RetrievedPassage found)
    {
        var best = found.SentenceDense.Count == 0 ? 0 : found.SentenceDense.Index().MaxBy(s => s.Item).Index;
        return found.Passage.Sentences[Math.Min(best, found.Passage.Sentences.Count - 1)].Text;
    }

    /// <summary>Telegram wants a title, and a title can be all invisible.</summary>
    private static string Visible(string title) => title.Length > 0 ? title : "…";
}
