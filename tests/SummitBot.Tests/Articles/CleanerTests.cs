using CsCheck;
using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public class CleanerTests
{
    [Theory]
    [InlineData("Your browser doesn’t support HTML5")]
    [InlineData("Your browser does not support the video tag.")]
    [InlineData("READ MORE")]
    [InlineData("Read also: Something else happened")]
    [InlineData("Share on Facebook")]
    [InlineData("Subscribe to our newsletter!")]
    [InlineData("ADVERTISEMENT")]
    [InlineData("We use cookies to improve your experience.")]
    [InlineData("Читайте также: Другая новость")]
    [InlineData("Подпишитесь на наш Telegram-канал")]
    [InlineData("Сондай-ақ оқыңыз: басқа жаңалық")]
    [InlineData("Devamını oku")]
    [InlineData("Twitter'da paylaş")]
    [InlineData("阅读更多")]
    [InlineData("您的浏览器不支持视频播放。")]
    public void Lines_of_a_web_page_go(string line) => Assert.Equal("Before it.\nAfter it.", Cleaner.Clean($"Before it.\n{line}\nAfter it."));

    [Theory]
    [InlineData("Analysts read more into it than he said.")]
    [InlineData("Share prices fell on Monday.")]
    [InlineData("The regulator said that most sites use cookies without asking.")]
    [InlineData("Реклама алкоголя запрещена.")]
    [InlineData("广告收入下降。")]
    public void Sentences_with_such_words_stay(string line) => Assert.Equal(line, Cleaner.Clean(line));

    [Fact]
    public void Spaces_and_breaks_become_plain_and_paragraphs_stay() =>
        Assert.Equal("One two three.\nNext\n\nLast 30 000", Cleaner.Clean("\uFEFF  One\u00A0two\t three. \r\nNext\r\n \r\n\r\n\r\nLast 30\u202F000\u3000\n\n"));

    [Fact]
    public void What_nobody_sees_goes_and_what_shapes_words_stays() =>
        Assert.Equal("summit می\u200Cروم 👩‍👧 é", Cleaner.Clean("sum\u00ADmit\u200B\u202E\u0007 می\u200Cروم 👩‍👧 e\u0301\U000E0041"));

    [Fact]
    public void Quotes_and_apostrophes_stay_as_they_are() => Assert.Equal("“Xi’s” 'words'", Cleaner.Clean("“Xi’s” 'words'"));

    [Fact]
    public void Cleaning_twice_changes_nothing() =>
        Gen.String[Gen.Char, 0, 100].Sample(text => Assert.Equal(Cleaner.Clean(text), Cleaner.Clean(Cleaner.Clean(text))));

    [Fact]
    public void Folding_makes_quotes_alike_and_keeps_every_offset()
    {
        Assert.Equal("\"Xi's\" - \"A\" (B)", TextFolding.Fold("“Xi’s” – «Ａ»\u00A0（B）"));
        Gen.String[Gen.Char, 0, 100].Sample(text => Assert.Equal(text.Length, TextFolding.Fold(text).Length));
    }
}
