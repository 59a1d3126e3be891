using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Retrieval;

public sealed class MisspellingTests
{
    private static readonly TextAnalyzer s_analyzer = new();

    [Theory]
    [InlineData("How many agrements were signed?", "agreement sign")]
    [InlineData("the interregionl forumm", "interregion forum")]
    [InlineData("Which agreemnets?", "agreement")]
    public void A_misspelt_word_is_taken_for_the_word_of_the_articles(string question, string terms) =>
        Assert.Equal(terms, Asked(question, word => word is "signed"));

    [Theory]
    [InlineData("Which arguments were signed?", "argument sign")]
    [InlineData("the wheat", "wheat")]
    [InlineData("the form", "form")]
    public void A_word_of_the_language_stays_what_it_is(string question, string terms) =>
        Assert.Equal(terms, Asked(question, word => word is "arguments" or "signed"));

    [Fact]
    public void Without_a_dictionary_only_a_long_word_one_letter_off_is_corrected() =>
        Assert.Equal("agreement interrgionl", Asked("agrement interrgionl", isWord: null));

    [Fact]
    public void A_pasted_page_is_searched_for_as_it_is()
    {
        var page = string.Join(' ', Enumerable.Range(0, 50).Select(i => $"agrement{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}"));

        Assert.DoesNotContain("agreement", Asked(page, _ => false).Split(' '));
    }

    private static string Asked(string question, Func<string, bool>? isWord)
    {
        var builder = new LexicalBuilder(TestEmbedder.Vectors);
        builder.Add(s_analyzer.Terms("At the interregional cooperation forum 17 agreements on when to meet were signed.", "en"));
        var statistics = LexicalIndex.StatisticsOf(builder.Build(), new HashSet<string> { "en" });
        return string.Join(' ', QuestionTerms.Of(question, "en", s_analyzer, statistics, isWord).Asked.Select(t => t.Term.Text));
    }
}
