using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Benchmarks;

/// <summary>Scores every passage from its text, past any index: what the index should have found by words.</summary>
internal sealed class FullScan(IReadOnlyList<Passage> passages, string language, TextAnalyzer analyzer, CorpusStatistics statistics)
{
    public IReadOnlyList<int> Best(string text, int top)
    {
        var question = QuestionTerms.Of(text, language, analyzer, statistics);
        var candidates = passages.Select((p, i) => Count(i, p, question)).ToList();
        return [.. PassageRanker.Rank(question, null, candidates, statistics).Take(top).Select(r => r.Candidate.Key)];
    }

    private Candidate Count(int key, Passage passage, QuestionTerms question)
    {
        var found = analyzer.Terms(passage.Text, language);
        var grams = new List<ulong>();
        foreach (var term in found.Where(t => t.Entry is null))
            CharacterGrams.AddTo(grams, term.Word);
        return new Candidate(key, Counts(question.Terms, [.. found.Select(t => t.Text)]), Counts(question.Grams, grams), []);
    }

    private static FieldCounts Counts<T>(IReadOnlyList<Weighted<T>> asked, List<T> found) where T : notnull
    {
        var counts = found.CountBy(f => f).ToDictionary();
        return new FieldCounts(asked.Select(a => (ushort)counts.GetValueOrDefault(a.Key)).ToArray(), found.Count);
    }
}
