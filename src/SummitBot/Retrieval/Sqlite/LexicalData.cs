namespace SummitBot.Retrieval.Sqlite;

/// <summary>The inverted and the forward index of a version as flat arrays: written to the version's file and read from it as they are.</summary>
/// <remarks>
/// A vocabulary word is a distinct pair of word and term. N-grams do not cross words, so a passage's n-grams follow from its words: the forward
/// index (passage to words) and the n-grams of the vocabulary replace postings of 600 n-grams a passage.
/// </remarks>
internal sealed record LexicalData
{
    public required string[] Terms { get; init; }

    /// <summary>Of each term: how many passages hold it.</summary>
    public required int[] TermPassages { get; init; }

    /// <summary>Ascending.</summary>
    public required ulong[] Grams { get; init; }

    public required int[] GramPassages { get; init; }

    /// <summary>Of each term, its passages: step from the last passage, then the saturated count as a byte (255 is the bound).</summary>
    public required byte[] Postings { get; init; }

    /// <summary>Where each term's postings begin; one more marks the end.</summary>
    public required int[] PostingStarts { get; init; }

    /// <summary>Of each passage, its vocabulary words: step from the last word times two, plus one when a count follows (else the count is 1).</summary>
    public required byte[] Forward { get; init; }

    public required int[] ForwardStarts { get; init; }

    /// <summary>Of each vocabulary word: the number of its term.</summary>
    public required int[] WordTerms { get; init; }

    /// <summary>Of each vocabulary word: what the word vectors know it by.</summary>
    public required int[] WordIds { get; init; }

    /// <summary>Of each n-gram, the vocabulary words that hold it: coded like <see cref="Forward"/>.</summary>
    public required byte[] GramWords { get; init; }

    public required int[] GramWordStarts { get; init; }

    /// <summary>Of each passage: its terms with repetitions.</summary>
    public required int[] TermLengths { get; init; }

    public required int[] GramLengths { get; init; }
}
