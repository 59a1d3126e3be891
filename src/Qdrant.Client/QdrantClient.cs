using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Client.Grpc;

namespace Qdrant.Client;

/// <summary>
/// Client of a Qdrant server. The parts follow the official interface, which is one type: collections, aliases, points, payload, queries, searches.
/// </summary>
public partial class QdrantClient : IQdrantClient, IDisposable
{
    private readonly QdrantGrpcClient _client;
    private readonly bool _ownsClient;
    private readonly Collections.CollectionsClient _collections;
    private readonly Points.PointsClient _points;
    private readonly TimeSpan _grpcTimeout;
    private readonly ILogger _logger;

    /// <summary>Connects to a host.</summary>
    /// <param name="grpcTimeout">Deadline of each call; none by default.</param>
    public QdrantClient(
        string host, int port = 6334, bool https = false, string? apiKey = null, TimeSpan grpcTimeout = default, ILoggerFactory? loggerFactory = null)
        : this(host, port, https, apiKey, grpcTimeout, loggerFactory, null)
    {
    }

    /// <summary>Connects to a host and sends headers with every call.</summary>
    public QdrantClient(
        string host, int port, bool https, string? apiKey, TimeSpan grpcTimeout, ILoggerFactory? loggerFactory, IDictionary<string, string>? headers)
        : this(new UriBuilder(https ? "https" : "http", host, port).Uri, apiKey, grpcTimeout, loggerFactory, headers)
    {
    }

    /// <summary>Connects to an address, with TLS where it is https.</summary>
    public QdrantClient(System.Uri address, string? apiKey = null, TimeSpan grpcTimeout = default, ILoggerFactory? loggerFactory = null)
        : this(address, apiKey, grpcTimeout, loggerFactory, null)
    {
    }

    /// <summary>Connects to an address and sends headers with every call.</summary>
    public QdrantClient(
        System.Uri address, string? apiKey, TimeSpan grpcTimeout, ILoggerFactory? loggerFactory, IDictionary<string, string>? headers)
        : this(new QdrantGrpcClient(address, apiKey, headers), ownsClient: true, grpcTimeout, loggerFactory)
    {
    }

    /// <summary>Uses a gRPC client that the caller owns.</summary>
    public QdrantClient(QdrantGrpcClient grpcClient, TimeSpan grpcTimeout = default, ILoggerFactory? loggerFactory = null)
        : this(grpcClient, ownsClient: false, grpcTimeout, loggerFactory)
    {
    }

    private QdrantClient(QdrantGrpcClient client, bool ownsClient, TimeSpan grpcTimeout, ILoggerFactory? loggerFactory)
    {
        _client = client;
        _ownsClient = ownsClient;
        _collections = client.Collections;
        _points = client.Points;
        _grpcTimeout = grpcTimeout;
        _logger = loggerFactory?.CreateLogger("Qdrant.Client") ?? NullLogger.Instance;
    }

    /// <inheritdoc/>
    public Task<HealthCheckReply> HealthAsync(CancellationToken cancellationToken = default) =>
        CallAsync(_client.Qdrant.HealthCheckAsync, new HealthCheckRequest(), cancellationToken);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsClient)
            _client.Dispose();
    }

    private async Task<TResponse> CallAsync<TRequest, TResponse>(
        Func<TRequest, Metadata?, DateTime?, CancellationToken, AsyncUnaryCall<TResponse>> rpc,
        TRequest request,
        CancellationToken cancellationToken,
        [CallerMemberName] string operation = "")
    {
        LogCall(operation);
        DateTime? deadline = _grpcTimeout == default ? null : TimeProvider.System.GetUtcNow().UtcDateTime + _grpcTimeout;
        try
        {
            return await rpc(request, null, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            LogFailure(e, operation);
            throw;
        }
    }

    private static WriteOrdering? Ordering(WriteOrderingType? type) => type is { } known ? new WriteOrdering { Type = known } : null;

    // The server counts whole seconds: rounding would turn 100 ms into "no time" or ten times as much.
    private static ulong Seconds(TimeSpan timeout) =>
        timeout.Ticks % TimeSpan.TicksPerSecond == 0
            ? (ulong)(timeout.Ticks / TimeSpan.TicksPerSecond)
            : throw new ArgumentException($"The server's timeout takes whole seconds, not {timeout}.", nameof(timeout));

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Operation}")]
    private partial void LogCall(string operation);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} failed")]
    private partial void LogFailure(Exception exception, string operation);
}
