using Google.Protobuf.WellKnownTypes;

namespace Qdrant.Client.Grpc;

/// <summary>Makes conditions; meant for <c>using static</c>.</summary>
public static class Conditions
{
    /// <summary>The point has one of these ids.</summary>
    public static Condition HasId(IReadOnlyList<Guid> ids) => HasAnyId(ids.Select(id => (PointId)id));

    /// <inheritdoc cref="HasId(IReadOnlyList{Guid})"/>
    public static Condition HasId(IReadOnlyList<ulong> ids) => HasAnyId(ids.Select(id => (PointId)id));

    /// <summary>The point has this id.</summary>
    public static Condition HasId(Guid id) => HasAnyId([id]);

    /// <inheritdoc cref="HasId(Guid)"/>
    public static Condition HasId(ulong id) => HasAnyId([id]);

    /// <summary>The field is missing, null or an empty array.</summary>
    public static Condition IsEmpty(string field) => new() { IsEmpty = new IsEmptyCondition { Key = field } };

    /// <summary>The field is there and null.</summary>
    public static Condition IsNull(string field) => new() { IsNull = new IsNullCondition { Key = field } };

    /// <summary>The field is this string, or an array that holds it.</summary>
    public static Condition MatchKeyword(string field, string keyword) => Matches(field, new Match { Keyword = keyword });

    /// <summary>The field holds all words of the text.</summary>
    public static Condition MatchText(string field, string text) => Matches(field, new Match { Text = text });

    /// <summary>The field holds the words of the phrase in their order.</summary>
    public static Condition MatchPhrase(string field, string phrase) => Matches(field, new Match { Phrase = phrase });

    /// <summary>The field holds some word of the text.</summary>
    public static Condition MatchTextAny(string field, string textAny) => Matches(field, new Match { TextAny = textAny });

    /// <summary>The field is this value, or an array that holds it.</summary>
    public static Condition Match(string field, bool value) => Matches(field, new Match { Boolean = value });

    /// <inheritdoc cref="Match(string, bool)"/>
    public static Condition Match(string field, long value) => Matches(field, new Match { Integer = value });

    /// <summary>The field is one of these strings.</summary>
    public static Condition Match(string field, IReadOnlyList<string> keywords) =>
        Matches(field, new Match { Keywords = new RepeatedStrings { Strings = { keywords } } });

    /// <summary>The field is one of these whole numbers.</summary>
    public static Condition Match(string field, IReadOnlyList<long> values) =>
        Matches(field, new Match { Integers = new RepeatedIntegers { Integers = { values } } });

    /// <summary>The field is none of these strings.</summary>
    public static Condition MatchExcept(string field, IReadOnlyList<string> keywords) =>
        Matches(field, new Match { ExceptKeywords = new RepeatedStrings { Strings = { keywords } } });

    /// <summary>The field is none of these whole numbers.</summary>
    public static Condition MatchExcept(string field, IReadOnlyList<long> values) =>
        Matches(field, new Match { ExceptIntegers = new RepeatedIntegers { Integers = { values } } });

    /// <summary>One element of the array of objects meets the condition.</summary>
    public static Condition Nested(string field, Condition condition) => Nested(field, (Filter)condition);

    /// <summary>One element of the array of objects meets the whole filter.</summary>
    public static Condition Nested(string field, Filter filter) => new() { Nested = new NestedCondition { Key = field, Filter = filter } };

    /// <summary>The number lies within the bounds.</summary>
    public static Condition Range(string field, Range range) => On(new FieldCondition { Key = field, Range = range });

    /// <summary>The place lies within <paramref name="radius"/> metres.</summary>
    public static Condition GeoRadius(string field, double latitude, double longitude, float radius) =>
        On(new FieldCondition { Key = field, GeoRadius = new GeoRadius { Center = Place(latitude, longitude), Radius = radius } });

    /// <summary>The place lies within the rectangle.</summary>
    public static Condition GeoBoundingBox(
        string field, double topLeftLatitude, double topLeftLongitude, double bottomRightLatitude, double bottomRightLongitude) =>
        On(new FieldCondition
        {
            Key = field,
            GeoBoundingBox = new GeoBoundingBox
            {
                TopLeft = Place(topLeftLatitude, topLeftLongitude),
                BottomRight = Place(bottomRightLatitude, bottomRightLongitude),
            },
        });

    /// <summary>The place lies within the outer ring and outside the inner ones.</summary>
    public static Condition GeoPolygon(string field, GeoLineString exterior, IReadOnlyList<GeoLineString>? interiors = null) =>
        On(new FieldCondition { Key = field, GeoPolygon = new GeoPolygon { Exterior = exterior, Interiors = { interiors ?? [] } } });

    /// <summary>The field has a number of values within the bounds.</summary>
    public static Condition ValuesCount(string field, ValuesCount valuesCount) => On(new FieldCondition { Key = field, ValuesCount = valuesCount });

    /// <summary>The filter as one condition of another filter.</summary>
    public static Condition Filter(Filter filter) => new() { Filter = filter };

    /// <summary>The point in time lies within the bounds, which must be UTC.</summary>
    public static Condition DatetimeRange(string field, DateTime? lt = null, DateTime? gt = null, DateTime? gte = null, DateTime? lte = null) =>
        On(new FieldCondition
        {
            Key = field,
            DatetimeRange = new DatetimeRange { Lt = Moment(lt), Gt = Moment(gt), Gte = Moment(gte), Lte = Moment(lte) },
        });

    /// <summary>The point has a vector of this name.</summary>
    public static Condition HasVector(string vector) => new() { HasVector = new HasVectorCondition { HasVector = vector } };

    private static Condition HasAnyId(IEnumerable<PointId> ids) => new() { HasId = new HasIdCondition { HasId = { ids } } };

    private static Condition Matches(string field, Match match) => On(new FieldCondition { Key = field, Match = match });

    private static Condition On(FieldCondition field) => new() { Field = field };

    private static GeoPoint Place(double latitude, double longitude) => new() { Lat = latitude, Lon = longitude };

    private static Timestamp? Moment(DateTime? time) => time is { } moment ? Timestamp.FromDateTime(moment) : null;
}
