namespace Qdrant.Client.Grpc;

/// <summary>Id of a point: a number or a UUID.</summary>
public partial class PointId
{
    public static implicit operator PointId(ulong id) => new() { Num = id };

    public static implicit operator PointId(Guid id) => new() { Uuid = id.ToString() };
}
