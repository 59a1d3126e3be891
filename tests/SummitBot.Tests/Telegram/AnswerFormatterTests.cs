using System.Text;
using CsCheck;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Telegram;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram;

public class AnswerFormatterTests
{
    /// <summary>What news and attackers put into text: other planes, directions, joiners, marks, markup, line ends, half characters.</summary>
    private static readonly string[] Nasty =
    [
        "word ", "слово ", "字", "كلمة ", "👩‍👩‍👧 ", "𝔘", "\uD83D", "\uDE00", "\u202E", "\u200B", "\u2067", "A\u030A", "\u0333", "<b>", "</b>", "&lt;", "*x*", "_", "`", "[1]",
        "\r\n", "\n", "\t", "\0", "\u0007", "\u2028", "“", "”", " ", "\u00A0", "https://example.org/?a=1 ", "@SummitTestBot ", "/ask ", "x",
    ];

    private static readonly string?[] Urls = [null, "https://example.org/a", "javascript:alert(1)", "https://a:b@example.org/"];

    private static readonly Gen<string> Text = Gen.Int[0, Nasty.Length - 1].Select(i => Nasty[i]).Array[1, 40].Select(string.Concat);
    private static readonly Gen<string> LongText = Gen.Select(Text, Gen.Int[1, 100]).Select((text, times) => string.Concat(Enumerable.Repeat(text, times)));

    private static readonly Gen<Article> Articles = Gen.Select(Text, Text.Null(), Gen.Bool, Gen.Int[0, Urls.Length - 1].Select(i => Urls[i])).Select(
        (title, publisher, dated, url) => new Article
        {
            Id = "a",
            Title = title,
            Text = "",
            Language = "en",
            Publisher = publisher,
            Published = dated ? new DateOnly(2024, 7, 2) : null,
            Url = url is null ? null : new Uri(url),
        });

    private static readonly Gen<Claim> Claims = Gen.Select(LongText, Gen.Select(Gen.Int[1, 9], Articles, LongText, Gen.Int[0, 9]).Array[1, 3]).Select(
        (text, cited) => new Claim(text, [.. cited.Select(c => new Citation(c.Item1, c.Item2, "p", c.Item4, c.Item3))]));

    [Fact]
    public void Any_text_gives_messages_that_Telegram_takes_unchanged() => Gen.Select(Claims.Array[1, 5], Gen.Bool).Sample(
        (claims, grounded) =>
        {
            Answer answer = grounded ? new GroundedAnswer(claims, "en", ServedBot.Version) : new NearestPassages(claims, "en", ServedBot.Version);

            foreach (var message in AnswerFormatter.Format(answer))
            {
                Assert.InRange(message.Text.EnumerateRunes().Count(), 1, 4096);
                Assert.Equal(message.Text.Trim(), message.Text);
                Assert.Equal(message.Text, MessageText.Clean(message.Text));
                Assert.DoesNotContain(message.Text.EnumerateRunes(), r => r.Value is >= 0x2028 and <= 0x202E);
                Assert.True(message.Entities.Count <= 100);
                foreach (var entity in message.Entities)
                {
                    Assert.True(entity.Length > 0);
                    var covered = message.Text.Substring(entity.Offset, entity.Length);
                    Assert.True(IsWellFormed(covered));
                    if (entity.Type == MessageEntityType.TextLink)
                    {
                        Assert.Matches(@"^\[\d\]$", covered);
                        Assert.Equal("https://example.org/a", entity.Url);
                    }
                    else
                    {
                        Assert.StartsWith(entity.Type == MessageEntityType.Bold ? "[" : "", covered, StringComparison.Ordinal);
                    }
                }
            }
        },
        iter: 2_000);

    [Fact]
    public void A_long_answer_goes_on_in_further_messages_and_no_sentence_or_quote_is_torn()
    {
        var quotes = Enumerable.Range(1, 12).Select(n => $"Sentence {n} says {string.Concat(Enumerable.Repeat("very ", 150))}much.").ToArray();
        var claims = quotes.Select((q, i) => new Claim(q, [new Citation(i + 1, ServedBot.Some($"a{i}"), "p", i, q)])).ToArray();

        var messages = AnswerFormatter.Format(new GroundedAnswer(claims, "en", ServedBot.Version));

        Assert.True(messages.Count > 3);
        Assert.All(quotes, q => Assert.Contains(messages, m => m.Text.Contains($"“{q}”", StringComparison.Ordinal)));
        Assert.All(quotes.Index(), q => Assert.Contains(messages, m => m.Text.Contains($"{q.Item} [{q.Index + 1}]", StringComparison.Ordinal)));
        Assert.All(messages.Skip(2), m => Assert.Contains(m.Entities, e => e.Type == MessageEntityType.ExpandableBlockquote));
    }

    [Fact]
    public void A_quote_longer_than_a_message_is_cut_at_a_word_and_says_so_outside_the_quotation_marks()
    {
        var quote = string.Concat(Enumerable.Repeat("word ", 2_000)).Trim();

        var message = AnswerFormatter.Format(new GroundedAnswer([new Claim("Short.", [new Citation(1, ServedBot.Some("a"), "p", 0, quote)])], "en", ServedBot.Version))[^1];

        Assert.EndsWith("word word” … (the sentence goes on)", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_the_closest_titles() => Assert.Equal(
        "My articles do not say.\nThe closest articles: Title a; Title b.",
        AnswerFormatter.Format(new NoAnswer(RefusalReason.NotInSources, [ServedBot.Some("a"), ServedBot.Some("b")], "en", ServedBot.Version))[0].Text);

    [Fact]
    public void Several_quotes_of_one_source_share_its_heading()
    {
        var article = ServedBot.Some("a");
        Claim[] claims = [new("One.", [new(1, article, "p", 0, "One.")]), new("Two.", [new(1, article, "p", 5, "Two.")])];

        Assert.Equal(
            "One. [1]\nTwo. [1]\n\n[1] Title a - Publisher, 2 July 2024\n“One.”\n“Two.”",
            AnswerFormatter.Format(new GroundedAnswer(claims, "en", ServedBot.Version))[0].Text);
    }

    [Fact]
    public void Articles_that_differ_are_named_with_both_values_and_both_quotes()
    {
        var (own, other) = (new Citation(1, ServedBot.Some("a"), "p", 0, "It is 5 km long."), new Citation(2, ServedBot.Some("b"), "q", 0, "It is 7 km long."));
        var answer = new GroundedAnswer([new Claim("It is 5 km long.", [own])], "en", ServedBot.Version)
        {
            Disagreements = [new Disagreement([new DisagreementSide("5 km", own), new DisagreementSide("7 km", other)])],
        };

        Assert.Equal(
            "It is 5 km long. [1]\nThe articles differ: 5 km [1] (Title a - Publisher, 2 July 2024); 7 km [2] (Title b - Publisher, 2 July 2024).\n\n"
            + "[1] Title a - Publisher, 2 July 2024\n“It is 5 km long.”\n[2] Title b - Publisher, 2 July 2024\n“It is 7 km long.”",
            AnswerFormatter.Format(answer)[0].Text);
    }

    private static bool IsWellFormed(string text) => Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)) == text;
}
