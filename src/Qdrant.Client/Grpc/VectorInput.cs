namespace Qdrant.Client.Grpc;

/// <summary>A vector of a query, or the id of the point that has it.</summary>
public partial class VectorInput
{
    public static implicit operator VectorInput(float[] values) => new() { Dense = DenseVector.Of(values) };

    public static implicit operator VectorInput((float[], uint[]) sparseValues) =>
        new() { Sparse = SparseVector.Of(sparseValues.Item1, sparseValues.Item2) };

    public static implicit operator VectorInput((float, uint)[] sparseValues) => new() { Sparse = SparseVector.Of(sparseValues) };

    public static implicit operator VectorInput(float[][] values) => new() { MultiDense = MultiDenseVector.Of(values) };

    public static implicit operator VectorInput(PointId id) => new() { Id = id };

    public static implicit operator VectorInput(ulong id) => new() { Id = id };

    public static implicit operator VectorInput(Guid id) => new() { Id = id };

    public static implicit operator VectorInput(Document document) => new() { Document = document };

    public static implicit operator VectorInput(Image image) => new() { Image = image };

#pragma warning disable CA1720 // the official name
    public static implicit operator VectorInput(InferenceObject @object) => new() { Object = @object };
#pragma warning restore CA1720
}
