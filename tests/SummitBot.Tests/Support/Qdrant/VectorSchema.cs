using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Which vectors a collection has, read off the request that made it.</summary>
internal sealed class VectorSchema(CreateCollection request)
{
    public VectorParams? Dense(string name) => request.VectorsConfig?.ConfigCase switch
    {
        VectorsConfig.ConfigOneofCase.Params => name.Length == 0 ? request.VectorsConfig.Params : null,
        VectorsConfig.ConfigOneofCase.ParamsMap => request.VectorsConfig.ParamsMap.Map.GetValueOrDefault(name),
        _ => null,
    };

    public bool IsSparse(string name) => request.SparseVectorsConfig?.Map.ContainsKey(name) ?? false;

    public bool IsIdf(string name) => request.SparseVectorsConfig?.Map.GetValueOrDefault(name)?.Modifier is Modifier.Idf;

    public bool Has(string name) => IsSparse(name) || Dense(name) is not null;

    public static void Check(CreateCollection request)
    {
        if (request.CollectionName.Length is 0 or > 255)
            throw Refusal.Invalid("collection_name", $"value \"{request.CollectionName}\" invalid, must be from 1 to 255 characters");
        if (request is { HasShardNumber: true, ShardNumber: 0 })
            throw Refusal.Invalid("shard_number", "value 0 invalid, must be 1 or larger");
        if (request is { HasReplicationFactor: true, ReplicationFactor: 0 })
            throw Refusal.Invalid("replication_factor", "value 0 invalid, must be 1 or larger");

        if (request.VectorsConfig?.Params is { } unnamed)
            Check(request, "", unnamed);
        foreach (var (name, parameters) in request.VectorsConfig?.ParamsMap?.Map ?? [])
            Check(request, name, parameters);
    }

    private static void Check(CreateCollection request, string name, VectorParams parameters)
    {
        if (parameters.Size is 0 or > 65536)
            throw Refusal.Invalid($"vectors_config.{name}.size", $"value {parameters.Size} invalid, must be from 1 to 65536");
        if (parameters.Distance is Distance.UnknownDistance)
            throw Refusal.Malformed("Malformed distance parameter: UnknownDistance");
        if (request.SparseVectorsConfig?.Map.ContainsKey(name) ?? false)
            throw Refusal.Wrong($"Collection `{request.CollectionName}` has sparse and dense vectors with the same name");
    }
}
