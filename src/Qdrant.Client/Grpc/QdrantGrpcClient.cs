using Grpc.Core;

namespace Qdrant.Client.Grpc;

/// <summary>The services of a Qdrant server as its protocol has them.</summary>
public partial class QdrantGrpcClient : IDisposable
{
    /// <summary>Version of the server whose protocol this speaks.</summary>
    public const string QdrantVersion = "v1.18.0";

    private readonly CallInvoker _callInvoker;
    private readonly QdrantChannel? _ownedChannel;

    /// <summary>Connects without TLS.</summary>
    public QdrantGrpcClient(string host, int port = 6334, string? apiKey = null) : this(host, port, apiKey, null)
    {
    }

    /// <inheritdoc cref="QdrantGrpcClient(string, int, string?)"/>
    public QdrantGrpcClient(string host, int port, string? apiKey, IDictionary<string, string>? headers)
        : this(new UriBuilder("http", host, port).Uri, apiKey, headers)
    {
    }

    /// <summary>Connects with TLS where the address is https.</summary>
    public QdrantGrpcClient(System.Uri address, string? apiKey = null) : this(address, apiKey, null)
    {
    }

    /// <inheritdoc cref="QdrantGrpcClient(System.Uri, string?)"/>
    public QdrantGrpcClient(System.Uri address, string? apiKey, IDictionary<string, string>? headers)
    {
        _ownedChannel = QdrantChannel.ForAddress(
            address,
            new ClientConfiguration { ApiKey = apiKey, Headers = new Dictionary<string, string>(headers ?? new Dictionary<string, string>()) });
        _callInvoker = _ownedChannel.CreateCallInvoker();
    }

    /// <summary>Uses a channel that the caller owns.</summary>
    public QdrantGrpcClient(ChannelBase channel) : this(channel.CreateCallInvoker())
    {
    }

    /// <summary>Uses a call invoker that the caller owns.</summary>
    public QdrantGrpcClient(CallInvoker callInvoker) => _callInvoker = callInvoker;

    /// <summary>For derived classes that give services of their own, as test doubles do.</summary>
    protected QdrantGrpcClient() : this(new UnimplementedCallInvoker())
    {
    }

    /// <summary>The service of the server itself.</summary>
    public virtual Qdrant.QdrantClient Qdrant => new(_callInvoker);

    /// <summary>The service of points.</summary>
    public virtual Points.PointsClient Points => new(_callInvoker);

    /// <summary>The service of collections.</summary>
    public virtual Collections.CollectionsClient Collections => new(_callInvoker);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _ownedChannel?.Dispose();
    }
}
