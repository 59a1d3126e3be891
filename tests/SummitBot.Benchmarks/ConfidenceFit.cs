using System.Globalization;
using SummitBot.Answering;

namespace SummitBot.Benchmarks;

/// <summary>Fits the logistic of <see cref="Confidence"/>: <c>fit DATA.json ...</c>. Prints the constants, and how weights fitted on half of the topics do on the other half.</summary>
internal static class ConfidenceFit
{
    private const double Ridge = 1;
    private const int Steps = 30;

    /// <param name="paths">Sets to fit together: English by itself, or others that are compared by words alone.</param>
    public static async Task RunAsync(IReadOnlyList<string> paths)
    {
        var samples = new List<RefusalSample>();
        foreach (var path in paths) samples.AddRange(await RefusalSamples.OfAsync(XquadSet.Load(path)));
        var columns = samples[0].Support.KnowsMeaning ? Confidence.FittedWithMeaning : Confidence.FittedByWords;
        var (odd, even) = (Fit(samples.Where(s => s.Topic % 2 == 1), columns), Fit(samples.Where(s => s.Topic % 2 == 0), columns));
        var held = new Dictionary<Support, double>(ReferenceEqualityComparer.Instance);
        foreach (var sample in samples) held[sample.Support] = Sigmoid(sample.Topic % 2 == 1 ? even : odd, Values(sample.Support, columns));
        Console.WriteLine("Held-out topics:");
        foreach (var threshold in new[] { 0.35, 0.4, 0.45 })
        {
            Console.WriteLine($" threshold {threshold}");
            RefusalReport.Print(samples, s => held[s], new AnswerOptions { AnswerThreshold = threshold });
        }

        var all = typeof(Support).GetConstructors()[0].GetParameters();
        var names = columns.Select(c => all[c].Name).Append("Intercept");
        Console.WriteLine("All topics: " + string.Join(", ", Fit(samples, columns).Zip(names, (w, n) => string.Create(CultureInfo.InvariantCulture, $"{n} {w:0.00}"))));
    }

    private static double[] Values(Support support, int[] columns)
    {
        var values = support.ToArray();
        return [.. columns.Select(c => values[c]), 1];
    }

    /// <summary>An absent topic is the rule we calibrate on; the harder kinds count less, or they would outvote it.</summary>
    private static double WeightOf(SampleKind kind) => kind switch
    {
        SampleKind.OtherTopicsAbsent or SampleKind.TopicAbsent => 1,
        SampleKind.AllPresent => 0.5,
        SampleKind.ParagraphAbsent => 1,
        SampleKind.OtherName => 0.3,
        SampleKind.OtherWord or SampleKind.NearWords => 0.3,
        _ => 1,
    };

    /// <summary>Newton's method for the ridge-regularised logistic; the intercept, last, is free.</summary>
    private static double[] Fit(IEnumerable<RefusalSample> samples, int[] columns)
    {
        var data = samples.Select(s => (Values: Values(s.Support, columns), s.Answerable, Weight: WeightOf(s.Kind))).ToList();
        var size = data[0].Values.Length;
        var weights = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[size];
            var curvature = new double[size, size];
            foreach (var (values, answerable, weight) in data)
            {
                var p = Sigmoid(weights, values);
                for (var i = 0; i < size; i++)
                {
                    gradient[i] += weight * ((answerable ? 1 : 0) - p) * values[i];
                    for (var j = 0; j < size; j++) curvature[i, j] += weight * p * (1 - p) * values[i] * values[j];
                }
            }

            for (var i = 0; i < size - 1; i++)
            {
                gradient[i] -= Ridge * weights[i];
                curvature[i, i] += Ridge;
            }

            var change = Solve(curvature, gradient);
            for (var i = 0; i < size; i++) weights[i] += change[i];
        }

        return weights;
    }

    private static double Sigmoid(double[] weights, double[] values) => 1 / (1 + Math.Exp(-weights.Zip(values, (w, v) => w * v).Sum()));

    /// <summary>Gaussian elimination; the ridge keeps the matrix positive definite, so no pivoting is needed.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var k = i + 1; k < size; k++)
            {
                var factor = matrix[k, i] / matrix[i, i];
                for (var c = i; c < size; c++) matrix[k, c] -= factor * matrix[i, c];
                right[k] -= factor * right[i];
            }
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) right[i] -= matrix[i, k] * right[k];
            right[i] /= matrix[i, i];
        }

        return right;
    }
}
