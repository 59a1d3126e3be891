using System.Numerics.Tensors;
using System.Text.Json;
using SummitBot.Embeddings;

namespace SummitBot.Tests.Embeddings;

/// <summary>parity.jsonl holds what the original runtime gives for 24 texts.</summary>
public sealed class SentenceEncoderTests : IDisposable
{
    private static readonly string[] ShortTexts = [.. Parity().Where(p => p.Ids.Length < 14).Select(p => p.Text)];

    private readonly SentenceEncoder _encoder = SentenceEncoder.Open(Weights.SentenceEncoder);

    public void Dispose() => _encoder.Dispose();

    [Fact]
    public void Tokens_equal_those_of_the_original_runtime()
    {
        foreach (var (text, ids, _) in Parity()) Assert.Equal(ids, _encoder.Tokenize(text));
    }

    [Fact]
    public void Embeddings_equal_those_of_the_original_runtime_but_for_the_int8_weights()
    {
        foreach (var (text, _, embedding) in Parity())
            Assert.True(TensorPrimitives.CosineSimilarity<float>(_encoder.Encode(text), embedding) > 0.999f, text);
    }

    [Fact]
    public void A_batch_gives_bit_for_bit_what_single_texts_give()
    {
        string[] texts = [.. ShortTexts, "", .. ShortTexts.Reverse()];

        var batch = _encoder.Encode(texts, TestContext.Current.CancellationToken);

        for (var i = 0; i < texts.Length; i++) Assert.Equal(_encoder.Encode(texts[i]), batch[i]);
    }

    [Fact]
    public void Threads_that_encode_at_once_do_not_disturb_each_other()
    {
        var alone = ShortTexts.Select(_encoder.Encode).ToArray();

        Parallel.For(0, 40, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken, MaxDegreeOfParallelism = 8 },
            i => Assert.Equal(alone[i % alone.Length], _encoder.Encode(ShortTexts[i % alone.Length])));
    }

    [Fact]
    public void Compatibility_characters_are_normalized_before_cutting()
    {
        Assert.Equal(_encoder.Tokenize("final 1⁄2 No"), _encoder.Tokenize("ﬁnal ½ №"));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_an_unknown_character()
    {
        Assert.Equal(_encoder.Encode("a \ufffd b"), _encoder.Encode("a \ud83d b"));
    }

    [Fact]
    public void Text_without_a_character_gets_zeros()
    {
        Assert.All(_encoder.Encode(""), x => Assert.Equal(0, x));
    }

    [Fact]
    public void Only_the_first_128_pieces_count()
    {
        var start = string.Concat(Enumerable.Repeat("the ", 128)).TrimEnd();

        Assert.Equal(_encoder.Encode(start), _encoder.Encode(start + " airport was closed"));
    }

    [Fact]
    public void Near_meanings_are_nearer_than_far_ones()
    {
        var question = _encoder.Encode("Who welcomed the guest at the airport?");

        var near = TensorPrimitives.Dot<float>(question, _encoder.Encode("The visitor was met by the prime minister when his plane landed."));
        var far = TensorPrimitives.Dot<float>(question, _encoder.Encode("Copper prices fell for a third quarter."));

        Assert.True(near > far + 0.1f);
    }

    private static IEnumerable<(string Text, int[] Ids, float[] Embedding)> Parity()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Embeddings", "parity.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            yield return (row.GetProperty("text").GetString()!,
                [.. row.GetProperty("ids").EnumerateArray().Select(x => x.GetInt32())],
                [.. row.GetProperty("embedding").EnumerateArray().Select(x => x.GetSingle())]);
        }
    }
}
