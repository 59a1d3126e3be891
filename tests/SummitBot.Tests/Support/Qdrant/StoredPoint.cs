using System.Collections.Immutable;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>A point as the collection keeps it. Never changed: a write makes another.</summary>
internal sealed record StoredPoint(
    PointKey Key, ImmutableDictionary<string, StoredVector> Vectors, ImmutableSortedDictionary<string, Value> Payload, ulong Version)
{
    public static ImmutableSortedDictionary<string, Value> PayloadOf(IEnumerable<KeyValuePair<string, Value>> fields) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, fields);

    public RetrievedPoint ToRetrieved(WithPayloadSelector? payload, WithVectorsSelector? vectors)
    {
        var point = new RetrievedPoint { Id = Key.ToId(), Vectors = VectorsFor(vectors) };
        point.Payload.Add(PayloadFor(payload));
        return point;
    }

    public ScoredPoint ToScored(float score, WithPayloadSelector? payload, WithVectorsSelector? vectors)
    {
        var point = new ScoredPoint { Id = Key.ToId(), Score = score, Version = Version, Vectors = VectorsFor(vectors) };
        point.Payload.Add(PayloadFor(payload));
        return point;
    }

    private Dictionary<string, Value> PayloadFor(WithPayloadSelector? selector) => selector?.SelectorOptionsCase switch
    {
        WithPayloadSelector.SelectorOptionsOneofCase.Enable when selector.Enable => new(Payload),
        WithPayloadSelector.SelectorOptionsOneofCase.Include => PayloadPath.Keep(Payload, [.. selector.Include.Fields]),
        WithPayloadSelector.SelectorOptionsOneofCase.Exclude => PayloadPath.Drop(Payload, [.. selector.Exclude.Fields]),
        _ => [],
    };

    private VectorsOutput? VectorsFor(WithVectorsSelector? selector)
    {
        var wanted = selector?.SelectorOptionsCase switch
        {
            WithVectorsSelector.SelectorOptionsOneofCase.Enable when selector.Enable => Vectors.Keys,
            WithVectorsSelector.SelectorOptionsOneofCase.Include => selector.Include.Names.Where(Vectors.ContainsKey),
            _ => null,
        };
        if (wanted is null)
            return null;

        var names = wanted.ToList();
        if (names is [""])
            return new VectorsOutput { Vector = Vectors[""].ToOutput() };

        var named = new NamedVectorsOutput();
        foreach (var name in names)
            named.Vectors.Add(name, Vectors[name].ToOutput());
        return new VectorsOutput { Vectors = named };
    }
}
