using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SummitBot.Embeddings;

/// <summary>Embeds the texts of a corpus version; a text that was embedded before costs a look-up.</summary>
internal sealed partial class CachedEmbedder(
    IEmbeddingGenerator<string, Embedding<float>> generator, IOptions<EmbeddingOptions> options, ILogger<CachedEmbedder> logger)
{
    /// <summary>Texts for one call of the generator: enough for its cores, little to lose when cancelled.</summary>
    private const int BatchSize = 256;

    /// <param name="version">The corpus version that will hold the texts; its name sorts after those of earlier ones. See <see cref="Forget"/>.</param>
    /// <param name="progress">Told how many of the texts are done.</param>
    public async Task<EmbeddedTexts> EmbedAsync(IReadOnlyList<string> texts, string version, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var metadata = generator.GetService<EmbeddingGeneratorMetadata>();
        var model = metadata?.DefaultModelId ?? throw new InvalidOperationException("The embedding generator does not name its model.");
        using var cache = new EmbeddingCache(options.Value.CacheFile!, logger);
        var keys = new byte[texts.Count][];
        for (var i = 0; i < keys.Length; i++) keys[i] = SHA256.HashData(Encoding.UTF8.GetBytes(texts[i]));
        var embeddings = cache.Get(model, keys, version);

        var missing = new List<int>();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
            if (embeddings[i] is null && first.TryAdd(texts[i], i)) missing.Add(i);

        progress?.Report(texts.Count - missing.Count);
        for (var done = 0; done < missing.Count; done += BatchSize)
        {
            var batch = missing[done..Math.Min(missing.Count, done + BatchSize)];
            var made = await generator.GenerateAsync(batch.Select(i => texts[i]).ToList(), cancellationToken: cancellationToken);
            for (var i = 0; i < batch.Count; i++) embeddings[batch[i]] = CachedEmbedding.From(made[i].Vector.Span);
            cache.Put(model, [.. batch.Select(i => (keys[i], embeddings[i]!))], version);
            progress?.Report(texts.Count - missing.Count + done + batch.Count);
        }

        for (var i = 0; i < texts.Count; i++) embeddings[i] ??= embeddings[first[texts[i]]];
        LogEmbedded(texts.Count, missing.Count, model);
        return Join(embeddings, model, metadata.DefaultModelDimensions);
    }

    /// <summary>Drops what no corpus version from <paramref name="oldestVersion"/> on has used.</summary>
    public void Forget(string oldestVersion)
    {
        using var cache = new EmbeddingCache(options.Value.CacheFile!, logger);
        cache.Forget(oldestVersion);
    }

    private static EmbeddedTexts Join(CachedEmbedding?[] embeddings, string model, int? stated)
    {
        var dimensions = embeddings is [{ } some, ..] ? some.Numbers.Length : stated ?? 0;
        var rows = new sbyte[embeddings.Length * dimensions];
        var scales = new float[embeddings.Length];
        for (var i = 0; i < embeddings.Length; i++)
        {
            embeddings[i]!.Numbers.CopyTo(rows, i * dimensions);
            scales[i] = embeddings[i]!.Scale;
        }

        return new(rows, scales, dimensions, model);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Embedded {Texts} texts, {Made} of them anew, with {Model}")]
    private partial void LogEmbedded(int texts, int made, string model);
}
