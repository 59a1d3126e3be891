using SummitBot.Embeddings;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>How near passages and their sentences are to a question, computed here from their int8 rows: the same numbers as on the other index. Pure.</summary>
internal static class DenseComparison
{
    public static IReadOnlyList<Candidate> Of(float[] question, IReadOnlyList<HeldPassage> passages, IReadOnlyList<Candidate> candidates)
    {
        List<PassageRows> rows = [.. passages.Where(p => p.Rows is not null).Select(p => p.Rows!)];
        var joined = new sbyte[rows.Sum(r => r.Rows.Length)];
        var scales = new float[rows.Sum(r => r.Scales.Length)];
        var (number, row) = (0, 0);
        foreach (var part in rows)
        {
            part.Rows.CopyTo(joined, number);
            part.Scales.CopyTo(scales, row);
            (number, row) = (number + part.Rows.Length, row + part.Scales.Length);
        }
        var scores = new float[scales.Length];
        new DenseMatrix(joined, scales, question.Length).Scores(question, 0, scores);

        var next = 0;
        var compared = new List<Candidate>(candidates.Count);
        foreach (var (passage, candidate) in passages.Zip(candidates))
        {
            if (passage.Rows is not { } own)
            {
                compared.Add(candidate);
                continue;
            }
            double[] fused = [.. scores.AsSpan(next, own.Scales.Length).ToArray().Select(s => (double)(s * BuiltInEmbeddings.FusedScale))];
            next += own.Scales.Length;
            compared.Add(candidate with { Dense = fused[0], SentenceDense = fused.Length == 1 ? fused : fused[1..] });
        }
        return compared;
    }
}
