using System.Text;
using System.Text.Json;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Telegram;
using SummitBot.Telegram.Buttons;
using SummitBot.Telegram.Inline;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;
using Shown = SummitBot.Tests.Support.BotApi.MessageText;
using MessageText = SummitBot.Telegram.MessageText;

namespace SummitBot.Tests.Telegram;

/// <summary>Whatever articles hold, Telegram's rules, as the double knows them, take the messages and change nothing in them.</summary>
public class MessageFuzzTests
{
    private const int Answers = 10_000;

    private static readonly string[] Snippets =
    [
        " ", "\n", "\r\n", "\t", "\0", "\u0007", "\u0085", "\u00A0", "\u2028", "\u2029", "\u202E", "\u2066", "\u2069", "\u200B", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF", "\u00AD",
        "A\u030A", "\u030A", "\u0333", "\u033F", "e\u0301\u0327", "👩‍👩‍👧‍👦", "🇰🇿", "👍🏽", "𝔘", "\U000E0041", "\uD83D", "\uDE00", "سلام عليكم ", "שלום ", "नमस्ते ", "សួស្តី ", "字", "か\u3099",
        "<b>", "</a>", "&lt;", "&#0;", "*x*", "__", "`", "```", "||", "[1]", "[x](tg://user?id=5)", "“", "”", "@SummitTestBot ", "/ask ", "https://example.org/?a=1&b=2 ", "#tag ", "+7 701 000 00 00 ",
    ];

    private static readonly string?[] Urls =
    [
        null, "https://example.org/a", "http://example.org:8080/ü?q=<b>#§", "https://bücher.example/字", "javascript:alert(1)", "https://a:b@example.org/", "http://localhost/", "https://[::1]/", "ftp://example.org/",
        "https://exa_mple.org/", "https://example.org:0/", "http://10.0.0.1/", "/relative",
    ];

    [Fact]
    public void Ten_thousand_answers_of_random_text_are_taken_as_they_are()
    {
        for (var seed = 0; seed < Answers; seed++)
        {
#pragma warning disable CA5394 // The same texts in every run.
            var random = new Random(seed);
#pragma warning restore CA5394
            var language = Pick(random, ["en", "ru", "kk", "zh", "tr", "ar"]);
            var article = Article(random);
            var passage = Passage(random);
            var cited = passage.Sentences.Where(_ => Chance(random, 2)).ToArray();
            var citations = cited.Select((s, i) => new Citation(i + 1, article, passage.Id, s.Start, s.Text)).ToArray();

            var claims = citations.Select(c => new Claim(Chance(random, 2) ? c.Quote : Text(random), [c])).ToArray();
            Answer answer = claims.Length > 0 ? new GroundedAnswer(claims, language, ServedBot.Version) : new NoAnswer(RefusalReason.NotInSources, [article], language, ServedBot.Version);
            foreach (var message in AnswerFormatter.Format(answer, Chance(random, 4) ? SourceList.Hidden : SourceList.Shown, Chance(random, 3) ? Text(random) : null)) CheckAnswer(Taken(message), citations);

            CheckKeyboard(random, language, article, passage, cited);
            var shown = new ShownPassage(article, passage.Text, [.. cited.Select(s => new Sentence(s.Start - passage.Start, s.Text))], Chance(random, 2) ? 0 : null, 3);
            var (view, isCut) = PassageView.Of(shown, language);
            CheckView(Taken(view), shown, isCut);

            CheckInline(InlineResults.Of(new RetrievedPassage(passage, article, 1, 1), 0, language));
        }
    }

    /// <summary>Numbers link, headings are bold, and the block holds all that is quoted.</summary>
    private static void CheckAnswer(Shown message, Citation[] citations)
    {
        foreach (var entity in message.Entities)
        {
            var covered = message.Text.Substring(entity.Offset, entity.Length);
            switch (entity.Type)
            {
                case MessageEntityType.TextLink:
                    Assert.Matches(@"^\[\d+\]$", covered);
                    break;
                case MessageEntityType.Bold:
                    Assert.Matches(@"^\[\d+\] ", covered);
                    Assert.Contains(citations, c => covered.StartsWith($"[{c.Number}] ", StringComparison.Ordinal));
                    Assert.DoesNotContain('\n', covered);
                    break;
                case MessageEntityType.ExpandableBlockquote:
                    Assert.EndsWith(covered, message.Text, StringComparison.Ordinal);
                    break;
                default:
                    Assert.Equal((MessageEntityType.Italic, 0), (entity.Type, entity.Offset));
                    break;
            }
        }
    }

