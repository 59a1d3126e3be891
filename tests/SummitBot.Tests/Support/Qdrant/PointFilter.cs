using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Client.Grpc;
using Range = Qdrant.Client.Grpc.Range;
using Value = Qdrant.Client.Grpc.Value;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Whether a point passes a filter. Empty lists of conditions count as absent, as in the server.</summary>
internal static class PointFilter
{
    public static bool Passes(Filter? filter, StoredPoint point) =>
        filter is null || Passes(filter, condition => Holds(condition, point, point.Payload));

    /// <summary>An outer filter reaches into prefetches by joining the lists: two should lists become one.</summary>
    public static Filter? Join(Filter? outer, Filter? inner)
    {
        if (outer is null || inner is null)
            return outer ?? inner;

        var joined = outer.Clone();
        joined.Must.Add(inner.Must);
        joined.Should.Add(inner.Should);
        joined.MustNot.Add(inner.MustNot);
        if (outer.MinShould is not null && inner.MinShould is not null)
        {
            joined.MinShould.Conditions.Add(inner.MinShould.Conditions);
            joined.MinShould.MinCount = Math.Max(outer.MinShould.MinCount, inner.MinShould.MinCount);
        }
        else
            joined.MinShould ??= inner.MinShould;

        return joined;
    }

    private static bool Passes(Filter filter, Func<Condition, bool> holds) =>
        filter.Must.All(holds)
        && !filter.MustNot.Any(holds)
        && (filter.Should.Count == 0 || filter.Should.Any(holds))
        && (filter.MinShould is null || (ulong)filter.MinShould.Conditions.Count(holds) >= filter.MinShould.MinCount);

    private static bool Holds(Condition condition, StoredPoint point, IDictionary<string, Value> payload) => condition.ConditionOneOfCase switch
    {
        Condition.ConditionOneOfOneofCase.Field => Holds(condition.Field, payload),
        Condition.ConditionOneOfOneofCase.IsEmpty => IsEmpty(payload, condition.IsEmpty.Key),
        Condition.ConditionOneOfOneofCase.IsNull => IsNull(payload, condition.IsNull.Key),
        Condition.ConditionOneOfOneofCase.HasId => condition.HasId.HasId.Any(id => PointKey.Of(id) == point.Key),
        Condition.ConditionOneOfOneofCase.HasVector => point.Vectors.ContainsKey(condition.HasVector.HasVector),
        Condition.ConditionOneOfOneofCase.Filter => Passes(condition.Filter, inner => Holds(inner, point, payload)),
        Condition.ConditionOneOfOneofCase.Nested => HoldsNested(condition.Nested, point, payload),
        _ => throw Refusal.Malformed("Malformed Condition type"),
    };

    private static bool HoldsNested(NestedCondition nested, StoredPoint point, IDictionary<string, Value> payload) =>
        (PayloadPath.Flat(payload, nested.Key) ?? [])
            .Exists(element => element.StructValue is { } inner && Passes(nested.Filter, condition => Holds(condition, point, inner.Fields)));

    private static bool Holds(FieldCondition field, IDictionary<string, Value> payload)
    {
        if (field is { HasIsEmpty: true, IsEmpty: true })
            return IsEmpty(payload, field.Key);
        if (field is { HasIsNull: true, IsNull: true })
            return IsNull(payload, field.Key);

        var values = PayloadPath.Flat(payload, field.Key);
        return field switch
        {
            { ValuesCount: { } bounds } => Within(bounds, (ulong)(values?.Count ?? 0)),
            { Match: { } match } => values is not null && values.Exists(value => Matches(match, value)),
            { Range: { } range } => values is not null && values.Exists(value => Within(range, value)),
            { DatetimeRange: { } range } => values is not null && values.Exists(value => Within(range, value)),
            { GeoRadius: not null } or { GeoBoundingBox: not null } or { GeoPolygon: not null } => throw Refusal.NotInDouble("Geography"),
            _ => throw Refusal.Wrong("at least one field condition must be specified"),
        };
    }

    private static bool Matches(Match match, Value value) => match.MatchValueCase switch
    {
        Match.MatchValueOneofCase.Keyword => value.HasStringValue && value.StringValue == match.Keyword,
        Match.MatchValueOneofCase.Integer => value.HasIntegerValue && value.IntegerValue == match.Integer,
        Match.MatchValueOneofCase.Boolean => value.HasBoolValue && value.BoolValue == match.Boolean,
        Match.MatchValueOneofCase.Keywords => value.HasStringValue && match.Keywords.Strings.Contains(value.StringValue),
        Match.MatchValueOneofCase.Integers => value.HasIntegerValue && match.Integers.Integers.Contains(value.IntegerValue),
        Match.MatchValueOneofCase.ExceptKeywords => !(value.HasStringValue && match.ExceptKeywords.Strings.Contains(value.StringValue)),
        Match.MatchValueOneofCase.ExceptIntegers => !(value.HasIntegerValue && match.ExceptIntegers.Integers.Contains(value.IntegerValue)),
        // Substrings, as a server does without a text index.
        Match.MatchValueOneofCase.Text => Holds(value, match.Text),
        Match.MatchValueOneofCase.Phrase => Holds(value, match.Phrase),
        Match.MatchValueOneofCase.TextAny => match.TextAny.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => Holds(value, word)),
        _ => throw Refusal.Malformed("Malformed Match condition"),
    };

    private static bool Holds(Value value, string text) => value.HasStringValue && value.StringValue.Contains(text, StringComparison.Ordinal);

    private static bool Within(Range range, Value value)
    {
        if (!value.HasDoubleValue && !value.HasIntegerValue)
            return false;

        var number = value.HasIntegerValue ? value.IntegerValue : value.DoubleValue;
        return (!range.HasLt || number < range.Lt) && (!range.HasLte || number <= range.Lte)
            && (!range.HasGt || number > range.Gt) && (!range.HasGte || number >= range.Gte);
    }

    private static bool Within(DatetimeRange range, Value value) =>
        value.HasStringValue
        && DateTimeOffset.TryParse(value.StringValue, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        && (range.Lt is null || moment < Moment(range.Lt)) && (range.Lte is null || moment <= Moment(range.Lte))
        && (range.Gt is null || moment > Moment(range.Gt)) && (range.Gte is null || moment >= Moment(range.Gte));

    private static bool Within(ValuesCount bounds, ulong count) =>
        (!bounds.HasLt || count < bounds.Lt) && (!bounds.HasLte || count <= bounds.Lte)
        && (!bounds.HasGt || count > bounds.Gt) && (!bounds.HasGte || count >= bounds.Gte);

    private static DateTimeOffset Moment(Timestamp timestamp) => timestamp.ToDateTimeOffset();

    private static bool IsEmpty(IDictionary<string, Value> payload, string key) =>
        PayloadPath.At(payload, key) is not { } values || values.TrueForAll(value => IsNothing(value) || value.ListValue is { Values.Count: 0 });

    private static bool IsNull(IDictionary<string, Value> payload, string key) =>
        PayloadPath.At(payload, key) is { } values && values.Exists(value => IsNothing(value) || (value.ListValue?.Values.Any(IsNothing) ?? false));

    private static bool IsNothing(Value value) => value.KindCase is Value.KindOneofCase.None or Value.KindOneofCase.NullValue;
}
