using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>Makes the file of a version's vectors: int8 rows, one after the other, as <see cref="VectorLayout"/> says.</summary>
internal static class VectorsFile
{
    /// <summary>Texts embedded before they are written: a corpus of any size is never held as a whole.</summary>
    private const int Chunk = 512;

    /// <param name="passages">All of the version, with their languages.</param>
    /// <param name="version">Its id.</param>
    /// <param name="progress">Told the part done, 0 to 1.</param>
    /// <returns>Null, and no file, when the embedder knows none of the languages.</returns>
    public static async Task<VectorLayout?> WriteAsync(
        string path, IReadOnlyList<(Passage Passage, string Language)> passages, PassageEmbedder embedder, string version,
        Action<double> progress, CancellationToken cancellationToken)
    {
        int[] known = [.. Enumerable.Range(0, passages.Count).Where(n => PassageEmbedder.Knows(passages[n].Passage.Text, passages[n].Language))];
        if (known.Length == 0)
            return null;

        var starts = new int[known.Length + 1];
        var texts = known.Select(n => passages[n].Passage.Text).ToList();
        for (var i = 0; i < known.Length; i++)
        {
            var sentences = passages[known[i]].Passage.Sentences;
            if (sentences.Count > 1)
                texts.AddRange(sentences.Select(s => s.Text));
            starts[i + 1] = texts.Count - known.Length;
        }

        var scales = new float[texts.Count];
        var dimensions = 0;
        await using var file = File.Create(path);
        for (var done = 0; done < texts.Count; done += Chunk)
        {
            var part = texts.GetRange(done, Math.Min(Chunk, texts.Count - done));
            var embedded = await embedder.EmbedAsync(part, version, null, cancellationToken);
            dimensions = embedded.Dimensions;
            embedded.Scales.CopyTo(scales.AsMemory(done));
            file.Write(MemoryMarshal.AsBytes(embedded.Rows.Span));
            progress((double)(done + part.Count) / texts.Count);
        }
        file.Flush(flushToDisk: true);
        return new VectorLayout
        {
            Dimensions = dimensions,
            Passages = known,
            PassageScales = scales[..known.Length],
            SentenceStarts = starts,
            SentenceScales = scales[known.Length..],
        };
    }

    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
