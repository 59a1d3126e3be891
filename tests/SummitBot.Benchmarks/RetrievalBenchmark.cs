using System.Diagnostics;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Benchmarks;

/// <summary>How often the passage that holds the answer is found first, among the first five and ten.</summary>
internal static class RetrievalBenchmark
{
    private const int Depth = 10;

    /// <param name="questions">The same questions in another language, by their ids; null asks those of <paramref name="path"/>.</param>
    /// <param name="glossary">Null is none.</param>
    public static async Task RunAsync(string path, string? language, string? questions, string? glossary)
    {
        var set = XquadSet.Load(path, language);
        var asked = questions is null ? set : XquadSet.Load(questions);
        var texts = asked.Questions.ToDictionary(q => q.Id, q => q.Text);
        var names = glossary is null ? Glossary.Empty : (await GlossaryReader.ReadFileAsync(glossary, CancellationToken.None)).Glossary;
        using var folder = new BenchmarkIndex();
        var retriever = await BenchmarkIndex.RetrieverOfAsync(folder, [.. set.Articles], names);

        var ranks = new List<int?>();
        var watch = Stopwatch.StartNew();
        foreach (var question in set.Questions)
        {
            var found = await retriever.RetrieveAsync(texts[question.Id], asked.Language, Depth, CancellationToken.None);
            ranks.Add(RankOf(question, found.Passages));
        }
        Console.WriteLine(
            $"{(asked == set ? "" : $"{asked.Language} over ")}{set.Language}: R@1 {Recall(ranks, 1):0.0}  R@5 {Recall(ranks, 5):0.0}  R@10 {Recall(ranks, 10):0.0}  "
            + $"MRR@10 {100 * ranks.Average(r => r is { } rank ? 1.0 / rank : 0):0.0}  n {ranks.Count}  ({watch.ElapsedMilliseconds} ms)");
    }

    /// <summary>From 1; null when the answer's passage is not among those found.</summary>
    internal static int? RankOf(XquadQuestion question, IReadOnlyList<RetrievedPassage> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var passage = found[i].Passage;
            if (passage.ArticleId == question.ArticleId && passage.Start < question.AnswerEnd && question.AnswerStart < passage.Start + passage.Text.Length)
                return i + 1;
        }
        return null;
    }

    internal static double Recall(List<int?> ranks, int depth) => 100.0 * ranks.Count(r => r <= depth) / ranks.Count;
}
