namespace SummitBot.Answering;

/// <summary>How probable it is that the articles answer a question, from how well they support it.</summary>
/// <remarks>
/// Logistics fitted by the benchmarks' <c>fit</c> on XQuAD development halves (24 articles, 612 questions a language): answerable questions against
/// the same questions with their article absent, with only their paragraph absent, with a name, a number or a word exchanged. Figures are in the
/// benchmarks' README. A new term in <see cref="Support"/> or a change of the passages' score means a new fit.
/// </remarks>
internal static class Confidence
{
    /// <summary>Columns of <see cref="Support.ToArray"/> that are fitted where meaning is known, and where it is not.</summary>
    public static readonly int[] FittedWithMeaning = [0, 2, 4, 5, 6, 7, 8, 9, 10, 11];
    public static readonly int[] FittedByWords = [0, 1, 3, 4, 5, 6, 7];

    // Set by hand: too rare in XQuAD to be fitted, and what other sets of questions show at once.
    private const double Misfit = -1.5;
    private const double Unknown = -4;

    // In the order of Support.ToArray, the intercept last.
    private static readonly double[] WithMeaning = [1.86, 0, 1.49, 0, -0.82, -1.21, -2.36, 1.77, 1.52, 1.03, 1.62, 1.39, Misfit, Unknown, -6.11];

    /// <summary>
    /// Fitted on Russian, Turkish and Chinese together, but for the intercept (-3.09): inflection and writing without spaces hide words of right
    /// passages, and at the same threshold as English it refused every fifth answerable question.
    /// </summary>
    private static readonly double[] ByWords = [4.67, 0.42, 0, 0.18, -1.58, -0.60, -2.30, 2.71, 0, 0, 0, 0, Misfit, Unknown, -2.75];

    /// <param name="shift">Of a calibration to the corpus at hand; 0 for none.</param>
    public static double Of(Support support, double shift = 0)
    {
        var weights = support.KnowsMeaning ? WithMeaning : ByWords;
        var values = support.ToArray();
        var sum = weights[^1] + shift;
        for (var i = 0; i < values.Length; i++) sum += weights[i] * values[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
