using System.Globalization;
using SummitBot.Answering;
using SummitBot.Texts;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>
/// An answer as messages: its sentences, each with the numbers of its sources, then one collapsed block with title, publisher, date and
/// the quoted sentences of each source. Too long for one message, it goes on in the next: a sentence or quote is never torn.
/// </summary>
internal static class AnswerFormatter
{
    private const int MaxHeadLength = 600;

    /// <summary>Room for brackets, quotation marks and the note that a quote was shortened.</summary>
    private const int Overhead = 200;

    /// <param name="sources">Whether the block with the quoted sentences comes with it; the numbers stay.</param>
    /// <param name="question">Repeated above the answer; null where the chat shows it anyway.</param>
    public static IReadOnlyList<OutgoingMessage> Format(Answer answer, SourceList sources = SourceList.Shown, string? question = null) =>
        MessageLayout.Of([.. Heading(question), .. Pieces(answer, sources)]);

    private static Piece[] Pieces(Answer answer, SourceList sources) => answer switch
    {
        GroundedAnswer grounded => [.. Introduction(answer), .. Sentences(grounded.Claims, answer.Language), .. AsOf(answer), .. Closing(answer), .. Sources(grounded.Claims, answer.Language, sources)],
        NearestPassages nearest => [.. Introduction(answer), .. Sentences(nearest.Claims, answer.Language), .. Closing(answer), .. Sources(nearest.Claims, answer.Language, sources)],
        NoAnswer { Reason: RefusalReason.NothingAsked } => [Line(UiTexts.Get(UiText.NothingAsked, answer.Language))],
        NoAnswer refusal => [Line(UiTexts.Get(UiText.NotInSources, answer.Language)), .. Closest(refusal)],
        _ => throw new ArgumentException($"Unknown kind of answer: {answer.GetType().Name}.", nameof(answer)),
    };

    private static IEnumerable<Piece> Heading(string? question) =>
        question is null || MessageText.Short(question, MaxHeadLength) is not { Length: > 0 } line ? [] : [new Piece([new TextRun(line, MessageEntityType.Italic)])];

    private static IEnumerable<Piece> AsOf(Answer answer) => AnswerText.AsOfNow(answer) is { } date ? [Line($"({date})")] : [];

    private static IEnumerable<Piece> Introduction(Answer answer) => AnswerText.IntroductionOf(answer) is { } introduction ? [Line(introduction)] : [];

    private static IEnumerable<Piece> Closing(Answer answer) => AnswerText.ClosingOf(answer).Select(Line);

    private static IEnumerable<Piece> Sentences(IEnumerable<Claim> claims, string language) => claims.Select(claim =>
    {
        var text = Fitted(MessageText.CleanLine(claim.Text), "", "", claim.Citations.Count * 10, language);
        var gap = text.Length > 0 && claim.Citations.Count > 0 ? " " : "";
        return new Piece([new(text + gap), .. claim.Citations.DistinctBy(c => c.Number).Select(Number)]);
    });

    private static IEnumerable<Piece> Sources(IEnumerable<Claim> claims, string language, SourceList sources)
    {
        if (sources == SourceList.Hidden) yield break;
        var first = true;
        foreach (var source in claims.SelectMany(c => c.Citations).GroupBy(c => c.Number).OrderBy(s => s.Key))
        {
            var head = $"[{source.Key.ToString(CultureInfo.InvariantCulture)}] {MessageText.Short(SourceLine.Of(source.First().Article, language), MaxHeadLength)}";
            foreach (var (i, citation) in source.DistinctBy(c => (c.PassageId, c.Start, c.Quote)).Index())
            {
                var quote = Fitted(MessageText.Clean(citation.Quote), "“", "”", MessageText.Length(head), language);
                yield return i == 0
                    ? new Piece([new(head, MessageEntityType.Bold), new($"\n{quote}")], InBlock: true, ParagraphBefore: first)
                    : new Piece([new(quote)], InBlock: true);
                first = false;
            }
        }
    }

    private static IEnumerable<Piece> Closest(NoAnswer refusal)
    {
        if (refusal.Closest.Count == 0) yield break;
        var titles = string.Join("; ", refusal.Closest.Select(a => MessageText.Short(a.Title, MaxHeadLength)));
        yield return Line(UiTexts.Get(UiText.ClosestArticles, refusal.Language, MessageText.CutAtWord(titles, MessageText.MaxLength / 2)));
    }

    private static TextRun Number(Citation citation)
    {
        var text = $"[{citation.Number.ToString(CultureInfo.InvariantCulture)}]";
        return SafeLink.Of(citation.Article.Url) is { } url ? new(text, MessageEntityType.TextLink, url) : new(text);
    }

    /// <summary>Whole where it fits beside <paramref name="taken"/> code points; else cut at a word, with a note outside the quotation marks.</summary>
    private static string Fitted(string text, string open, string close, int taken, string language)
    {
        var cut = MessageText.CutAtWord(text, MessageText.MaxLength - taken - Overhead);
        return cut.Length == text.Length ? open + text + close : $"{open}{cut}{close} {UiTexts.Get(UiText.QuoteShortened, language)}";
    }

    private static Piece Line(string text) => new([new(MessageText.Clean(text))]);
}
