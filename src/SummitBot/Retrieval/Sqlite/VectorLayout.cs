namespace SummitBot.Retrieval.Sqlite;

/// <summary>Which rows a version's file of vectors holds: those of the passages first, then those of their sentences.</summary>
internal sealed record VectorLayout
{
    public required int Dimensions { get; init; }

    /// <summary>Of each row of the first part: the number of its passage, ascending. A passage in a language that the embedder does not know has none.</summary>
    public required int[] Passages { get; init; }

    public required float[] PassageScales { get; init; }

    /// <summary>Of each row of the first part: where its sentences begin in the second; one more marks the end. A passage of one sentence is that sentence.</summary>
    public required int[] SentenceStarts { get; init; }

    public required float[] SentenceScales { get; init; }

    public long Length => ((long)PassageScales.Length + SentenceScales.Length) * Dimensions;
}
