using System.Collections.Immutable;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>One state of a collection. Never changed: a write makes another, and a read that has one keeps it.</summary>
internal sealed record StoredCollection(
    CreateCollection Request,
    ImmutableSortedDictionary<PointKey, StoredPoint> Points,
    ImmutableSortedDictionary<string, PayloadSchemaInfo> Indexes,
    ulong Operations)
{
    public VectorSchema Schema { get; private init; } = new(Request);

    public static StoredCollection Of(CreateCollection request)
    {
        VectorSchema.Check(request);
        return new StoredCollection(
            request, ImmutableSortedDictionary<PointKey, StoredPoint>.Empty, ImmutableSortedDictionary<string, PayloadSchemaInfo>.Empty, 0);
    }

    public IEnumerable<StoredPoint> Matching(Filter? filter) => Points.Values.Where(point => PointFilter.Passes(filter, point));

    public CollectionInfo ToInfo()
    {
        var info = new CollectionInfo
        {
            Status = CollectionStatus.Green,
            OptimizerStatus = new OptimizerStatus { Ok = true },
            SegmentsCount = 1,
            PointsCount = (ulong)Points.Count,
            IndexedVectorsCount = 0,
            Config = new CollectionConfig
            {
                HnswConfig = new HnswConfigDiff { M = 16, EfConstruct = 100, FullScanThreshold = 10_000 },
                OptimizerConfig = Request.OptimizersConfig ?? new OptimizersConfigDiff(),
                WalConfig = Request.WalConfig ?? new WalConfigDiff(),
                QuantizationConfig = Request.QuantizationConfig,
                StrictModeConfig = Request.StrictModeConfig,
                Params = new CollectionParams
                {
                    ShardNumber = Request.HasShardNumber ? Request.ShardNumber : 1,
                    ReplicationFactor = Request.HasReplicationFactor ? Request.ReplicationFactor : 1,
                    WriteConsistencyFactor = Request.HasWriteConsistencyFactor ? Request.WriteConsistencyFactor : 1,
                    OnDiskPayload = !Request.HasOnDiskPayload || Request.OnDiskPayload,
                    VectorsConfig = Request.VectorsConfig,
                    SparseVectorsConfig = Request.SparseVectorsConfig,
                },
            },
        };
        if (Request.HnswConfig is not null)
            info.Config.HnswConfig.MergeFrom(Request.HnswConfig);
        info.Config.Metadata.Add(Request.Metadata);
        foreach (var (field, index) in Indexes)
        {
            var counted = index.Clone();
            counted.Points = (ulong)Points.Values.Count(point => PayloadPath.Flat(point.Payload, field) is { Count: > 0 });
            info.PayloadSchema.Add(field, counted);
        }

        return info;
    }

    public StoredCollection Changed(UpdateCollection changes)
    {
        var request = Request.Clone();
        if (changes.HnswConfig is not null)
            (request.HnswConfig ??= new HnswConfigDiff()).MergeFrom(changes.HnswConfig);
        if (changes.OptimizersConfig is not null)
            (request.OptimizersConfig ??= new OptimizersConfigDiff()).MergeFrom(changes.OptimizersConfig);
        if (changes.StrictModeConfig is not null)
            (request.StrictModeConfig ??= new StrictModeConfig()).MergeFrom(changes.StrictModeConfig);
        if (changes.Params is { HasReplicationFactor: true } replication)
            request.ReplicationFactor = replication.ReplicationFactor;
        if (changes.Params is { HasOnDiskPayload: true } storage)
            request.OnDiskPayload = storage.OnDiskPayload;
        if (changes.QuantizationConfig is { } quantization)
        {
            request.QuantizationConfig = quantization.QuantizationCase switch
            {
                QuantizationConfigDiff.QuantizationOneofCase.Scalar => new QuantizationConfig { Scalar = quantization.Scalar },
                QuantizationConfigDiff.QuantizationOneofCase.Product => new QuantizationConfig { Product = quantization.Product },
                QuantizationConfigDiff.QuantizationOneofCase.Binary => new QuantizationConfig { Binary = quantization.Binary },
                QuantizationConfigDiff.QuantizationOneofCase.Turboquant => new QuantizationConfig { Turboquant = quantization.Turboquant },
                _ => null,
            };
        }

        foreach (var (key, value) in changes.Metadata)
            request.Metadata[key] = value;
        return this with { Request = request };
    }

    public StoredCollection WithVector(CreateVectorNameRequest added)
    {
        var request = Request.Clone();
        switch (added.VectorConfigCase)
        {
            case CreateVectorNameRequest.VectorConfigOneofCase.DenseConfig:
                var parameters = new VectorParams { Size = added.DenseConfig.Size, Distance = added.DenseConfig.Distance };
                request.VectorsConfig ??= new VectorsConfig { ParamsMap = new VectorParamsMap() };
                if (request.VectorsConfig.Params is { } unnamed)
                    request.VectorsConfig.ParamsMap = new VectorParamsMap { Map = { [""] = unnamed } };
                request.VectorsConfig.ParamsMap.Map[added.VectorName] = parameters;
                break;
            case CreateVectorNameRequest.VectorConfigOneofCase.SparseConfig:
                request.SparseVectorsConfig ??= new SparseVectorConfig();
                request.SparseVectorsConfig.Map[added.VectorName] = new SparseVectorParams { Modifier = added.SparseConfig.Modifier };
                break;
            default:
                throw Refusal.Malformed("vector_config is missing");
        }

        return this with { Request = request, Schema = new VectorSchema(request) };
    }

    public StoredCollection WithoutVector(string name)
    {
        if (!Schema.Has(name))
            throw Refusal.NoVectorName(name);

        var request = Request.Clone();
        request.VectorsConfig?.ParamsMap?.Map.Remove(name);
        request.SparseVectorsConfig?.Map.Remove(name);
        return this with
        {
            Request = request,
            Schema = new VectorSchema(request),
            Points = Points.SetItems(
                from point in Points.Values
                select KeyValuePair.Create(point.Key, point with { Vectors = point.Vectors.Remove(name) })),
        };
    }

    public StoredCollection Indexed(CreateFieldIndexCollection request)
    {
        if (request.FieldName.Length == 0)
            throw Refusal.Invalid("field_name", "value \"\" invalid, must be at least 1 characters");
        if (!request.HasFieldType)
            throw Refusal.Malformed("cannot convert field_type");

        // The enum of infos counts from one, that of requests from zero.
        var index = new PayloadSchemaInfo { DataType = (PayloadSchemaType)((int)request.FieldType + 1), Params = request.FieldIndexParams };
        return this with { Indexes = Indexes.SetItem(request.FieldName, index) };
    }
}
