using SummitBot.Answering;
using SummitBot.Articles;

namespace SummitBot.Evaluation;

/// <summary>The arithmetic of a calibration. Pure.</summary>
internal static class CalibrationFit
{
    /// <summary>Few questions say little: the shift shrinks towards the shipped constants as if so many more had confirmed them.</summary>
    private const double Prior = 40;
    private const double LargestShift = 1.5;
    private const double Step = 0.05;

    // An answer that is not in the articles is worse than a refusal too many.
    private const double CostOfFalseAnswer = 1.5;
    private const int LeastWords = 5;
    private const int MostWords = 8;

    /// <summary>None when the shipped constants cost least; else the middle of the shifts that do.</summary>
    public static double ShiftOf(IReadOnlyList<CalibrationSample> samples, double threshold)
    {
        if (!samples.Any(s => s.Answerable) || samples.All(s => s.Answerable)) return 0;

        var steps = (int)(LargestShift / Step);
        var costs = Enumerable.Range(-steps, (2 * steps) + 1).Select(i => (Shift: i * Step, Cost: Math.Round(Cost(samples, i * Step, threshold), 9))).ToList();
        var least = costs.Where(c => c.Cost == costs.Min(other => other.Cost)).Select(c => c.Shift).ToList();
        return least.Contains(0) ? 0 : least.Average() * samples.Count / (samples.Count + Prior);
    }

    /// <returns>null when there is no such question.</returns>
    public static double? Refused(IReadOnlyList<CalibrationSample> samples, bool answerable, double shift, double threshold)
    {
        var some = samples.Where(s => s.Answerable == answerable).ToList();
        return some.Count == 0 ? null : some.Count(s => Shifted(s.Confidence, shift) < threshold) / (double)some.Count;
    }

    /// <summary>What a reader who remembers half of a sentence might type: every other content word; empty when the passage has no sentence long enough.</summary>
    public static string QuestionFrom(Passage passage)
    {
        var words = passage.Sentences.Select(s => FunctionWords.ContentOf(s.Text).ToList()).FirstOrDefault(w => w.Count >= 2 * LeastWords);
        return words is null ? "" : string.Join(' ', words.Where((_, i) => i % 2 == 0).Take(MostWords));
    }

    private static double Cost(IReadOnlyList<CalibrationSample> samples, double shift, double threshold) =>
        Refused(samples, true, shift, threshold)!.Value + (CostOfFalseAnswer * (1 - Refused(samples, false, shift, threshold)!.Value));

    private static double Shifted(double confidence, double shift)
    {
        var inside = Math.Clamp(confidence, 1e-9, 1 - 1e-9);
        return 1 / (1 + Math.Exp(-(Math.Log(inside / (1 - inside)) + shift)));
    }
}
