using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Tests.Answering;

public class SentenceSelectorTests
{
    [Fact]
    public void The_sentence_that_covers_more_of_the_question_comes_first()
    {
        var ranked = Rank("who met xi airport", AnswerType.Other, ["The summit opened.", "Toqaev met Xi at the airport."]);

        Assert.StartsWith("Toqaev", ranked[0].Sentence.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_equals_the_sentence_that_holds_what_is_asked_for_comes_first()
    {
        var ranked = Rank("forum opened", AnswerType.When, ["The forum opened with music.", "The forum opened in 2023."]);

        Assert.EndsWith("2023.", ranked[0].Sentence.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_gets_credit_for_what_the_one_before_it_names()
    {
        var ranked = Rank("xi article proposed belt", AnswerType.Other, ["Xi wrote an article.", "He proposed a belt.", "Roads proposed a belt."]);

        Assert.Equal("He proposed a belt.", ranked[0].Sentence.Text);
    }

    [Fact]
    public void A_sentence_that_repeats_a_chosen_one_is_not_quoted_again()
    {
        var ranked = Rank("toqaev met xi", AnswerType.Other, ["Toqaev met Xi in Astana.", "Toqaev met Xi in Astana today.", "Xi met reporters."]);

        var chosen = SentenceSelector.Select(ranked, 3);

        Assert.Equal(2, chosen.Count);
        Assert.Equal("Xi met reporters.", chosen[1].Sentence.Text);
    }

    [Fact]
    public void A_sentence_far_below_the_best_is_not_quoted()
    {
        var ranked = Rank("toqaev met xi airport", AnswerType.Other, ["Toqaev met Xi at the airport.", "Nothing else happened."]);

        Assert.Single(SentenceSelector.Select(ranked, 3));
    }

    private static IReadOnlyList<RankedSentence> Rank(string terms, AnswerType type, string[] sentences)
    {
        var analyzer = new TextAnalyzer();
        var question = new QuestionAnalysis(terms, type, [.. analyzer.Terms(terms, "en").Select(t => new QuestionTerm(t.Text, 1, false, false, false))]);
        var text = string.Join(' ', sentences);
        var article = new Article { Id = "a", Title = "Title", Text = text, Language = "en" };
        var passage = new Passage("p", "a", 0, text, [.. sentences.Select(s => new Sentence(text.IndexOf(s, StringComparison.Ordinal), s))]);
        var found = new RetrievedPassage(passage, article, 1, 1);
        return SentenceSelector.Rank(question, [AnalysedPassage.Of(found, question, new RetrievalResult(null!, [found], analyzer, null!))]);
    }
}
