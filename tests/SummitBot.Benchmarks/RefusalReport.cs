using SummitBot.Answering;
using SummitBot.Evaluation;

namespace SummitBot.Benchmarks;

/// <summary>Prints how well a confidence tells answerable questions from unanswerable ones.</summary>
internal static class RefusalReport
{
    private static readonly (string Name, SampleKind Answerable, SampleKind Unanswerable)[] Comparisons =
    [
        ("XQuAD article absent", SampleKind.OtherTopicsAbsent, SampleKind.TopicAbsent),
        ("only paragraph absent", SampleKind.AllPresent, SampleKind.ParagraphAbsent),
        ("name exchanged", SampleKind.AllPresent, SampleKind.OtherName),
        ("number exchanged", SampleKind.AllPresent, SampleKind.OtherNumber),
        ("word exchanged", SampleKind.AllPresent, SampleKind.OtherWord),
        ("near or other word", SampleKind.NearWords, SampleKind.OtherWord),
    ];

    public static void Print(IReadOnlyList<RefusalSample> samples, Func<Support, double> confidence, AnswerOptions options)
    {
        foreach (var (name, answerable, unanswerable) in Comparisons)
        {
            var positive = Of(answerable);
            var negative = Of(unanswerable);
            if (positive.Count == 0) continue;
            Console.WriteLine($"  {name,-22} AUROC {Metrics.Auroc(positive, negative):0.000}; kept at 5 % false answers {Kept(positive, negative):0.0} %; "
                + $"refused: answerable {Refused(positive, options.AnswerThreshold)}, unanswerable {Refused(negative, options.AnswerThreshold)} ({negative.Count}); "
                + $"below nearest: {Refused(positive, options.NearestThreshold)}, {Refused(negative, options.NearestThreshold)}");
        }

        List<double> Of(SampleKind kind) => [.. samples.Where(s => s.Kind == kind).Select(s => confidence(s.Support))];
    }

    private static double Kept(List<double> positive, List<double> negative)
    {
        if (negative.Count == 0) return double.NaN;
        var threshold = negative.OrderDescending().ElementAt(negative.Count / 20);
        return 100.0 * positive.Count(p => p > threshold) / positive.Count;
    }

    private static string Refused(List<double> confidences, double threshold) => XquadAnswers.Percent(confidences.Count(c => c < threshold), confidences.Count);
}
