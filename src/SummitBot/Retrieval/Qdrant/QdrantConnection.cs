using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Options;
using Qdrant.Client;
using Qdrant.Client.Grpc;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>The one connection to the server: retries what may succeed a moment later and turns what does not into one clear line. Thread-safe.</summary>
/// <remarks>
/// Every call may be repeated without harm: points have their own ids, and who creates a collection that is already there finds out whose it is.
/// </remarks>
internal sealed class QdrantConnection : IDisposable
{
    private const int LargestAnswer = 512 << 20;

    /// <summary>A write may be repeated only while gRPC still holds it.</summary>
    private const int LargestRequest = 64 << 20;

    private static readonly StatusCode[] Passing =
        [StatusCode.Unavailable, StatusCode.ResourceExhausted, StatusCode.DeadlineExceeded, StatusCode.Aborted];

    private readonly GrpcChannel channel;
    private readonly QdrantClient reads;
    private readonly QdrantClient writes;
    private readonly QdrantOptions options;

    public QdrantConnection(IOptions<QdrantOptions> configured)
    {
        options = configured.Value;
        channel = GrpcChannel.ForAddress(options.Endpoint, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = LargestAnswer,
            MaxRetryBufferPerCallSize = LargestRequest,
            MaxRetryBufferSize = null,
            MaxRetryAttempts = 8,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            },
            DisposeHttpClient = true,
            ServiceConfig = new ServiceConfig { MethodConfigs = { Retrying(attempts: 5, longest: TimeSpan.FromSeconds(1)), RetryingUpserts() } },
        });
        var client = new QdrantGrpcClient(channel.Intercept(WithHeaders));
        reads = new QdrantClient(client, TimeSpan.FromSeconds(options.ReadTimeoutSeconds));
        writes = new QdrantClient(client, TimeSpan.FromSeconds(options.WriteTimeoutSeconds));
    }

    /// <summary>A call that a question waits for.</summary>
    /// <exception cref="CollectionMissingException">It names a collection that is not there.</exception>
    public Task<T> ReadAsync<T>(Func<QdrantClient, Task<T>> call, CancellationToken cancellationToken) => CallAsync(reads, call, cancellationToken);

    /// <summary>A call of a reload.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Task<T> WriteAsync<T>(Func<QdrantClient, Task<T>> call, CancellationToken cancellationToken) => CallAsync(writes, call, cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<QdrantClient, Task> call, CancellationToken cancellationToken) => CallAsync(
        writes,
        async client =>
        {
            await call(client);
            return true;
        },
        cancellationToken);

    /// <summary>Deletes a collection; one that is not there is deleted already.</summary>
    public Task DropAsync(string collection, CancellationToken cancellationToken) => WriteAsync(
        async client =>
        {
            try
            {
                await client.DeleteCollectionAsync(collection, cancellationToken: cancellationToken);
            }
            catch (QdrantException)
            {
                // The server knows no such collection: the answer to an earlier attempt was lost, or it was never made.
            }
        },
        cancellationToken);

    public void Dispose()
    {
        reads.Dispose();
        writes.Dispose();
        channel.Dispose();
    }

    private async Task<T> CallAsync<T>(QdrantClient client, Func<QdrantClient, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await call(client);
        }
        catch (RpcException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Translated(e);
        }
        catch (QdrantException e)
        {
            throw new IndexUnavailableException($"Qdrant at {options.Endpoint} failed: {e.Message}", e);
        }
    }

    private Exception Translated(RpcException e) => e.StatusCode switch
    {
        StatusCode.NotFound => new CollectionMissingException(e),
        StatusCode.AlreadyExists => new CollectionExistsException(e),
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => new IndexUnavailableException(
            $"Qdrant at {options.Endpoint} refuses Qdrant:ApiKey: {Detail(e)}", e),
        StatusCode.DeadlineExceeded => new IndexUnavailableException(
            $"Qdrant at {options.Endpoint} (Qdrant:Endpoint) did not answer in time; see Qdrant:{nameof(QdrantOptions.ReadTimeoutSeconds)} and Qdrant:{nameof(QdrantOptions.WriteTimeoutSeconds)}.", e),
        StatusCode.Unavailable => new IndexUnavailableException($"Qdrant at {options.Endpoint} (Qdrant:Endpoint) cannot be reached: {Detail(e)}", e),
        _ => new IndexUnavailableException($"Qdrant at {options.Endpoint} failed: {Detail(e)}", e),
    };

    /// <summary>gRPC's own words for a lost connection name four exceptions, the last of which says what happened.</summary>
    private static string Detail(RpcException e) => (e.Status.DebugException?.GetBaseException().Message ?? e.Status.Detail).TrimEnd('.') + ".";

    private Metadata WithHeaders(Metadata headers)
    {
        if (!string.IsNullOrEmpty(options.ApiKey))
            headers.Add("api-key", options.ApiKey);
        if (options.Gzip)
            headers.Add("grpc-internal-encoding-request", "gzip");
        return headers;
    }

    /// <summary>A reload outlives the restart of a server.</summary>
    private static MethodConfig RetryingUpserts()
    {
        var config = Retrying(attempts: 8, longest: TimeSpan.FromSeconds(5));
        config.Names[0] = new MethodName { Service = "qdrant.Points", Method = "Upsert" };
        return config;
    }

    private static MethodConfig Retrying(int attempts, TimeSpan longest)
    {
        var policy = new RetryPolicy { MaxAttempts = attempts, InitialBackoff = TimeSpan.FromMilliseconds(100), MaxBackoff = longest, BackoffMultiplier = 2 };
        foreach (var code in Passing)
            policy.RetryableStatusCodes.Add(code);
        return new MethodConfig { Names = { MethodName.Default }, RetryPolicy = policy };
    }
}

/// <summary>A call named a collection that is not there.</summary>
internal sealed class CollectionMissingException(RpcException inner) : Exception(inner.Status.Detail, inner);

/// <summary>A collection, or an alias of its name, is already there.</summary>
internal sealed class CollectionExistsException(RpcException inner) : Exception(inner.Status.Detail, inner);
