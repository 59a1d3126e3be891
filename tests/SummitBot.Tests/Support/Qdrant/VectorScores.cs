using System.Numerics.Tensors;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Exact scores of points against one vector. Points that lack the vector, or share no index with a sparse one, have none.</summary>
internal static class VectorScores
{
    /// <summary>Whether a smaller score is a nearer point.</summary>
    public static bool NearIsSmall(VectorSchema schema, string name) => schema.Dense(name)?.Distance is Distance.Euclid or Distance.Manhattan;

    public static IEnumerable<(StoredPoint Point, float Score)> Of(
        StoredCollection collection, string name, StoredVector query, IEnumerable<StoredPoint> candidates)
    {
        if (query is StoredVector.Sparse sparse)
            return OfSparse(collection, name, sparse, candidates);

        var distance = collection.Schema.Dense(name)!.Distance;
        return from point in candidates
               let vector = point.Vectors.GetValueOrDefault(name)
               where vector is not null
               select (point, Score(distance, query, vector));
    }

    private static IEnumerable<(StoredPoint Point, float Score)> OfSparse(
        StoredCollection collection, string name, StoredVector.Sparse query, IEnumerable<StoredPoint> candidates)
    {
        var weights = query.Indices.Zip(query.Values).ToDictionary(pair => pair.First, pair => pair.Second);
        if (collection.Schema.IsIdf(name))
            weights = WithIdf(collection, name, weights);

        foreach (var point in candidates)
        {
            if (point.Vectors.GetValueOrDefault(name) is not StoredVector.Sparse vector)
                continue;

            var shared = false;
            var score = 0f;
            for (var i = 0; i < vector.Indices.Length; i++)
            {
                if (!weights.TryGetValue(vector.Indices[i], out var weight))
                    continue;
                shared = true;
                score += weight * vector.Values[i];
            }

            if (shared)
                yield return (point, score);
        }
    }

    // ln((n - df + 0.5) / (df + 0.5) + 1) over all points of the collection, filtered or not.
    private static Dictionary<uint, float> WithIdf(StoredCollection collection, string name, Dictionary<uint, float> weights)
    {
        var points = 0;
        var frequencies = weights.Keys.ToDictionary(index => index, _ => 0);
        foreach (var vector in collection.Points.Values.Select(point => point.Vectors.GetValueOrDefault(name)).OfType<StoredVector.Sparse>())
        {
            points++;
            foreach (var index in vector.Indices)
            {
                if (frequencies.TryGetValue(index, out var frequency))
                    frequencies[index] = frequency + 1;
            }
        }

        return weights.ToDictionary(pair => pair.Key, pair => pair.Value * Idf(points, frequencies[pair.Key]));
    }

    private static float Idf(int points, int frequency) => MathF.Log(((points - frequency + 0.5f) / (frequency + 0.5f)) + 1);

    private static float Score(Distance distance, StoredVector query, StoredVector vector) => (query, vector) switch
    {
        (StoredVector.Dense { Values: var a }, StoredVector.Dense { Values: var b }) => Score(distance, a, b),
        // The comparator of multi-vectors: each row of the query takes its best row of the point.
        (StoredVector.Multi { Rows: var rows }, StoredVector.Multi { Rows: var others }) =>
            rows.Sum(row => others.Max(other => Score(distance, row, other))),
        _ => throw Refusal.Wrong("Conversion between multi and regular vectors failed"),
    };

    private static float Score(Distance distance, float[] a, float[] b) => distance switch
    {
        Distance.Euclid => TensorPrimitives.Distance<float>(a, b),
        Distance.Manhattan => a.Zip(b, (x, y) => MathF.Abs(x - y)).Sum(),
        _ => TensorPrimitives.Dot(a, b),
    };
}
