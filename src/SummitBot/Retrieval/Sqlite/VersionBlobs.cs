using System.Runtime.InteropServices;
using System.Text;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>The arrays of the index and of the vectors' layout as the blobs of a version's file: little-endian, as they lie in memory.</summary>
internal static class VersionBlobs
{
    public static IEnumerable<(string Name, byte[] Data)> Of(LexicalData data) =>
    [
        ("terms", Encoding.UTF8.GetBytes(string.Join('\n', data.Terms))),
        ("term_passages", Bytes(data.TermPassages)),
        ("grams", Bytes(data.Grams)),
        ("gram_passages", Bytes(data.GramPassages)),
        ("postings", data.Postings),
        ("posting_starts", Bytes(data.PostingStarts)),
        ("forward", data.Forward),
        ("forward_starts", Bytes(data.ForwardStarts)),
        ("word_terms", Bytes(data.WordTerms)),
        ("word_ids", Bytes(data.WordIds)),
        ("gram_words", data.GramWords),
        ("gram_word_starts", Bytes(data.GramWordStarts)),
        ("term_lengths", Bytes(data.TermLengths)),
        ("gram_lengths", Bytes(data.GramLengths)),
    ];

    public static LexicalData ReadLexical(IReadOnlyDictionary<string, byte[]> blobs) => new()
    {
        Terms = blobs["terms"] is { Length: > 0 } terms ? Encoding.UTF8.GetString(terms).Split('\n') : [],
        TermPassages = Values<int>(blobs["term_passages"]),
        Grams = Values<ulong>(blobs["grams"]),
        GramPassages = Values<int>(blobs["gram_passages"]),
        Postings = blobs["postings"],
        PostingStarts = Values<int>(blobs["posting_starts"]),
        Forward = blobs["forward"],
        ForwardStarts = Values<int>(blobs["forward_starts"]),
        WordTerms = Values<int>(blobs["word_terms"]),
        WordIds = Values<int>(blobs["word_ids"]),
        GramWords = blobs["gram_words"],
        GramWordStarts = Values<int>(blobs["gram_word_starts"]),
        TermLengths = Values<int>(blobs["term_lengths"]),
        GramLengths = Values<int>(blobs["gram_lengths"]),
    };

    public static IEnumerable<(string Name, byte[] Data)> Of(VectorLayout layout) =>
    [
        ("vector_dimensions", Bytes([layout.Dimensions])),
        ("vector_passages", Bytes(layout.Passages)),
        ("vector_scales", Bytes(layout.PassageScales)),
        ("sentence_starts", Bytes(layout.SentenceStarts)),
        ("sentence_scales", Bytes(layout.SentenceScales)),
    ];

    public static VectorLayout ReadLayout(IReadOnlyDictionary<string, byte[]> blobs) => new()
    {
        Dimensions = Values<int>(blobs["vector_dimensions"])[0],
        Passages = Values<int>(blobs["vector_passages"]),
        PassageScales = Values<float>(blobs["vector_scales"]),
        SentenceStarts = Values<int>(blobs["sentence_starts"]),
        SentenceScales = Values<float>(blobs["sentence_scales"]),
    };

    private static byte[] Bytes<T>(T[] values) where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static T[] Values<T>(byte[] bytes) where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();
}
