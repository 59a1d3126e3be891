namespace Qdrant.Client.Grpc;

/// <summary>Sparse vectors of a collection, by name.</summary>
public partial class SparseVectorConfig
{
    public static implicit operator SparseVectorConfig(Dictionary<string, SparseVectorParams> configs) => new() { Map = { configs } };

    public static implicit operator SparseVectorConfig((string, SparseVectorParams) config) => new() { Map = { [config.Item1] = config.Item2 } };
}
