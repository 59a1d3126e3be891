using System.Globalization;
using SummitBot.Answering;

namespace SummitBot.Benchmarks;

/// <summary>Fits the logistic of <see cref="Confidence"/>: <c>fit DATA.json</c>. Prints the constants, and how weights fitted on half of the topics do on the other half.</summary>
internal static class ConfidenceFit
{
    private const double Ridge = 1;
    private const int Steps = 30;

    public static async Task RunAsync(string path)
    {
        var samples = await RefusalSamples.OfAsync(XquadSet.Load(path));
        var (odd, even) = (Fit(samples.Where(s => s.Topic % 2 == 1)), Fit(samples.Where(s => s.Topic % 2 == 0)));
        var held = new Dictionary<Support, double>(ReferenceEqualityComparer.Instance);
        foreach (var sample in samples) held[sample.Support] = Probability(sample.Topic % 2 == 1 ? even : odd, sample.Support);
        Console.WriteLine("Held-out topics:");
        foreach (var threshold in new[] { 0.4, 0.45, 0.5, 0.55 })
        {
            Console.WriteLine($" threshold {threshold}");
            RefusalReport.Print(samples, s => held[s], new AnswerOptions { AnswerThreshold = threshold });
        }

        var names = typeof(Support).GetConstructors()[0].GetParameters().Select(p => p.Name).Append("Intercept");
        Console.WriteLine("All topics: " + string.Join(", ", Fit(samples).Zip(names, (w, n) => string.Create(CultureInfo.InvariantCulture, $"{n} {w:0.00}"))));
    }

    /// <summary>An absent topic is the rule we calibrate on; the harder kinds count less, or they would outvote it.</summary>
    private static double WeightOf(SampleKind kind) => kind switch
    {
        SampleKind.OtherTopicsAbsent or SampleKind.TopicAbsent => 1,
        SampleKind.AllPresent => 0.5,
        SampleKind.ParagraphAbsent => 0.2,
        SampleKind.OtherName => 0.3,
        _ => 1,
    };

    /// <summary>Newton's method for the ridge-regularised logistic; the intercept, last, is free.</summary>
    private static double[] Fit(IEnumerable<RefusalSample> samples)
    {
        var data = samples.Select(s => (Values: (double[])[.. s.Support.ToArray(), 1], s.Answerable, Weight: WeightOf(s.Kind))).ToList();
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

    private static double Probability(double[] weights, Support support) => Sigmoid(weights, [.. support.ToArray(), 1]);

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
