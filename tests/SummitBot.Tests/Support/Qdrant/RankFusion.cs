using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Merges ranked lists into one.</summary>
internal static class RankFusion
{
    private const uint DefaultK = 2;

    public static IEnumerable<(StoredPoint, float)> Reciprocal(List<IReadOnlyList<(StoredPoint Point, float Score)>> lists, Rrf rrf)
    {
        if (rrf is { HasK: true, K: 0 })
            throw Refusal.Invalid("query.rrf.k", "value 0 invalid, must be 1 or larger");
        if (rrf.Weights.Count > 0 && rrf.Weights.Count != lists.Count)
            throw Refusal.Wrong("The number of RRF weights must match the number of prefetches");

        var k = rrf.HasK ? rrf.K : DefaultK;
        return Summed(lists.Select((list, i) => list.Select((hit, rank) => (hit.Point, Share(rank, rrf.Weights.Count > 0 ? rrf.Weights[i] : 1, k)))));
    }

    /// <summary>Scores move to where they lie between three standard deviations below and above the mean of their list.</summary>
    public static IEnumerable<(StoredPoint, float)> Distribution(List<IReadOnlyList<(StoredPoint Point, float Score)>> lists) =>
        Summed(lists.Select(Normalised));

    private static float Share(int rank, float weight, uint k) => weight <= 0 ? 0 : 1 / (((rank + 1) / weight) + k - 1);

    private static IEnumerable<(StoredPoint, float)> Normalised(IReadOnlyList<(StoredPoint Point, float Score)> list)
    {
        if (list.Count == 0)
            return [];

        var mean = list.Average(hit => hit.Score);
        var deviation = list.Count == 1 ? 0 : MathF.Sqrt(list.Sum(hit => (hit.Score - mean) * (hit.Score - mean)) / (list.Count - 1));
        return list.Select(hit => (hit.Point, deviation == 0 ? 0.5f : (hit.Score - mean + (3 * deviation)) / (6 * deviation)));
    }

    private static IEnumerable<(StoredPoint, float)> Summed(IEnumerable<IEnumerable<(StoredPoint Point, float Score)>> lists) =>
        lists.SelectMany(list => list)
            .GroupBy(hit => hit.Point.Key)
            .Select(hits => (hits.First().Point, hits.Sum(hit => hit.Score)))
            .OrderByDescending(hit => hit.Item2);
}
