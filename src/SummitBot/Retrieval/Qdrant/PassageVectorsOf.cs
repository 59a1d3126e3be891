using SummitBot.Articles;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>Embeds the passages of a new version and their sentences, as far as the embedder knows their language.</summary>
/// <param name="version">Id of the new version.</param>
internal sealed class PassageVectorsOf(PassageEmbedder embedder, string version)
{
    /// <returns>Null when the embedder knows none of them.</returns>
    public async Task<int?> DimensionsAsync(IEnumerable<(Passage Passage, Article Article)> passages, CancellationToken cancellationToken) =>
        passages.FirstOrDefault(Knows) is { Passage: { } some } ? (await embedder.EmbedAsync([some.Text], version, null, cancellationToken)).Dimensions : null;

    /// <summary>Of each passage, in their order; null where the embedder does not know the language.</summary>
    public async Task<IReadOnlyList<PassageRows?>> RowsAsync(IReadOnlyList<(Passage Passage, Article Article)> passages, CancellationToken cancellationToken)
    {
        // A passage of one sentence is that sentence.
        var texts = passages.Select(p => Knows(p) ? p.Passage.Sentences is { Count: > 1 } several ? [p.Passage.Text, .. several.Select(s => s.Text)] : [p.Passage.Text] : Array.Empty<string>()).ToList();
        List<string> all = [.. texts.SelectMany(t => t)];
        if (all.Count == 0)
            return new PassageRows?[passages.Count];

        var embedded = await embedder.EmbedAsync(all, version, null, cancellationToken);
        var (rows, first) = (new List<PassageRows?>(passages.Count), 0);
        foreach (var own in texts)
        {
            rows.Add(own.Length == 0 ? null : new PassageRows(
                embedded.Rows.Slice(first * embedded.Dimensions, own.Length * embedded.Dimensions).ToArray(), embedded.Scales.Slice(first, own.Length).ToArray()));
            first += own.Length;
        }
        return rows;
    }

    private static bool Knows((Passage Passage, Article Article) held) => PassageEmbedder.Knows(held.Passage.Text, held.Article.Language);
}
