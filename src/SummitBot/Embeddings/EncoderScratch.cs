namespace SummitBot.Embeddings;

/// <summary>Room for one pass of the sentence encoder over some texts' tokens, one row a token.</summary>
internal sealed unsafe class EncoderScratch(int rows) : IDisposable
{
    private readonly AlignedFloats _all = new(rows * (3 * SentenceEncoder.Dimensions + SentenceEncoder.Wide + SentenceEncoder.Wide / 2 + 1) + SentenceEncoder.MaxTokens);

    public int Rows => rows;
    public float* State => _all.Start;
    public float* Normed => State + rows * SentenceEncoder.Dimensions;
    public float* Result => Normed + rows * SentenceEncoder.Dimensions;
    /// <summary>Queries, keys and values, later the widened rows.</summary>
    public float* Wide => Result + rows * SentenceEncoder.Dimensions;
    public float* Attention => Wide + rows * SentenceEncoder.Wide;
    /// <summary>The inputs of a linear layer as 16-bit numbers, and the scale of each row.</summary>
    public short* Numbers => (short*)(Attention + SentenceEncoder.MaxTokens);
    public float* RowScales => (float*)(Numbers + rows * SentenceEncoder.Wide);

    public void Dispose() => _all.Dispose();
}
