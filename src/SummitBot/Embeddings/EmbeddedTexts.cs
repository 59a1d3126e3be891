namespace SummitBot.Embeddings;

/// <summary>Embeddings of texts in their order, as int8 rows with a scale each: what an index stores and a <see cref="DenseMatrix"/> searches.</summary>
internal sealed record EmbeddedTexts(ReadOnlyMemory<sbyte> Rows, ReadOnlyMemory<float> Scales, int Dimensions, string ModelId)
{
    public int Count => Scales.Length;
}
