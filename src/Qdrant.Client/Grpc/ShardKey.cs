namespace Qdrant.Client.Grpc;

/// <summary>Name of a shard of a collection that is sharded by key.</summary>
public partial class ShardKey
{
    public static implicit operator ShardKey(ulong key) => new() { Number = key };

    public static implicit operator ShardKey(string key) => new() { Keyword = key };
}
