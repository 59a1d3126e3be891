using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Id of a stored point, in the order of scrolling: numbers first, then UUIDs.</summary>
internal readonly record struct PointKey(bool IsUuid, ulong Number, Guid Uuid) : IComparable<PointKey>
{
    public static PointKey Of(PointId? id) => id?.PointIdOptionsCase switch
    {
        PointId.PointIdOptionsOneofCase.Num => new PointKey(false, id.Num, default),
        PointId.PointIdOptionsOneofCase.Uuid => Guid.TryParse(id.Uuid, out var uuid)
            ? new PointKey(true, 0, uuid)
            : throw Refusal.Malformed($"Unable to parse UUID: {id.Uuid}"),
        _ => throw Refusal.Malformed("Empty ID is not allowed"),
    };

    public PointId ToId() => IsUuid ? Uuid : Number;

    public int CompareTo(PointKey other) => (IsUuid, Number, Uuid).CompareTo((other.IsUuid, other.Number, other.Uuid));

    public override string ToString() => IsUuid ? Uuid.ToString() : Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
