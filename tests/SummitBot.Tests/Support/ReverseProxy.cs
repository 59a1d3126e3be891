using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SummitBot.Tests.Support;

/// <summary>Stands where a reverse proxy stands: it has the public address, and passes on what it gets to wherever <see cref="Target"/> is.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    private readonly TaskCompletionSource<Uri> _target = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _application;
    private readonly HttpClient _http = new();
    private Uri? _current;

    private ReverseProxy()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(PassOnAsync);
    }

    public string Url => _application.Urls.First();

    /// <summary>What comes before this is known waits for it.</summary>
    public Uri? Target
    {
        get => Volatile.Read(ref _current);
        set
        {
            Volatile.Write(ref _current, value);
            _target.TrySetResult(value!);
        }
    }

    public static async Task<ReverseProxy> StartAsync(CancellationToken cancellationToken)
    {
        var proxy = new ReverseProxy();
        await proxy._application.StartAsync(cancellationToken);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassOnAsync(HttpContext http)
    {
        await _target.Task.WaitAsync(http.RequestAborted);
        using var request = new HttpRequestMessage(HttpMethod.Parse(http.Request.Method), new Uri(Target!, http.Request.Path)) { Content = new StreamContent(http.Request.Body) };
        foreach (var (name, values) in http.Request.Headers.Where(h => !h.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)))
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        try
        {
            using var response = await _http.SendAsync(request, http.RequestAborted);
            http.Response.StatusCode = (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            http.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }
}
