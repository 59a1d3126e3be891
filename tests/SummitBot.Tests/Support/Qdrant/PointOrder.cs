using System.Globalization;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Orders points by a payload field; points without it are left out.</summary>
internal static class PointOrder
{
    public static IEnumerable<StoredPoint> By(StoredCollection collection, OrderBy order, IEnumerable<StoredPoint> points)
    {
        if (collection.Indexes.GetValueOrDefault(order.Key)?.DataType
            is not (PayloadSchemaType.Integer or PayloadSchemaType.Float or PayloadSchemaType.Datetime or PayloadSchemaType.Uuid))
            throw Refusal.Wrong($"No range index for `order_by` key: `{order.Key}`. Please create one to use `order_by`.");

        var falling = order is { HasDirection: true, Direction: Direction.Desc };
        var start = Start(order.StartFrom);
        var placed = from point in points
                     let place = Place(point, order.Key)
                     where place is not null && (start is null || (falling ? place <= start : place >= start))
                     select (point, place);
        return (falling ? placed.OrderByDescending(pair => pair.place) : placed.OrderBy(pair => pair.place)).Select(pair => pair.point);
    }

    /// <summary>The value a point was ordered by.</summary>
    public static OrderValue? ValueOf(StoredPoint point, string key) => PayloadPath.Flat(point.Payload, key)?.FirstOrDefault() switch
    {
        { HasIntegerValue: true } value => new OrderValue { Int = value.IntegerValue },
        { HasDoubleValue: true } value => new OrderValue { Float = value.DoubleValue },
        // Points in time are ordered, and reported, in microseconds.
        { HasStringValue: true } value when Place(value.StringValue) is { } place => new OrderValue { Int = (long)place },
        _ => null,
    };

    private static double? Place(StoredPoint point, string key) => ValueOf(point, key) switch
    {
        { VariantCase: OrderValue.VariantOneofCase.Int } value => value.Int,
        { VariantCase: OrderValue.VariantOneofCase.Float } value => value.Float,
        _ => null,
    };

    private static double? Start(StartFrom? start) => start?.ValueCase switch
    {
        StartFrom.ValueOneofCase.Integer => start.Integer,
        StartFrom.ValueOneofCase.Float => start.Float,
        StartFrom.ValueOneofCase.Timestamp => Place(start.Timestamp.ToDateTimeOffset()),
        StartFrom.ValueOneofCase.Datetime => Place(start.Datetime),
        _ => null,
    };

    private static double? Place(string moment) =>
        DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? Place(parsed) : null;

    private static double Place(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalMicroseconds;
}