    /// <summary>Underlined is what is cited, cleaned, each in its place; the quotation is the passage.</summary>
    private static void CheckView(Shown message, ShownPassage shown, bool isCut)
    {
        var underlined = message.Entities.Where(e => e.Type == MessageEntityType.Underline).Select(e => message.Text.Substring(e.Offset, e.Length)).ToArray();
        var expected = shown.Cited.Select(c => MessageText.Clean(c.Text)).Where(t => t.Length > 0).ToArray();
        if (!isCut) Assert.Equal(expected, underlined);
        else Assert.All(underlined, (text, i) => Assert.StartsWith(text, expected[i], StringComparison.Ordinal));

        if (isCut) return;
        var block = message.Entities.SingleOrDefault(e => e.Type == MessageEntityType.Blockquote);
        var quoted = block is null ? "" : message.Text.Substring(block.Offset, block.Length);
        Assert.Equal(Bare(MessageText.Clean(shown.Text)), Bare(quoted));
    }

    private static void CheckKeyboard(Random random, string language, Article article, Passage passage, Sentence[] cited)
    {
        CitedPassage[] passages = cited.Length == 0 ? [] : [new CitedPassage([1], article, passage.Id, passage.Start, passage.Text, cited)];
        var card = new AnswerCard(AnswerCard.NewId(), 1, Text(random), language, passages, ["Who came?"]);
        foreach (var keyboard in new[] { AnswerKeyboard.Of(card, new BotIdentity(1, "SummitTestBot")), AnswerKeyboard.AskingWhy(card, new BotIdentity(1, "SummitTestBot")) })
            CheckKeyboard(keyboard);
    }

    private static void CheckInline(InlineQueryResult result)
    {
        var content = (InputTextMessageContent)((InlineQueryResultArticle)result).InputMessageContent;
        Taken(new OutgoingMessage(content.MessageText, content.Entities ?? []));
        Assert.False(string.IsNullOrWhiteSpace(((InlineQueryResultArticle)result).Title));
        if (result.ReplyMarkup is { } keyboard) CheckKeyboard(keyboard);
    }

    private static void CheckKeyboard(InlineKeyboardMarkup keyboard) => KeyboardRules.Read(
        new ApiRequest("sendMessage", new Dictionary<string, string> { ["reply_markup"] = JsonSerializer.Serialize(keyboard, JsonBotAPI.Options) }, []));

    /// <summary>Throws what Telegram would answer; the message comes back as it was sent.</summary>
    private static Shown Taken(OutgoingMessage message)
    {
        var shown = Shown.OfMessage(new ApiRequest(
            "sendMessage", new Dictionary<string, string> { ["text"] = message.Text, ["entities"] = JsonSerializer.Serialize(message.Entities, JsonBotAPI.Options) }, []));

        Assert.Equal(message.Text, shown.Text);
        Assert.False(shown.Rewritten);
        Assert.Equal(
            message.Entities.Select(e => (e.Type, e.Offset, e.Length)).Order(), shown.Entities.Select(e => (e.Type, e.Offset, e.Length)).Order());
        return shown;
    }

    private static Article Article(Random random) => new()
    {
        Id = "a",
        Title = Text(random),
        Text = "",
        Language = "en",
        Publisher = Chance(random, 2) ? Text(random) : null,
        Published = Chance(random, 2) ? new DateOnly(2024, 7, 2) : null,
        DateNote = Chance(random, 3) ? Text(random) : null,
        AlsoIn = Chance(random, 4) ? Text(random) : null,
        Url = Pick(random, Urls) is { } url ? new Uri(url, UriKind.RelativeOrAbsolute) : null,
    };

    /// <summary>One to four sentences with something between them, somewhere in an article.</summary>
    private static Passage Passage(Random random)
    {
        var start = Below(random, 1_000);
        var text = new StringBuilder();
        List<Sentence> sentences = [];
        for (var i = 0; i <= Below(random, 4); i++)
        {
            if (i > 0) text.Append(Pick(random, [" ", "\n", "\n\n", "\r\n", "。"]));
            var sentence = Text(random);
            sentences.Add(new Sentence(start + text.Length, sentence));
            text.Append(sentence);
        }

        return new Passage("p", "a", 0, text.ToString(), sentences);
    }

    /// <summary>Mostly short; now and then 8,000 characters. Letters of every plane, and what breaks messages.</summary>
    private static string Text(Random random)
    {
        var length = Below(random, 60) == 0 ? 8_000 : Below(random, 120) + 1;
        var text = new StringBuilder(length + 20);
        while (text.Length < length)
        {
            switch (Below(random, 4))
            {
                case 0:
                    text.Append(Pick(random, Snippets));
                    break;
                case 1:
                    if (Rune.TryCreate(Below(random, 0x110000), out var rune)) text.Append(rune.ToString());
                    break;
                default:
                    text.Append("word ");
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Without blanks, and whether or not a letter was composed with the marks that Telegram removes: that depends on where the text was cut.</summary>
    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => !char.IsWhiteSpace(c) && c is not ('\u030A' or '\u0333' or '\u033F')));

#pragma warning disable CA5394 // The same texts in every run.
    private static int Below(Random random, int most) => random.Next(most);
#pragma warning restore CA5394

    private static bool Chance(Random random, int oneIn) => Below(random, oneIn) == 0;

    private static T Pick<T>(Random random, T[] of) => of[Below(random, of.Length)];
}
