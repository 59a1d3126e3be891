using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Embeddings;
using SummitBot.Retrieval;

namespace SummitBot.Tests.Support;

/// <summary>The built-in embeddings, their weights opened once for all tests.</summary>
internal static class TestEmbedder
{
    private static readonly Lazy<WordVectors> Words = new(() => WordVectors.Open(Weight(WordVectors.FileName)));
    private static readonly Lazy<BuiltInEmbeddings> BuiltIn = new(() => new(SentenceEncoder.Open(Weight(SentenceEncoder.FileName)), Words.Value));

    public static WordVectors Vectors => Words.Value;

    /// <param name="folder">For what was embedded before.</param>
    /// <param name="generator">Another one than the built-in.</param>
    public static PassageEmbedder In(string folder, IEmbeddingGenerator<string, Embedding<float>>? generator = null)
    {
        var options = Options.Create(new EmbeddingOptions { CacheFile = Path.Combine(folder, "embeddings.db") });
        generator ??= BuiltIn.Value;
        return new PassageEmbedder(generator, new CachedEmbedder(generator, options, NullLogger<CachedEmbedder>.Instance), Words.Value);
    }

    private static string Weight(string file) => Path.Combine(AppContext.BaseDirectory, "weights", file);
}
