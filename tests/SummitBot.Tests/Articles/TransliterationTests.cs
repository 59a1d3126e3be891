using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public sealed class TransliterationTests
{
    [Theory]
    [InlineData("Toqaev", "Tokayev", "Tokaev", "Tokayeff", "Tokajew", "Tokajev", "Токаев", "Тоқаев")]
    [InlineData("Berdimuhamedow", "Berdymukhamedov", "Бердымухамедов", "Бердімұхамедов")]
    [InlineData("Mirziyoyev", "Mirziyoev", "Мирзиёев")]
    [InlineData("Zhaparov", "Japarov", "Жапаров")]
    [InlineData("Lukashenko", "Lukaşenko", "Лукашенко")]
    [InlineData("Erdoğan", "Erdogan", "Эрдоган", "Ердоған")]
    [InlineData("Jinping", "Цзиньпин")]
    [InlineData("Qiang", "Цян")]
    [InlineData("Sergei", "Sergey", "Сергей")]
    [InlineData("Gorbachev", "Горбачёв", "Горбачев")]
    [InlineData("Yeltsin", "Ельцин")]
    [InlineData("Pashinyan", "Пашинян")]
    [InlineData("Aliyev", "Алиев", "Әлиев")]
    [InlineData("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленский")]
    [InlineData("Khamenei", "Хаменеи")]
    [InlineData("Macron", "Макрон")]
    [InlineData("Vučić", "Vucic", "Вучич")]
    public void A_name_has_one_key_in_every_script_and_spelling(params string[] spellings) =>
        Assert.Single(spellings.Select(Transliteration.Key).Distinct());

    [Theory]
    [InlineData("Putin", "Patten")]
    [InlineData("Tokayev", "Tolkien")]
    [InlineData("Kazakhstan", "Kyrgyzstan")]
    [InlineData("Казахстан", "Кыргызстан")]
    [InlineData("Modi", "Medici")]
    [InlineData("Lavrov", "Lavender")]
    [InlineData("China", "Chile")]
    [InlineData("border", "boarder")]
    public void Different_words_have_different_keys(string first, string second) =>
        Assert.NotEqual(Transliteration.Key(first), Transliteration.Key(second));
}
