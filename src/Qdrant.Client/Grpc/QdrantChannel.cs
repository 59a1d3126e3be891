using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Qdrant.Client.Grpc;

/// <summary>A channel to a Qdrant server that sends the API key and headers with every call.</summary>
public class QdrantChannel : ChannelBase, IDisposable
{
    // Grpc.Net.Client refuses more than 4 MiB; a page of passages with their vectors is easily more.
    private const int MaxReceiveMessageSize = 256 * 1024 * 1024;

    private readonly GrpcChannel _channel;
    private readonly ClientConfiguration _configuration;
    private bool _disposed;

    private QdrantChannel(GrpcChannel channel, ClientConfiguration configuration) : base(channel.Target)
    {
        _channel = channel;
        _configuration = configuration;
    }

    /// <summary>Opens a channel without key and headers.</summary>
    public static QdrantChannel ForAddress(string address) => ForAddress(new System.Uri(address));

    /// <inheritdoc cref="ForAddress(string)"/>
    public static QdrantChannel ForAddress(System.Uri address) => ForAddress(address, new ClientConfiguration());

    /// <summary>Opens a channel with key, headers and certificate of the configuration.</summary>
    public static QdrantChannel ForAddress(string address, ClientConfiguration configuration) => ForAddress(new System.Uri(address), configuration);

    /// <inheritdoc cref="ForAddress(string, ClientConfiguration)"/>
    public static QdrantChannel ForAddress(System.Uri address, ClientConfiguration configuration)
    {
        var options = new GrpcChannelOptions { MaxReceiveMessageSize = MaxReceiveMessageSize };
        if (configuration.CertificateThumbprint is { } thumbprint)
        {
#pragma warning disable CA2000 // the channel owns it, by DisposeHttpClient
            options.HttpHandler = new HttpClientHandler { ServerCertificateCustomValidationCallback = CertificateValidation.Thumbprint(thumbprint) };
#pragma warning restore CA2000
            options.DisposeHttpClient = true;
        }

        return new QdrantChannel(GrpcChannel.ForAddress(address, options), configuration);
    }

    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);

        return _channel.Intercept(WithHeaders);
    }

    public void Dispose()
    {
        if (_disposed)
            return;

        _disposed = true;
        _channel.Dispose();
        GC.SuppressFinalize(this);
    }

    private Metadata WithHeaders(Metadata metadata)
    {
        if (_configuration.ApiKey is { } key)
            metadata.Add("api-key", key);
        foreach (var (name, value) in _configuration.Headers)
            metadata.Add(name, value);
        foreach (var (name, value) in RequestHeaders.Current ?? new Dictionary<string, string>())
            metadata.Add(name, value);

        return metadata;
    }
}
