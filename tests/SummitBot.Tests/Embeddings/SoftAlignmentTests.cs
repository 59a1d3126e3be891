using SummitBot.Embeddings;

namespace SummitBot.Tests.Embeddings;

public sealed class SoftAlignmentTests : IDisposable
{
    private readonly WordVectors _words = WordVectors.Open(Weights.WordVectors);

    public void Dispose() => _words.Dispose();

    [Fact]
    public void Each_question_word_takes_its_best_match()
    {
        string[] question = ["summit", "trade", "Жапаров", "banana", "leader"];
        string[][] passages =
        [
            ["the", "meeting", "on", "commerce", "was", "led", "by", "Жапаров"],
            ["trade", "president", "summit", "Токаев"],
            [],
            ["meeting", "banana", "banana", "commerce"],
        ];
        var alignment = new SoftAlignment(_words, Ids(question));
        var best = new float[question.Length];

        foreach (var passage in passages)
        {
            alignment.Best(Ids(passage), best);

            Assert.Equal(question.Select(q => passage.Select(p => Match(q, p)).DefaultIfEmpty().Max()), best);
        }
    }

    [Fact]
    public void Matching_works_where_a_passage_has_only_new_words_of_no_match()
    {
        var alignment = new SoftAlignment(_words, Ids(["summit"]));
        var best = new float[] { 0.5f };

        alignment.Best(Ids(["banana", "Токаев"]), best);

        Assert.Equal([0f], best);
    }

    private int[] Ids(string[] words) => [.. words.Select(w => _words.Id(w))];

    private float Match(string question, string passage)
    {
        var similarity = _words.Similarity(question, passage);
        return similarity == 1 ? 1 : similarity > 0.35f ? similarity * similarity : 0;
    }
}
