namespace SummitBot.Evaluation;

internal static class Metrics
{
    /// <summary>Chance that a positive scores above a negative, ties counted half; null when one side is empty.</summary>
    public static double? Auroc(IReadOnlyList<double> positives, IReadOnlyList<double> negatives)
    {
        if (positives.Count == 0 || negatives.Count == 0) return null;

        var sorted = negatives.Order().ToArray();
        var wins = positives.Sum(p => (Below(sorted, p) + BelowOrEqual(sorted, p)) / 2.0);
        return wins / positives.Count / negatives.Count;
    }

    private static int Below(double[] sorted, double value) => First(sorted, x => x >= value);

    private static int BelowOrEqual(double[] sorted, double value) => First(sorted, x => x > value);

    private static int First(double[] sorted, Func<double, bool> reached)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reached(sorted[middle])) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
