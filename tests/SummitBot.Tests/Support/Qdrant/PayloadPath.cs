using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Finds and cuts payload by keys such as <c>a.b</c> and <c>a[].b</c>.</summary>
internal static class PayloadPath
{
    /// <summary>The values under a key, with the elements of arrays one by one; null where the key is missing.</summary>
    public static List<Value>? Flat(IDictionary<string, Value> payload, string key) =>
        At(payload, key)?.SelectMany(value => value.ListValue is { } list ? list.Values : (IEnumerable<Value>)[value]).ToList();

    /// <summary>The values under a key as they are; null where the key is missing.</summary>
    public static List<Value>? At(IDictionary<string, Value> payload, string key)
    {
        var (head, rest) = key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? (key[..dot], key[(dot + 1)..]) : (key, null);
        var spreads = head.EndsWith("[]", StringComparison.Ordinal);
        if (!payload.TryGetValue(spreads ? head[..^2] : head, out var value))
            return null;

        IEnumerable<Value> found = spreads ? value.ListValue?.Values ?? [] : [value];
        if (rest is null)
            return [.. found];

        var deeper = found.Where(element => element.StructValue is not null).Select(element => At(element.StructValue.Fields, rest)).ToList();
        return deeper.TrueForAll(values => values is null) ? null : [.. deeper.SelectMany(values => values ?? [])];
    }

    public static Dictionary<string, Value> Keep(IDictionary<string, Value> payload, IReadOnlyList<string> keys)
    {
        var kept = new Dictionary<string, Value>();
        foreach (var (field, value) in payload)
        {
            if (keys.Contains(field))
                kept[field] = value;
            else if (Below(field, keys) is { Count: > 0 } below && value.StructValue is { } inner && Keep(inner.Fields, below) is { Count: > 0 } part)
                kept[field] = part;
        }

        return kept;
    }

    public static Dictionary<string, Value> Drop(IDictionary<string, Value> payload, IReadOnlyList<string> keys)
    {
        var kept = new Dictionary<string, Value>();
        foreach (var (field, value) in payload.Where(pair => !keys.Contains(pair.Key)))
            kept[field] = Below(field, keys) is { Count: > 0 } below && value.StructValue is { } inner ? Drop(inner.Fields, below) : value;

        return kept;
    }

    private static List<string> Below(string field, IReadOnlyList<string> keys) =>
        [.. keys.Where(key => key.StartsWith(field + ".", StringComparison.Ordinal)).Select(key => key[(field.Length + 1)..])];
}
