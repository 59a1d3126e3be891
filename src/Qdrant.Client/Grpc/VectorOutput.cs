namespace Qdrant.Client.Grpc;

// Servers before 1.16 answer in the deprecated fields, and mixed clusters may do so still.
#pragma warning disable CS0612

/// <summary>A vector as read.</summary>
public partial class VectorOutput
{
    /// <summary>The dense vector, or null where this is another kind.</summary>
    public DenseVector? GetDenseVector() => Data.Count > 0 ? new DenseVector { Data = { Data } } : Dense;

    /// <summary>The sparse vector, or null where this is another kind.</summary>
    public SparseVector? GetSparseVector()
    {
        if (Data.Count == 0)
            return Sparse;

        return Indices is null ? null : new SparseVector { Values = { Data }, Indices = { Indices.Data } };
    }

    /// <summary>The rows of a multi-vector, or null where this is another kind.</summary>
    public MultiDenseVector? GetMultiVector()
    {
        if (Data.Count == 0)
            return MultiDense;
        if (VectorsCount == 0)
            return null;

        var rows = Data.Chunk(Data.Count / (int)VectorsCount).Select(DenseVector.Of);
        return new MultiDenseVector { Vectors = { rows } };
    }
}
