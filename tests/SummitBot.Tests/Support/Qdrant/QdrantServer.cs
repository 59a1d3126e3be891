using System.Net;
using System.Security.Cryptography.X509Certificates;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>
/// A Qdrant server in this process: the real protocol on a loopback port, exact search, everything in memory. Index settings, quantization,
/// shards and replicas are echoed and have no effect.
/// </summary>
internal sealed class QdrantServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private QdrantServer(WebApplication application, QdrantStore store, QdrantCalls calls)
    {
        _application = application;
        Store = store;
        Calls = calls;
    }

    public Uri Address => new(_application.Urls.Single());

    public QdrantStore Store { get; }

    public QdrantCalls Calls { get; }

    /// <summary>Starts a server; with the port and store of one that was stopped, that one comes back.</summary>
    public static async Task<QdrantServer> StartAsync(
        string? apiKey = null, X509Certificate2? certificate = null, int port = 0, QdrantStore? store = null)
    {
        store ??= new QdrantStore();
        var calls = new QdrantCalls();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        // A stopped server is gone at once, whatever was under way.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = null;
            options.MaxSendMessageSize = null;
            options.ResponseCompressionAlgorithm = "gzip";
            options.EnableDetailedErrors = true;
        });
        var methods = new QdrantMethods(store, calls, apiKey);
        builder.Services.AddSingleton(methods).AddSingleton<IServiceMethodProvider<QdrantMethods>>(methods);

        var application = builder.Build();
        application.MapGrpcService<QdrantMethods>();
        await application.StartAsync();
        return new QdrantServer(application, store, calls);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
