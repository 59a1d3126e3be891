using SummitBot.Retrieval;

namespace SummitBot.Tests.Retrieval;

public sealed class TextAnalyzerTests
{
    private readonly TextAnalyzer analyzer = new();

    [Theory]
    [InlineData("The agreements were signed by state-run companies", "agreement sign state run compani")]
    [InlineData("China's president", "china presid")]
    [InlineData("Who met Xi at the airport?", "met xi airport")]
    [InlineData("Qasym-Zhomart Toqaev", "qasym zhomart toqaev")]
    [InlineData("the U.S. told us", "us told")]
    [InlineData("WHO officials in the US", "who offici us")]
    [InlineData("WHO MET XI", "met xi")]
    [InlineData("Erdoğan, Erdogan, ERDOĞAN", "erdogan erdogan erdogan")]
    [InlineData("Xi’an and Xi'an", "xian xian")]
    [InlineData("ＳＣＯ ２０２４", "sco 2024")]
    [InlineData("the 24th summit of the 1950s", "24 summit 1950")]
    [InlineData("co\u00ADoperation", "cooper")]
    public void English_is_stemmed_without_function_words(string text, string terms) => Assert.Equal(terms, TermsOf(text, "en"));

    [Theory]
    [InlineData("Какие соглашения подписали стороны?", "соглашение подписали сторона", "ru")]
    [InlineData("ещё", "еще", "ru")]
    [InlineData("Ankara'da imzalanan anlaşmalar", "ankara imzalanan ANLAŞMALAR", "tr")]
    [InlineData("İstanbul'da kaç üye var?", "istanbul üye", "tr")]
    [InlineData("Қазақстанның Астанада қонақтары кім?", "Қазақстан Астана қонақтар", "kk")]
    public void Inflected_forms_of_one_word_give_one_term(string text, string other, string language) =>
        Assert.Equal(TermsOf(other, language), TermsOf(text, language));

    [Theory]
    [InlineData("1,700", "en")]
    [InlineData("1700-kilometer", "en")]
    [InlineData("1.700", "tr")]
    [InlineData("1 700", "ru")]
    [InlineData("1\u00A0700", "kk")]
    [InlineData("1,700", "zh")]
    public void Thousands_are_read_as_the_language_writes_them(string text, string language) => Assert.StartsWith("1700", TermsOf(text, language), StringComparison.Ordinal);

    [Theory]
    [InlineData("$31.5 billion", "en", "31.5 billion")]
    [InlineData("31,5", "ru", "31.5")]
    [InlineData("12:01 AM", "en", "12:01")]
    [InlineData("02.07.2024", "ru", "2 7 2024")]
    [InlineData("July 2-6", "en", "juli 2 6")]
    [InlineData("in 2015, 700 people", "en", "2015 700 peopl")]
    [InlineData("в 2015 700 машин", "ru", "2015 700 машин")]
    public void Numbers_keep_what_belongs_to_them(string text, string language, string terms) => Assert.Equal(terms, TermsOf(text, language));

    [Theory]
    [InlineData("上合组织成员", "zh", "上合 合组 组织 织成 成员")]
    [InlineData("谁是主席？", "zh", "主席")]
    [InlineData("The SCO (上合组织) met", "en", "sco 上合 合组 组织 met")]
    [InlineData("2024年7月", "zh", "2024 年 7 月")]
    public void Chinese_gives_bigrams_in_a_text_of_any_language(string text, string language, string terms) => Assert.Equal(terms, TermsOf(text, language));

    [Theory]
    [InlineData("Президента Токаева", "en", "Президент Токаев", "ru")]
    [InlineData("companies", "ru", "company", "en")]
    public void Words_are_analysed_by_their_own_script(string text, string language, string other, string otherLanguage) =>
        Assert.Equal(TermsOf(other, otherLanguage), TermsOf(text, language));

    [Theory]
    [InlineData("What is this and who are they?", "en")]
    [InlineData("Что это такое?", "ru")]
    [InlineData("什么？", "zh")]
    [InlineData("?!… — «»", "en")]
    [InlineData("", "en")]
    public void Questions_of_stop_words_have_no_terms(string text, string language) => Assert.Empty(analyzer.Terms(text, language));

    [Fact]
    public void Terms_stand_where_the_text_has_them()
    {
        const string Text = "Mr. Tokayev’s guests paid $1,700 in 上海";

        var words = analyzer.Terms(Text, "en").Select(t => Text.Substring(t.Start, t.Length));

        Assert.Equal(["Mr", "Tokayev’s", "guests", "paid", "1,700", "上海"], words);
    }

    [Theory]
    [InlineData("\uD800 lone \uDC00")]
    [InlineData("\uD840\uDC00\uD840\uDC01")]
    [InlineData("'''' 'a' ..U.S..")]
    public void Odd_input_is_read_to_its_end(string text) => Assert.All(analyzer.Terms(text, "zh"), t => Assert.InRange(t.Start + t.Length, 1, text.Length));

    [Fact]
    public void Grams_of_two_spellings_of_a_name_overlap()
    {
        List<ulong> one = [], other = [], foreign = [];
        CharacterGrams.AddTo(one, "tokayev");
        CharacterGrams.AddTo(other, "tokaev");
        CharacterGrams.AddTo(foreign, "modi");

        Assert.True(one.Intersect(other).Count() >= 4);
        Assert.Empty(one.Intersect(foreign));
    }

    private string TermsOf(string text, string language) => string.Join(' ', analyzer.Terms(text, language).Select(t => t.Text));
}
