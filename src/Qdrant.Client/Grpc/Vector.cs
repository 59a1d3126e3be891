namespace Qdrant.Client.Grpc;

/// <summary>A vector as written: dense, sparse, of several rows, or something the server embeds.</summary>
public partial class Vector
{
    public static implicit operator Vector(float[] values) => new() { Dense = DenseVector.Of(values) };

    public static implicit operator Vector((float[], uint[]) sparseValues) =>
        new() { Sparse = SparseVector.Of(sparseValues.Item1, sparseValues.Item2) };

    public static implicit operator Vector((float, uint)[] sparseValues) => new() { Sparse = SparseVector.Of(sparseValues) };

    public static implicit operator Vector(float[][] values) => new() { MultiDense = MultiDenseVector.Of(values) };

    public static implicit operator Vector(Document document) => new() { Document = document };

    public static implicit operator Vector(Image image) => new() { Image = image };

    public static implicit operator Vector(InferenceObject inferenceObject) => new() { Object = inferenceObject };
}

/// <summary>One number a dimension.</summary>
public partial class DenseVector
{
    internal static DenseVector Of(float[] values) => new() { Data = { values } };
}

/// <summary>Values and their indices.</summary>
public partial class SparseVector
{
    internal static SparseVector Of(float[] values, uint[] indices) => new() { Values = { values }, Indices = { indices } };

    internal static SparseVector Of((float Value, uint Index)[] pairs) =>
        new() { Values = { pairs.Select(pair => pair.Value) }, Indices = { pairs.Select(pair => pair.Index) } };
}

/// <summary>Several dense vectors of one size.</summary>
public partial class MultiDenseVector
{
    internal static MultiDenseVector Of(float[][] rows) => new() { Vectors = { rows.Select(DenseVector.Of) } };
}

/// <summary>Indices of a sparse vector in the form of old servers.</summary>
public partial class SparseIndices
{
    public static implicit operator SparseIndices(uint[] indices) => new() { Data = { indices } };
}
