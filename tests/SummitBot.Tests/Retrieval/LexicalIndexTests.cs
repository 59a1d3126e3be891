using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Retrieval;

public sealed class LexicalIndexTests
{
    private static readonly string[] Vocabulary =
        [.. "border bridge China council defence Erdogan export forum harvest Kazakhstan leader member minister president railway river summit trade visit wheat".Split(' ')];

    private readonly TextAnalyzer analyzer = new();

    [Fact]
    public void Candidates_are_counted_as_their_text_has_it()
    {
        var texts = RandomTexts(300);
        var (index, statistics) = Build(texts);
        var question = QuestionTerms.Of("Which ministers visit the summit in Kazakhstan?", "en", analyzer, statistics);

        var candidates = index.Candidates(question, 50, []);

        Assert.Equal(50, candidates.Count);
        foreach (var candidate in candidates)
        {
            var terms = analyzer.Terms(texts[candidate.Key], "en");
            var grams = new List<ulong>();
            foreach (var term in terms)
                CharacterGrams.AddTo(grams, term.Word);
            Assert.Equal(question.Terms.Select(t => terms.Count(f => f.Text == t.Key)), candidate.Terms.Counts.ToArray().Select(c => (int)c));
            Assert.Equal(question.Grams.Select(g => grams.Count(f => f == g.Key)), candidate.Grams.Counts.ToArray().Select(c => (int)c));
            Assert.Equal((terms.Count, grams.Count), (candidate.Terms.Length, candidate.Grams.Length));
        }
    }

    [Fact]
    public void Few_candidates_hold_the_best_of_many()
    {
        var texts = RandomTexts(2000);
        var (index, statistics) = Build(texts);
        var question = QuestionTerms.Of("Did Erdogan discuss wheat exports by railway?", "en", analyzer, statistics);

        var few = PassageRanker.Rank(question, null, index.Candidates(question, 200, []), statistics).Take(10).Select(r => (r.Candidate.Key, r.Score));
        var all = PassageRanker.Rank(question, null, index.Candidates(question, texts.Length, []), statistics).Take(10).Select(r => (r.Candidate.Key, r.Score));

        Assert.Equal(all, few);
    }

    [Fact]
    public void Frequent_word_gives_no_more_candidates_than_asked_for()
    {
        var (index, statistics) = Build([.. Enumerable.Repeat("The summit ended.", 5000)]);
        var question = QuestionTerms.Of("summit", "en", analyzer, statistics);

        Assert.Equal(100, index.Candidates(question, 100, []).Count);
    }

    [Fact]
    public void Empty_corpus_has_no_candidates()
    {
        var (index, statistics) = Build([]);

        Assert.Empty(index.Candidates(QuestionTerms.Of("summit", "en", analyzer, statistics), 10, []));
    }

    [Fact]
    public void Blobs_hold_every_array()
    {
        var builder = new LexicalBuilder(TestEmbedder.Vectors);
        foreach (var text in RandomTexts(50))
            builder.Add(analyzer.Terms(text, "en"));
        var data = builder.Build();

        var read = VersionBlobs.ReadLexical(VersionBlobs.Of(data).ToDictionary(b => b.Name, b => b.Data));

        Assert.Equivalent(data, read, strict: true);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(127u)]
    [InlineData(128u)]
    [InlineData(300_000u)]
    [InlineData(uint.MaxValue)]
    public void Varints_come_back_as_written(uint value)
    {
        var coded = new List<byte>();
        Varint.Write(coded, value);
        var position = 0;

        Assert.Equal(value, Varint.Read(coded.ToArray(), ref position));
        Assert.Equal(coded.Count, position);
    }

    private (LexicalIndex Index, CorpusStatistics Statistics) Build(string[] texts)
    {
        var builder = new LexicalBuilder(TestEmbedder.Vectors);
        foreach (var text in texts)
            builder.Add(analyzer.Terms(text, "en"));
        var data = builder.Build();
        var statistics = LexicalIndex.StatisticsOf(data, new HashSet<string> { "en" });
        return (new LexicalIndex(data, statistics), statistics);
    }

    private static string[] RandomTexts(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', random.GetItems(Vocabulary, random.Next(1, 40))))];
    }
}
