namespace SummitBot.Retrieval;

/// <summary>Okapi BM25. The constants suit passages of similar length; measured on XQuAD against the usual 1.2 and 0.75.</summary>
internal static class Bm25
{
    public const double K1 = 0.9;
    public const double B = 0.4;

    /// <summary>What repetition is worth: 0 for an absent term, K1 + 1 at most.</summary>
    public static double Saturation(int count, double length, double averageLength) =>
        count * (K1 + 1) / (count + K1 * (1 - B + B * length / averageLength));

    /// <summary>No passage scores higher for terms whose idf adds up to <paramref name="idfSum"/>; a score over it compares across questions.</summary>
    public static double Bound(double idfSum) => idfSum * (K1 + 1);
}
