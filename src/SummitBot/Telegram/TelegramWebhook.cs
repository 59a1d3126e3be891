using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace SummitBot.Telegram;

/// <summary>
/// Lets Telegram bring the updates: listens on plain HTTP, for a reverse proxy that ends TLS, and tells Telegram the public address. The
/// webhook stays when the bot stops: what comes meanwhile waits with Telegram.
/// </summary>
internal sealed partial class TelegramWebhook(
    BotApi api, BotConnection connection, UpdateIntake intake, IOptions<TelegramOptions> options, TimeProvider time, ILoggerFactory loggers, ILogger<TelegramWebhook> logger)
    : IUpdateSource
{
    /// <summary>Many times what an update takes.</summary>
    private const int MaxBodyBytes = 1_000_000;

    /// <summary>How often Telegram is asked whether it still calls us, and how that goes.</summary>
    private static readonly TimeSpan Checked = TimeSpan.FromMinutes(5);

    private readonly TelegramOptions _options = options.Value;
    private readonly string _secret = string.IsNullOrEmpty(options.Value.WebhookSecret) ? RandomNumberGenerator.GetHexString(64) : options.Value.WebhookSecret;

    /// <summary>Where it listens; null until it does.</summary>
    public Uri? Address { get; private set; }

    /// <exception cref="WebhookException">The address to listen on is not to be had.</exception>
    public async Task RunAsync(BotIdentity me, CancellationToken cancellationToken)
    {
        var url = new Uri(_options.WebhookUrl!);
        await using var listener = Build(new WebhookEndpoint(intake, me, url.AbsolutePath, _secret, loggers.CreateLogger<WebhookEndpoint>()));
        try
        {
            await listener.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new WebhookException($"Cannot listen on {_options.WebhookListen} (Telegram:WebhookListen): {e.Message}", e);
        }

        Address = new Uri(listener.Urls.First());
        LogListening(Address, url.Host);
        try
        {
            // Listening first: Telegram may call at once.
            await connection.UntilAnsweredAsync(SetAsync, cancellationToken);
            await WatchAsync(cancellationToken);
        }
        finally
        {
            await listener.StopAsync(CancellationToken.None);
        }
    }

    private WebApplication Build(WebhookEndpoint endpoint)
    {
        // An empty builder: nothing of it may come from the environment, least of all another address to listen on.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.WebHost.UseKestrelCore().UseUrls(_options.WebhookListen).ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.AddServerHeader = false;
        });
        var listener = builder.Build();
        listener.Run(endpoint.HandleAsync);
        return listener;
    }

    private async Task<bool> SetAsync(CancellationToken cancellationToken)
    {
        await api.Sending.SetWebhook(
            _options.WebhookUrl!, maxConnections: _options.WebhookConnections, allowedUpdates: UpdatePoll.Wanted, dropPendingUpdates: false,
            secretToken: _secret, cancellationToken: cancellationToken);
        LogSet(new Uri(_options.WebhookUrl!).Host);
        return true;
    }

    /// <summary>Another program that polls or sets a webhook of its own takes the updates away, and nobody tells us.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow();
        while (true)
        {
            await Task.Delay(Checked, time, cancellationToken);
            var now = time.GetUtcNow();
            var info = await connection.UntilAnsweredAsync(token => api.Sending.GetWebhookInfo(token), cancellationToken);
            if (info.LastErrorDate > since.UtcDateTime) LogNotDelivered(info.LastErrorMessage, info.PendingUpdateCount);
            since = now;
            if (info.Url == _options.WebhookUrl) continue;
            LogTakenAway();
            await connection.UntilAnsweredAsync(SetAsync, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Listening on {Address} for what comes to {Host}")]
    private partial void LogListening(Uri address, string host);

    [LoggerMessage(LogLevel.Information, "Telegram brings updates to {Host}")]
    private partial void LogSet(string host);

    [LoggerMessage(LogLevel.Warning, "Telegram could not deliver updates lately ({Reason}); {Waiting} wait")]
    private partial void LogNotDelivered(string? reason, int waiting);

    [LoggerMessage(LogLevel.Warning, "Another program with this bot's token took the updates away; taking them back")]
    private partial void LogTakenAway();
}

/// <summary>The webhook cannot be served; the message says why in one line.</summary>
internal sealed class WebhookException(string message, Exception inner) : Exception(message, inner);
