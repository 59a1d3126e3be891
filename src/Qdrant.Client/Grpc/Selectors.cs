namespace Qdrant.Client.Grpc;

/// <summary>Points that a request is about.</summary>
public partial class PointsSelector
{
    public static implicit operator PointsSelector(ulong id) => Of([id]);

    public static implicit operator PointsSelector(Guid id) => Of([id]);

    public static implicit operator PointsSelector(ulong[] ids) => Of(ids.Select(id => (PointId)id));

    public static implicit operator PointsSelector(Guid[] ids) => Of(ids.Select(id => (PointId)id));

    internal static PointsSelector Of(IEnumerable<PointId> ids) => new() { Points = new PointsIdsList { Ids = { ids } } };
}

/// <summary>How much of the payload comes back.</summary>
public partial class WithPayloadSelector
{
    public static implicit operator WithPayloadSelector(bool enable) => new() { Enable = enable };

    public static implicit operator WithPayloadSelector(string[] fields) => new() { Include = new PayloadIncludeSelector { Fields = { fields } } };
}

/// <summary>Which vectors come back.</summary>
public partial class WithVectorsSelector
{
    public static implicit operator WithVectorsSelector(bool enable) => new() { Enable = enable };

    public static implicit operator WithVectorsSelector(string[] vectors) => new() { Include = new VectorsSelector { Names = { vectors } } };
}
