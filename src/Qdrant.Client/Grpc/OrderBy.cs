using Google.Protobuf.WellKnownTypes;

namespace Qdrant.Client.Grpc;

/// <summary>Order by a payload field.</summary>
public partial class OrderBy
{
    public static implicit operator OrderBy(string key) => new() { Key = key };
}

/// <summary>Value that an order starts from.</summary>
public partial class StartFrom
{
    public static implicit operator StartFrom(string value) => new() { Datetime = value };

    public static implicit operator StartFrom(double value) => new() { Float = value };

    public static implicit operator StartFrom(int value) => new() { Integer = value };

    public static implicit operator StartFrom(DateTime value) => new() { Timestamp = Timestamp.FromDateTime(value) };

    public static implicit operator StartFrom(Timestamp value) => new() { Timestamp = value };
}
