using System.Globalization;
using CsCheck;
using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public class SentenceSplitterTests
{
    [Theory]
    [InlineData("Xi met Mr. Smith.|Then Dr. He spoke.")]
    [InlineData("The U.S. President came.|U.S.-led forces left the U.S. The rest stayed.", "The U.S. President came.|U.S.-led forces left the U.S.|The rest stayed.")]
    [InlineData("He met J. K. Rowling.|George W. Bush was there, too.")]
    [InlineData("Trade hit $31.5 billion.|He added 6½ sacks.")]
    [InlineData("It was, e.g., No. 5 of Jan. 3.|He said no.|Then he left.")]
    [InlineData("He paid Apple Inc. for it.|She works for Apple Inc.|The firm agreed.")]
    [InlineData("They flew to St. Petersburg at 5 p.m. on Monday.|He stayed.")]
    [InlineData("Then he left...|But came back!|Why?!|Nobody knew… not even she.")]
    [InlineData("Yahoo! is a firm.|It grew.[12]|It fell.")]
    [InlineData("\"We agree. We will sign,\" she said.|He left.")]
    [InlineData("He said: “We agree. We will sign.”|Then he left.")]
    [InlineData("It ended (it was late. Very late.) at night.|They slept.")]
    [InlineData("He called it a \"dialogue partner.\"|Turkey agreed.")]
    [InlineData("xi came.|he met the president.|they talked.")]
    public void English_sentences_end_where_a_reader_says(string joined, string? expected = null) => Check(joined, expected ?? joined, "en");

    [Theory]
    [InlineData("2 июля 2024 г. в г. Астана К.-Ж. Токаев встретил Си Цзиньпина.|Он рад.")]
    [InlineData("«Мы рады!» — сказал он.|Встреча закончилась.")]
    [InlineData("И. О. Иванов и др. подписали 17 соглашений на 629 млн долл. США, т.е. много.|Это всё.")]
    [InlineData("Форум прошёл в 2023 г.|Он был третьим.")]
    [InlineData("В октябре 2023 г. Токаев посетил Пекин.|Университет им. Гумилёва открыт.")]
    public void Russian_sentences_end_where_a_reader_says(string joined) => Check(joined, joined, "ru");

    [Theory]
    [InlineData("24. zirve Astana'da yapıldı.|Prof. Dr. Ali Yılmaz vb. kişiler katıldı.")]
    [InlineData("II. Dünya Savaşı 1945'te bitti.|19. Yüzyıl uzundu.")]
    [InlineData("\"Geldik. Gördük.\" dedi.|Sonra gitti.")]
    public void Turkish_sentences_end_where_a_reader_says(string joined) => Check(joined, joined, "tr");

    [Theory]
    [InlineData("Қазақстан 2024 ж. 3 шілдеде саммит өткізді.|Қ. К. Тоқаев сөйледі.|Бұл маңызды.")]
    public void Kazakh_sentences_end_where_a_reader_says(string joined) => Check(joined, joined, "kk");

    [Theory]
    [InlineData("zh", "习近平说：“我们同意。我们会签字。”|然后他离开了。|为什么？|真的？！|他走了（很晚。）。")]
    [InlineData("zh", "两国将加强能源领域的长期合作；|双方还同意开通新的货运航线。|第一，好；第二，更好。")]
    [InlineData("ar", "هل جاء الرئيس؟|نعم جاء.")]
    [InlineData("hi", "यह सम्मेलन है।|वह आया।")]
    [InlineData("fr", "« Oui. »|Il est parti.")]
    public void Other_scripts_have_their_own_stops(string language, string joined) => Check(joined, joined, language);

    [Fact]
    public void Blank_lines_headings_and_list_items_end_a_sentence_but_a_wrapped_line_does_not()
    {
        const string text = """
            SUMMIT IN ASTANA

            The leaders of the nine members arrived in the capital on
            Tuesday and met at the airport, where President Toqaev and Mr.
            Xi talked for an hour
            - trade
            - borders
            1. Rail. And road
            """;

        var sentences = SentenceSplitter.Split(text, "en").Select(sentence => sentence.Text.ReplaceLineEndings(" "));

        Assert.Equal(
            [
                "SUMMIT IN ASTANA",
                "The leaders of the nine members arrived in the capital on Tuesday and met at the airport, where President Toqaev and Mr. Xi talked for an hour",
                "- trade", "- borders", "1. Rail.", "And road",
            ],
            sentences);
    }

    [Fact]
    public void Lines_of_an_unwrapped_text_are_paragraphs()
    {
        var paragraph = "So " + string.Join(", ", Enumerable.Repeat("one thing led to another", 10));

        var sentences = SentenceSplitter.Split($"Leaders Meet\nBy A Reporter\n{paragraph}\nAnother paragraph", "en");

        Assert.Equal(["Leaders Meet", "By A Reporter", paragraph, "Another paragraph"], sentences.Select(sentence => sentence.Text));
    }

    [Fact]
    public void Text_without_stops_is_cut_at_a_clause_mark_or_space()
    {
        var text = string.Concat(Enumerable.Repeat("and so on and on, ", 500));

        var sentences = SentenceSplitter.Split(text, "en");

        Assert.All(sentences, sentence => Assert.InRange(sentence.Text.Length, 10, 1_000));
        Assert.All(sentences, sentence => Assert.EndsWith("on,", sentence.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cut_never_falls_inside_a_character_as_readers_see_it()
    {
        const string family = "👩‍👩‍👧‍👦";
        var text = string.Concat(Enumerable.Repeat(family, 500));

        var sentences = SentenceSplitter.Split(text, "en");

        Assert.True(sentences.Count > 1);
        Assert.All(sentences, sentence => Assert.Equal(sentence.Text.Length / family.Length, new StringInfo(sentence.Text).LengthInTextElements));
    }

    [Fact]
    public void Sentences_are_verbatim_and_lose_nothing_but_whitespace_between_them()
    {
        var piece = Gen.OneOf(
            OneOf(". ", ".", "! ", "? ", "。", "；", "…", "\n", "\n\n", "\r\n", "“", "”", "\"", "'", "«", "»", "(", ")", " ", "\u00A0", "A. ", "Dr. ", "г. ", "No. 5", "[1]", "👩‍👧", "\uD83D", "\u0301"),
            Gen.String[Gen.Char, 0, 8],
            Gen.String[Gen.Char.AlphaNumeric, 1, 12],
            Gen.Const(new string('x', 700)));

        Gen.Select(piece.Array[0, 60], OneOf("en", "ru", "zh", "tr", LanguageDetector.Unknown)).Sample((pieces, language) =>
        {
            var text = string.Concat(pieces);
            var position = 0;
            foreach (var sentence in SentenceSplitter.Split(text, language))
            {
                Assert.True(sentence.Start >= position);
                Assert.True(string.IsNullOrWhiteSpace(text[position..sentence.Start]));
                Assert.Equal(text.Substring(sentence.Start, sentence.Text.Length), sentence.Text);
                Assert.Equal(sentence.Text.Trim(), sentence.Text);
                Assert.InRange(sentence.Text.Length, 1, 1_000);
                position = sentence.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[position..]));
        });
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void Check(string joined, string expected, string language)
    {
        var separator = language == "zh" ? "" : " ";

        var sentences = SentenceSplitter.Split(joined.Replace("|", separator, StringComparison.Ordinal), language);

        Assert.Equal(expected.Split('|'), sentences.Select(sentence => sentence.Text));
    }
}
