namespace Qdrant.Client;

/// <summary>Headers for the calls of one asynchronous flow.</summary>
public static class RequestHeaders
{
    private static readonly AsyncLocal<IReadOnlyDictionary<string, string>?> Flow = new();

    internal static IReadOnlyDictionary<string, string>? Current => Flow.Value;

    /// <summary>Adds a header to all calls until the result is disposed.</summary>
    public static IDisposable Use(string key, string value) => Use(new Dictionary<string, string> { [key] = value });

    /// <summary>Adds headers to all calls until the result is disposed; inner scopes win over outer ones.</summary>
    public static IDisposable Use(IDictionary<string, string> headers)
    {
        var outer = Flow.Value;
        var joined = new Dictionary<string, string>(outer ?? new Dictionary<string, string>());
        foreach (var (key, value) in headers)
            joined[key] = value;

        Flow.Value = joined;
        return new Scope(outer);
    }

    private sealed class Scope(IReadOnlyDictionary<string, string>? outer) : IDisposable
    {
        public void Dispose() => Flow.Value = outer;
    }
}
