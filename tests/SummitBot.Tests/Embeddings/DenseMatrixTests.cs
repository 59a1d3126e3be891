using System.Numerics.Tensors;
using CsCheck;
using SummitBot.Embeddings;

namespace SummitBot.Tests.Embeddings;

public sealed class DenseMatrixTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(384)]
    [InlineData(612)]
    [InlineData(1537)]
    public void Scores_equal_dot_products_with_the_numbers_that_are_stored(int dimensions)
    {
        var (matrix, rows) = Random(count: 37, dimensions, seed: 1);
        var query = Floats(dimensions, seed: 2);
        var scores = new float[20];

        matrix.Scores(query, first: 11, scores);

        for (var i = 0; i < scores.Length; i++) Assert.Equal(TensorPrimitives.Dot<float>(query, rows[11 + i]), scores[i], 2e-4f);
    }

    [Fact]
    public void Top_equals_brute_force() =>
        Gen.Select(Gen.Int[0, 1200], Gen.Int[1, 60], Gen.Int[0, 1000]).Sample((count, top, seed) =>
        {
            var (matrix, _) = Random(count, dimensions: 20, seed);
            var query = Floats(20, seed + 1);
            var scores = new float[count];
            matrix.Scores(query, 0, scores);
            var expected = scores.Select((s, i) => new ScoredRow(i, s)).OrderByDescending(r => r.Score).ThenBy(r => r.Row).Take(top);

            Assert.Equal(expected, matrix.Top(query, top));
        }, iter: 100);

    [Fact]
    public void Equal_rows_come_in_order()
    {
        var matrix = new DenseMatrix(new sbyte[50 * 16], new float[50], 16);

        Assert.Equal([0, 1, 2], matrix.Top(Floats(16, seed: 1), 3).Select(r => r.Row));
    }

    [Fact]
    public void Largest_numbers_do_not_overflow()
    {
        const int dimensions = 4096;
        var rows = Enumerable.Repeat((sbyte)-127, dimensions).ToArray();
        var matrix = new DenseMatrix(rows, Enumerable.Repeat(1f, 1).ToArray(), dimensions);

        var best = Assert.Single(matrix.Top(Enumerable.Repeat(1f, dimensions).ToArray(), 5));

        Assert.Equal(-127f * dimensions, best.Score, 1f);
    }

    [Fact]
    public void Query_of_zeros_is_allowed()
    {
        var (matrix, _) = Random(count: 3, dimensions: 16, seed: 1);

        Assert.All(matrix.Top(new float[16], 3), r => Assert.Equal(0, r.Score));
    }

    private static (DenseMatrix Matrix, float[][] Rows) Random(int count, int dimensions, int seed)
    {
        var numbers = new sbyte[count * dimensions];
        var scales = new float[count];
        var rows = new float[count][];
        for (var i = 0; i < count; i++)
        {
            scales[i] = Int8.Quantize(Floats(dimensions, seed * 1000 + i), numbers.AsSpan(i * dimensions, dimensions));
            rows[i] = [.. numbers.AsSpan(i * dimensions, dimensions).ToArray().Select(n => n * scales[i])];
        }

        return (new(numbers, scales, dimensions), rows);
    }

    private static float[] Floats(int count, int seed)
    {
        var random = new Random(seed);
        var floats = new float[count];
        for (var i = 0; i < count; i++) floats[i] = (random.NextSingle() - 0.5f) / MathF.Sqrt(count);
        return floats;
    }
}
