using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

public class PassageSplitterTests
{
    [Fact]
    public void Passages_take_whole_sentences_until_there_are_enough_words()
    {
        var passages = PassageSplitter.Split(Article(Sentences(count: 9, words: 20)));

        Assert.Equal([3, 3, 3], passages.Select(passage => passage.Sentences.Count));
        Assert.Equal([0, 1, 2], passages.Select(passage => passage.Ordinal));
    }

    [Fact]
    public void Passages_take_at_most_four_short_sentences()
    {
        var passages = PassageSplitter.Split(Article(Sentences(count: 8, words: 5)));

        Assert.Equal([4, 4], passages.Select(passage => passage.Sentences.Count));
    }

    [Fact]
    public void A_short_remainder_joins_the_passage_before_it()
    {
        var passages = PassageSplitter.Split(Article(Sentences(count: 3, words: 20) + " That was all."));

        Assert.Equal(4, Assert.Single(passages).Sentences.Count);
    }

    [Fact]
    public void One_sentence_paragraphs_are_joined_and_long_ones_kept_apart()
    {
        var wire = string.Join("\n\n", Sentences(count: 1, words: 14), Sentences(count: 1, words: 14), Sentences(count: 1, words: 14));
        var essay = Sentences(count: 2, words: 20) + "\n\n" + Sentences(count: 2, words: 20);

        Assert.Single(PassageSplitter.Split(Article(wire)));
        Assert.Equal([2, 2], PassageSplitter.Split(Article(essay)).Select(passage => passage.Sentences.Count));
    }

    [Fact]
    public void Scripts_without_spaces_are_counted_by_characters()
    {
        var sentence = new string('中', 39) + "。";

        var passages = PassageSplitter.Split(Article(string.Concat(Enumerable.Repeat(sentence, 4)), "zh"));

        Assert.Equal([2, 2], passages.Select(passage => passage.Sentences.Count));
    }

    [Fact]
    public void Text_and_offsets_are_those_of_the_article()
    {
        var article = Article("  Leading space.\n\n" + Sentences(count: 7, words: 20) + "  \n");

        foreach (var passage in PassageSplitter.Split(article))
        {
            Assert.Equal(article.Text.Substring(passage.Start, passage.Text.Length), passage.Text);
            Assert.All(passage.Sentences, sentence => Assert.Equal(article.Text[sentence.Start..sentence.End], sentence.Text));
        }
    }

    [Fact]
    public void Ids_survive_a_change_elsewhere_and_differ_between_articles()
    {
        var first = Sentences(count: 3, words: 20);
        var before = PassageSplitter.Split(Article(first + " " + Sentences(count: 3, words: 21)));
        var after = PassageSplitter.Split(Article(first + " " + Sentences(count: 3, words: 22)));
        var other = PassageSplitter.Split(Article(first) with { Id = "other" });

        Assert.Equal(before[0].Id, after[0].Id);
        Assert.NotEqual(before[1].Id, after[1].Id);
        Assert.NotEqual(before[0].Id, other[0].Id);
    }

    [Fact]
    public void The_same_passage_twice_in_one_article_has_two_ids()
    {
        var passages = PassageSplitter.Split(Article(Sentences(count: 6, words: 20)));

        Assert.Equal(passages[0].Text, passages[1].Text);
        Assert.Equal(passages[0].Id + "-2", passages[1].Id);
    }

    [Fact]
    public void Empty_text_has_no_passages() => Assert.Empty(PassageSplitter.Split(Article(" \n ")));

    private static string Sentences(int count, int words) =>
        string.Join(' ', Enumerable.Repeat("Word" + string.Concat(Enumerable.Repeat(" word", words - 1)) + ".", count));

    private static Article Article(string text, string language = "en") => new() { Id = "a", Title = "A", Text = text, Language = language };
}
