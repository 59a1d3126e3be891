using Qdrant.Client;
using Qdrant.Client.Grpc;
using SummitBot.Tests.Support.Qdrant;
using static Qdrant.Client.Grpc.Conditions;
using Range = Qdrant.Client.Grpc.Range;

namespace SummitBot.Tests.Qdrant;

[Collection(OneQdrantServer.Name)]
public sealed class FilterTests(QdrantFixture qdrant) : IClassFixture<QdrantFixture>
{
    private QdrantClient Client => qdrant.Client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, ulong[]> Filters() => new()
    {
        { nameof(MatchKeyword), [1, 3] },
        { "MatchKeywordInArray", [2] },
        { "MatchAnyKeyword", [2, 4] },
        { "MatchExceptKeyword", [2, 4] },
        { "MatchInteger", [3] },
        { "MatchAnyInteger", [1, 3] },
        { "MatchBoolean", [1, 2, 3, 4] },
        { nameof(MatchText), [1, 3] },
        { nameof(Range), [2, 3] },
        { nameof(DatetimeRange), [2, 3] },
        { nameof(HasId), [1, 4] },
        { nameof(IsEmpty), [1, 2, 3, 4] },
        { nameof(ValuesCount), [1, 2, 3, 4] },
        { "Must", [3] },
        { "Should", [1, 2, 3] },
        { "MustNot", [2, 4] },
        { "MinShould", [3] },
        { "Grouped", [1, 4] },
        { "EmptyLists", [1, 2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filter_passes_the_right_points(string which, ulong[] ids)
    {
        var name = await qdrant.CitiesAsync(Token);

        var points = (await Client.ScrollAsync(name, FilterFor(which), cancellationToken: Token)).Result;

        Assert.Equal(ids, points.Select(point => point.Id.Num));
        Assert.Equal((ulong)ids.Length, await Client.CountAsync(name, FilterFor(which), cancellationToken: Token));
    }

    [Fact]
    public async Task Missing_null_and_empty_are_told_apart()
    {
        var name = await qdrant.CitiesAsync(Token);
        await Client.UpsertAsync(
            name,
            [
                new PointStruct { Id = 5, Vectors = new[] { 1f, 1f }, Payload = { ["city"] = new Value { NullValue = NullValue.NullValue } } },
                new PointStruct { Id = 6, Vectors = new[] { 1f, 1f }, Payload = { ["city"] = Array.Empty<string>() } },
                new PointStruct { Id = 7, Vectors = new[] { 1f, 1f } },
            ],
            cancellationToken: Token);

        async Task<IEnumerable<ulong>> Ids(Filter filter) =>
            (await Client.ScrollAsync(name, filter, cancellationToken: Token)).Result.Select(point => point.Id.Num);

        Assert.Equal([5ul, 6, 7], await Ids(IsEmpty("city")));
        Assert.Equal([5ul], await Ids(IsNull("city")));
        Assert.Equal([1ul, 2, 3, 4], await Ids(!IsEmpty("city")));
    }

    [Fact]
    public async Task Nested_condition_holds_within_one_element()
    {
        var name = qdrant.FreshName();
        await Client.CreateCollectionAsync(name, new VectorParams { Size = 1, Distance = Distance.Dot }, cancellationToken: Token);
        Value Sentence(string language, long length) => new Dictionary<string, Value> { ["language"] = language, ["length"] = length };
        await Client.UpsertAsync(
            name,
            [
                new PointStruct { Id = 1, Vectors = new[] { 1f }, Payload = { ["sentences"] = new[] { Sentence("en", 5), Sentence("ru", 9) } } },
                new PointStruct { Id = 2, Vectors = new[] { 1f }, Payload = { ["sentences"] = new[] { Sentence("en", 9), Sentence("ru", 5) } } },
            ],
            cancellationToken: Token);
        var inner = MatchKeyword("language", "en") & Conditions.Range("length", new Range { Gt = 6 });

        Assert.Equal(1ul, await Client.CountAsync(name, Nested("sentences", inner), cancellationToken: Token));
        Assert.Equal(
            2ul,
            await Client.CountAsync(
                name,
                MatchKeyword("sentences[].language", "en") & Conditions.Range("sentences[].length", new Range { Gt = 6 }),
                cancellationToken: Token));
    }

    private static Filter FilterFor(string which) => which switch
    {
        nameof(MatchKeyword) => MatchKeyword("city", "London"),
        "MatchKeywordInArray" => MatchKeyword("tags", "berlin"),
        "MatchAnyKeyword" => Match("city", ["Berlin", "Astana"]),
        "MatchExceptKeyword" => MatchExcept("city", ["London"]),
        "MatchInteger" => Match("size", 2),
        "MatchAnyInteger" => Match("size", [2L, 9L, 77L]),
        "MatchBoolean" => Match("place.capital", true),
        nameof(MatchText) => MatchText("city", "Lon"),
        nameof(Range) => Conditions.Range("size", new Range { Gte = 2, Lt = 9 }),
        nameof(DatetimeRange) => DatetimeRange(
            "published", gt: new DateTime(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc), lte: new DateTime(2024, 7, 3, 12, 0, 0, DateTimeKind.Utc)),
        nameof(HasId) => HasId([1ul, 4ul, 99ul]),
        nameof(IsEmpty) => IsEmpty("nowhere"),
        nameof(ValuesCount) => ValuesCount("tags", new ValuesCount { Gte = 2, Lte = 2 }),
        "Must" => MatchKeyword("city", "London") & Conditions.Range("size", new Range { Lt = 5 }),
        "Should" => MatchKeyword("city", "London") | MatchKeyword("city", "Berlin"),
        "MustNot" => !MatchKeyword("city", "London"),
        "MinShould" => new Filter
        {
            MinShould = new MinShould
            {
                MinCount = 2,
                Conditions = { MatchKeyword("city", "London"), Match("size", 2), Match("size", 9) & HasId(2) },
            },
        },
        "Grouped" => new Filter { Must = { (MatchKeyword("city", "London") | MatchKeyword("city", "Astana")) & !Match("size", 2) } },
        "EmptyLists" => new Filter(),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };
}
