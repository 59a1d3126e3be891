using Microsoft.Extensions.AI;
using SummitBot.Articles;
using SummitBot.Embeddings;

namespace SummitBot.Retrieval;

/// <summary>Embeds passages, sentences and questions, as far as they are in a language that the embeddings know. Thread-safe.</summary>
internal sealed class PassageEmbedder(IEmbeddingGenerator<string, Embedding<float>> generator, CachedEmbedder cached, WordVectors vectors)
{
    private const int MostFrequent = 50_000;

    /// <summary>Names what makes the embeddings: a version that was built with another one has to be built anew.</summary>
    public string Model { get; } = generator.GetService<EmbeddingGeneratorMetadata>() is { DefaultModelId: { } model } known
        ? $"{model}/{known.DefaultModelDimensions}"
        : throw new InvalidOperationException("The embedding generator does not name its model.");

    public WordVectors Vectors => vectors;

    /// <summary>Whether English has the word: one among the most frequent, since beyond them misspellings have vectors too.</summary>
    public bool IsWord(string word) => vectors.Id(word) is >= 0 and < MostFrequent;

    /// <summary>The built-in weights know English; a text too short to show its language is taken for it when its letters are Latin.</summary>
    public static bool Knows(string text, string language) =>
        language == "en" || (language == LanguageDetector.Unknown
            && text.Any(Scripts.IsLatin) && !text.Any(c => Scripts.IsCyrillic(c) || Scripts.IsCjk(c)));

    public async Task<float[]> EmbedAsync(string question, CancellationToken cancellationToken) =>
        (await generator.GenerateAsync([question], cancellationToken: cancellationToken))[0].Vector.ToArray();

    /// <summary>Only texts that were never embedded before cost more than a look-up.</summary>
    /// <param name="version">Id of the version that will hold them.</param>
    public Task<EmbeddedTexts> EmbedAsync(IReadOnlyList<string> texts, string version, IProgress<int>? progress, CancellationToken cancellationToken) =>
        cached.EmbedAsync(texts, version, progress, cancellationToken);

    /// <summary>Drops the embeddings that no version from <paramref name="oldestVersion"/> on has used.</summary>
    public void Forget(string oldestVersion) => cached.Forget(oldestVersion);
}
