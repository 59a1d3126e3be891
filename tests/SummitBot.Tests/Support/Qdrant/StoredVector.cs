using System.Numerics.Tensors;
using Grpc.Core;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>A vector as the collection keeps it: cosine vectors normalised, sparse indices ascending.</summary>
internal abstract record StoredVector
{
    public abstract VectorOutput ToOutput();

    internal sealed record Dense(float[] Values) : StoredVector
    {
        public override VectorOutput ToOutput() => new() { Dense = new DenseVector { Data = { Values } } };
    }

    internal sealed record Sparse(uint[] Indices, float[] Values) : StoredVector
    {
        public override VectorOutput ToOutput() => new() { Sparse = new SparseVector { Indices = { Indices }, Values = { Values } } };
    }

    internal sealed record Multi(float[][] Rows) : StoredVector
    {
        public override VectorOutput ToOutput() =>
            new() { MultiDense = new MultiDenseVector { Vectors = { Rows.Select(row => new DenseVector { Data = { row } }) } } };
    }

    public static StoredVector Of(VectorSchema schema, string name, Vector vector) => vector.VectorCase switch
    {
        Vector.VectorOneofCase.Dense => OfDense(schema, name, vector.Dense),
        Vector.VectorOneofCase.Sparse => OfSparse(schema, name, vector.Sparse),
        Vector.VectorOneofCase.MultiDense => OfMulti(schema, name, vector.MultiDense),
        Vector.VectorOneofCase.None => throw Refusal.Malformed("Expected some vectors"),
        _ => throw Refusal.Wrong("InferenceService is not initialized."),
    };

    public static StoredVector Of(VectorSchema schema, string name, VectorInput vector) => vector.VariantCase switch
    {
        VectorInput.VariantOneofCase.Dense => OfDense(schema, name, vector.Dense),
        VectorInput.VariantOneofCase.Sparse => OfSparse(schema, name, vector.Sparse),
        VectorInput.VariantOneofCase.MultiDense => OfMulti(schema, name, vector.MultiDense),
        VectorInput.VariantOneofCase.None => throw Refusal.Malformed("Malformed VectorInput type"),
        _ => throw Refusal.Wrong("InferenceService is not initialized."),
    };

    private static StoredVector OfDense(VectorSchema schema, string name, DenseVector vector)
    {
        var parameters = schema.Dense(name) ?? throw Unfit(schema, name);
        if (parameters.MultivectorConfig is not null)
            return new Multi([Row(parameters, vector)]);

        return new Dense(Row(parameters, vector));
    }

    private static Multi OfMulti(VectorSchema schema, string name, MultiDenseVector vector)
    {
        var parameters = schema.Dense(name) ?? throw Unfit(schema, name);
        if (parameters.MultivectorConfig is null)
            throw Refusal.Wrong("Conversion between multi and regular vectors failed");

        return new Multi([.. vector.Vectors.Select(row => Row(parameters, row))]);
    }

    private static Sparse OfSparse(VectorSchema schema, string name, SparseVector vector)
    {
        if (!schema.IsSparse(name))
            throw Unfit(schema, name);
        if (vector.Indices.Count != vector.Values.Count)
            throw Refusal.Invalid("values", "must be the same length as indices");
        if (vector.Indices.Distinct().Count() != vector.Indices.Count)
            throw Refusal.Invalid("indices", "must be unique");

        var indices = vector.Indices.ToArray();
        var values = vector.Values.ToArray();
        Array.Sort(indices, values);
        return new Sparse(indices, values);
    }

    private static float[] Row(VectorParams parameters, DenseVector vector)
    {
        var values = vector.Data.ToArray();
        if ((ulong)values.Length != parameters.Size)
            throw Refusal.Wrong($"Vector dimension error: expected dim: {parameters.Size}, got {values.Length}");

        if (parameters.Distance is Distance.Cosine && TensorPrimitives.Norm(values) is > 0 and var length)
            TensorPrimitives.Divide(values, length, values);
        return values;
    }

    private static RpcException Unfit(VectorSchema schema, string name) =>
        schema.Has(name) ? Refusal.Wrong("Conversion between sparse and regular vectors failed") : Refusal.NoVectorName(name);
}
