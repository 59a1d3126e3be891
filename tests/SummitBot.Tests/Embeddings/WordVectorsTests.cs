using System.Numerics.Tensors;
using SummitBot.Embeddings;

namespace SummitBot.Tests.Embeddings;

public sealed class WordVectorsTests : IDisposable
{
    private readonly WordVectors _words = WordVectors.Open(Weights.WordVectors);

    public void Dispose() => _words.Dispose();

    [Fact]
    public void Rows_are_in_order_of_frequency()
    {
        Assert.Equal(100_000, _words.Count);
        Assert.Equal(0, _words.Id("the"));
        Assert.InRange(_words.Id("president"), 1, 200);
        Assert.InRange(_words.Id("astana"), 10_000, 99_999);
    }

    [Fact]
    public void Case_does_not_change_a_word()
    {
        Assert.Equal(_words.Id("president"), _words.Id("PRESIDENT"));
        Assert.Equal(_words.Id("Жапаров"), _words.Id("ЖАПАРОВ"));
    }

    [Fact]
    public void Word_without_a_vector_has_an_id_of_its_own()
    {
        Assert.True(_words.Id("Жапаров") < 0);
        Assert.NotEqual(_words.Id("Жапаров"), _words.Id("Токаев"));
        Assert.True(_words.Id(new string('x', 5000)) < 0);
        Assert.Equal(1, _words.Similarity("Жапаров", "жапаров"));
        Assert.Equal(0, _words.Similarity("Жапаров", "president"));
    }

    [Fact]
    public void Near_words_are_similar_and_far_ones_are_not()
    {
        Assert.True(_words.Similarity("summit", "meeting") > 0.5f);
        Assert.True(_words.Similarity("trade", "commerce") > 0.4f);
        Assert.True(_words.Similarity("summit", "banana") < 0.2f);
        Assert.Equal(_words.Similarity("leader", "president"), _words.Similarity("president", "leader"));
        Assert.Equal(1, _words.Similarity("leader", "Leader"));
    }

    [Fact]
    public void Sentence_has_length_1_and_order_does_not_matter()
    {
        var sentence = _words.Sentence("Ministers signed the trade agreements.");

        Assert.Equal(1, TensorPrimitives.Norm<float>(sentence), 1e-5);
        Assert.True(TensorPrimitives.Dot<float>(sentence, _words.Sentence("Trade agreements: signed by ministers")) > 0.9999f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("who was it?")]
    [InlineData("Жапаров 托卡耶夫")]
    public void Sentence_without_a_known_content_word_is_zeros(string text)
    {
        Assert.All(_words.Sentence(text), x => Assert.Equal(0, x));
    }

    [Fact]
    public void Sentence_of_near_words_is_nearer()
    {
        var question = _words.Sentence("Which deals were concluded?");

        var near = TensorPrimitives.Dot<float>(question, _words.Sentence("Ministers signed seventeen agreements."));
        var far = TensorPrimitives.Dot<float>(question, _words.Sentence("Snow fell on the mountains overnight."));

        Assert.True(near > far + 0.1f);
    }
}
