using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SummitBot.Answering.Chat;

namespace SummitBot.Tests.Support.Model;

/// <summary>What the model does with one request.</summary>
internal delegate Task ChatScript(ChatCall call);

/// <summary>A model behind an OpenAI-compatible API on loopback: it says, and does wrong, what it is told to. See <see cref="Scripted"/>.</summary>
internal sealed class ScriptedChat : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ChatScript> _scripts = new();
    private readonly List<ChatCall> _calls = [];
    private readonly SemaphoreSlim _called = new(0);

    private ScriptedChat()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Logging.ClearProviders();
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public string Endpoint => $"{_application.Urls.First()}/v1";

    /// <summary>When no script is left.</summary>
    public ChatScript Otherwise { get; set; } = Scripted.Status(503);

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<ChatCall> Calls
    {
        get
        {
            lock (_calls) return [.. _calls];
        }
    }

    public static async Task<ScriptedChat> StartAsync(params ChatScript[] scripts)
    {
        var server = new ScriptedChat();
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        server.Next(scripts);
        return server;
    }

    /// <summary>One script a request, in this order.</summary>
    public void Next(params ChatScript[] scripts)
    {
        foreach (var script in scripts) _scripts.Enqueue(script);
    }

    /// <summary>Settings that lead here, with limits that no test reaches by itself.</summary>
    public ChatOptions Options() => new() { Endpoint = Endpoint, Model = "scripted", ApiKey = "sk-secret", FirstTokenSeconds = 600, SilenceSeconds = 600, TotalSeconds = 3_600, Retries = 0 };

    /// <summary>Waits for one more request that nobody waited for yet.</summary>
    public async Task<ChatCall> NextCallAsync()
    {
        await _called.WaitAsync(TestContext.Current.CancellationToken);
        return Calls[^1];
    }

    public async ValueTask DisposeAsync()
    {
        // At once: what still waits is waited for by nobody.
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
        _called.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/v1/chat/completions")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var call = await ChatCall.ReadAsync(context);
        lock (_calls) _calls.Add(call);
        _called.Release();
        try
        {
            await (_scripts.TryDequeue(out var script) ? script : Otherwise)(call);
        }
        catch (OperationCanceledException) when (call.Closed.IsCancellationRequested)
        {
            // The client has left.
        }
        finally
        {
            call.End();
        }
    }
}
