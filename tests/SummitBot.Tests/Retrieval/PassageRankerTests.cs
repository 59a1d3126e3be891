using SummitBot.Retrieval;

namespace SummitBot.Tests.Retrieval;

public sealed class PassageRankerTests
{
    private static readonly CorpusStatistics Statistics = new(100, new HashSet<string> { "en" }, 30, 200, ["rare", "common"], [2, 60], [1, 2], [3, 50]);
    private static readonly QuestionTerms Question = QuestionOf([("rare", Statistics.Idf("rare")), ("common", Statistics.Idf("common"))], [1UL, 2UL]);

    [Fact]
    public void Rare_terms_count_more_than_common_ones()
    {
        var ranked = PassageRanker.Rank(Question, null, [Candidate(1, [0, 1], [0, 0]), Candidate(2, [1, 0], [0, 0])], Statistics);

        Assert.Equal([2, 1], ranked.Select(r => r.Candidate.Key));
    }

    [Fact]
    public void Bm25_stays_below_its_bound_however_often_terms_repeat()
    {
        var ranked = PassageRanker.Rank(Question, null, [Candidate(1, [60_000, 60_000], [1, 1]), Candidate(2, [1, 1], [1, 1])], Statistics);

        Assert.Equal([1, 2], ranked.Select(r => r.Candidate.Key));
        Assert.All(ranked, r => Assert.InRange(r.Bm25, 0.1, 1));
    }

    [Fact]
    public void Grams_rank_what_terms_cannot_tell_apart()
    {
        var ranked = PassageRanker.Rank(Question, null, [Candidate(1, [1, 0], [0, 0]), Candidate(2, [1, 0], [1, 0])], Statistics);

        Assert.Equal([2, 1], ranked.Select(r => r.Candidate.Key));
        Assert.Equal(ranked[0].Bm25, ranked[1].Bm25);
    }

    [Fact]
    public void Candidates_that_share_nothing_are_left_out() => Assert.Empty(PassageRanker.Rank(Question, null, [Candidate(1, [0, 0], [0, 0])], Statistics));

    [Fact]
    public void Equal_scores_keep_the_order_of_the_passages()
    {
        var ranked = PassageRanker.Rank(Question, null, [Candidate(7, [1, 1], [1, 1]), Candidate(3, [1, 1], [1, 1])], Statistics);

        Assert.Equal([3, 7], ranked.Select(r => r.Candidate.Key));
    }

    [Fact]
    public void Unseen_terms_weigh_as_much_as_a_term_can() => Assert.True(Statistics.Idf("never") > Statistics.Idf("rare"));

    [Theory]
    [InlineData(0.0, 3.0)]
    [InlineData(0.12, 3.0)]
    [InlineData(0.235, 1.75)]
    [InlineData(0.35, 0.5)]
    [InlineData(1.0, 0.5)]
    public void Embeddings_weigh_more_the_less_the_words_agree(double agreement, double weight) => Assert.Equal(weight, PassageRanker.DenseWeight(agreement), 3);

    [Fact]
    public void Passage_that_only_means_the_same_wins_when_no_passage_holds_the_words()
    {
        Candidate[] candidates = [Candidate(1, [0, 0], [1, 0]), Candidate(2, [0, 0], [0, 0]) with { Dense = 0.3, SentenceDense = [0.1, 0.5] }];

        Assert.Equal([2, 1], PassageRanker.Rank(Question, null, candidates, Statistics).Select(r => r.Candidate.Key));
    }

    [Fact]
    public void Passage_that_holds_the_words_wins_over_one_that_only_means_the_same()
    {
        Candidate[] candidates = [Candidate(1, [1, 1], [1, 1]), Candidate(2, [0, 0], [0, 0]) with { Dense = 0.3, SentenceDense = [0.1, 0.5] }];

        Assert.Equal([1, 2], PassageRanker.Rank(Question, null, candidates, Statistics).Select(r => r.Candidate.Key));
    }

    [Fact]
    public void Best_sentence_decides_between_passages_that_are_as_near()
    {
        Candidate[] candidates =
        [
            Candidate(1, [1, 0], [0, 0]) with { Dense = 0.4, SentenceDense = [0.4, 0.4] },
            Candidate(2, [1, 0], [0, 0]) with { Dense = 0.4, SentenceDense = [0.1, 0.7] },
        ];

        Assert.Equal([2, 1], PassageRanker.Rank(Question, null, candidates, Statistics).Select(r => r.Candidate.Key));
    }

    private static Candidate Candidate(int key, ushort[] terms, ushort[] grams) => new(key, new FieldCounts(terms, 30), new FieldCounts(grams, 200), []);

    private static QuestionTerms QuestionOf((string Term, double Idf)[] terms, ulong[] grams)
    {
        Weighted<ulong>[] weighted = [.. grams.Select(g => new Weighted<ulong>(g, Statistics.Idf(g)))];
        return new QuestionTerms(
            [], [.. terms.Select(t => new Weighted<string>(t.Term, t.Idf))], Bm25.Bound(terms.Sum(t => t.Idf)), weighted, Bm25.Bound(weighted.Sum(g => g.Idf)), terms.Length);
    }
}
