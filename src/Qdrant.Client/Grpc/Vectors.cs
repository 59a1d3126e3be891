namespace Qdrant.Client.Grpc;

/// <summary>The vectors of a point as written: the unnamed one, or some by name.</summary>
public partial class Vectors
{
    public static implicit operator Vectors(float[] values) => new() { Vector = values };

    public static implicit operator Vectors(float[][] values) => new() { Vector = values };

    public static implicit operator Vectors(Dictionary<string, float[]> values) =>
        Named(values.Select(pair => KeyValuePair.Create(pair.Key, (Vector)pair.Value)));

    public static implicit operator Vectors(Dictionary<string, Vector> values) => Named(values);

    public static implicit operator Vectors((string, Vector) value) => Named([KeyValuePair.Create(value.Item1, value.Item2)]);

    public static implicit operator Vectors(Document document) => new() { Vector = document };

    public static implicit operator Vectors(Image image) => new() { Vector = image };

    public static implicit operator Vectors(InferenceObject inferenceObject) => new() { Vector = inferenceObject };

    private static Vectors Named(IEnumerable<KeyValuePair<string, Vector>> vectors)
    {
        var named = new NamedVectors();
        foreach (var (name, vector) in vectors)
            named.Vectors.Add(name, vector);

        return new Vectors { Vectors_ = named };
    }
}
