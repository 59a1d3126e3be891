using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>What a version is beside its passages: read once when it is pinned. Lies in points of its own in the version's collection, so that one alias moves both.</summary>
/// <param name="Articles">Without text.</param>
/// <param name="Dimensions">Of the embeddings; null when no passage has one.</param>
internal sealed record VersionRecord(
    CorpusVersion Version, IReadOnlyList<Article> Articles, IReadOnlyList<GlossaryEntry> Glossary, StoredStatistics Statistics, int? Dimensions)
{
    /// <summary>One point's part of the record, in characters.</summary>
    private const int PartLength = 1 << 20;

    /// <summary>Compressed JSON, in as many points as it needs.</summary>
    public IReadOnlyList<PointStruct> ToPoints()
    {
        var json = new MemoryStream();
        using (var gzip = new GZipStream(json, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(gzip, this);
        var bytes = json.ToArray();
        var text = Convert.ToBase64String(bytes);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var parts = text.Chunk(PartLength).Select(p => new string(p)).ToList();
        return
        [
            .. parts.Select((part, i) => new PointStruct
            {
                Id = PointNumbers.OfRecord(i),
                Vectors = new Dictionary<string, Vector>(),
                Payload = { [PayloadKeys.Kind] = PayloadKeys.RecordKind, [PayloadKeys.Data] = part, [PayloadKeys.Parts] = parts.Count, [PayloadKeys.Sha256] = sha256 },
            }),
        ];
    }

    /// <returns>How many points the record takes, as its first one says; 0 when that is something else.</returns>
    public static int PartsOf(MapField<string, Value> first) => first.TryGetValue(PayloadKeys.Parts, out var parts) ? (int)parts.IntegerValue : 0;

    /// <exception cref="FormatException">The points do not make up a record.</exception>
    public static VersionRecord Of(IReadOnlyList<MapField<string, Value>> parts)
    {
        try
        {
            var bytes = Convert.FromBase64String(string.Concat(parts.Select(p => p[PayloadKeys.Data].StringValue)));
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != parts[0][PayloadKeys.Sha256].StringValue)
                throw new FormatException("its record is damaged.");
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<VersionRecord>(gzip) ?? throw new FormatException("its record is empty.");
        }
        catch (Exception e) when (e is KeyNotFoundException or JsonException)
        {
            throw new FormatException("its record cannot be read.", e);
        }
    }
}

/// <summary>The numbers of points: a passage's is its own in the version, the others lie far above.</summary>
internal static class PointNumbers
{
    private const ulong Articles = 1UL << 40;
    private const ulong Records = 1UL << 41;

    public static PointId OfPassage(int number) => (ulong)number;

    public static PointId OfArticle(int number) => Articles + (ulong)number;

    public static PointId OfRecord(int part) => Records + (ulong)part;
}
