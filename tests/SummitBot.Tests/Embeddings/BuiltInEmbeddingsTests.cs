using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SummitBot.Embeddings;

namespace SummitBot.Tests.Embeddings;

public sealed class BuiltInEmbeddingsTests : IDisposable
{
    private const string Question = "Who welcomed the guest?";
    private const string Passage = "The visitor was met at the airport by the prime minister.";

    private readonly ServiceProvider _services = Services([]);

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task One_dot_product_is_encoder_plus_half_the_words()
    {
        var encoder = _services.GetRequiredService<SentenceEncoder>();
        var words = _services.GetRequiredService<WordVectors>();

        var embeddings = await Generate(Question, Passage);

        var expected = TensorPrimitives.Dot<float>(encoder.Encode(Question), encoder.Encode(Passage))
            + TensorPrimitives.Dot<float>(words.Sentence(Question), words.Sentence(Passage)) / 2;
        Assert.Equal(expected, BuiltInEmbeddings.FusedScale * TensorPrimitives.Dot<float>(embeddings[0], embeddings[1]), 1e-5f);
        Assert.Equal(1, TensorPrimitives.Norm<float>(embeddings[0]), 1e-5f);
    }

    [Fact]
    public async Task Int8_rows_score_as_floats_do()
    {
        var embeddings = await Generate(Question, Passage);
        var numbers = new sbyte[BuiltInEmbeddings.Dimensions];
        var scale = Int8.Quantize(embeddings[1], numbers);

        var best = Assert.Single(new DenseMatrix(numbers, new[] { scale }, numbers.Length).Top(embeddings[0], 1));

        Assert.Equal(TensorPrimitives.Dot<float>(embeddings[0], embeddings[1]), best.Score, 0.002f);
    }

    [Fact]
    public async Task Metadata_states_what_is_generated()
    {
        var metadata = _services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GetService<EmbeddingGeneratorMetadata>();

        Assert.Equal(BuiltInEmbeddings.ModelId, metadata?.DefaultModelId);
        Assert.Equal((await Generate(Question))[0].Length, metadata?.DefaultModelDimensions);
    }

    [Fact]
    public async Task Cancelled_batch_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var generator = _services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync([Question, Passage], cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task No_texts_give_no_embeddings()
    {
        Assert.Empty(await Generate());
    }

    [Fact]
    public void Unknown_provider_is_refused_by_name()
    {
        using var services = Services(new() { ["Embeddings:Provider"] = "7" });

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<EmbeddingOptions>>().Value);

        Assert.Contains("Provider", error.Message, StringComparison.Ordinal);
    }

    private async Task<float[][]> Generate(params string[] texts)
    {
        var generator = _services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var embeddings = await generator.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
        return [.. embeddings.Select(e => e.Vector.ToArray())];
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging()
        .AddEmbeddings()
        .BuildServiceProvider();
}
