using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>getUpdates, and the webhook that excludes it.</summary>
internal sealed class PollingMethods(BotApiServer server) : IAsyncDisposable
{
    private const int LongestSecret = 256;
    private static readonly TimeSpan s_longestPoll = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan s_repeatWindow = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private WebhookInfo _webhook = new() { Url = "" };
    private WebhookDelivery? _delivery;
    private int _previousOffset = int.MinValue;
    private DateTimeOffset _previousStart;

    /// <summary>The webhook as the bot has set it; an empty url when it polls.</summary>
    public string WebhookUrl
    {
        get
        {
            lock (_gate)
                return _webhook.Url;
        }
    }

    public async Task<ApiResult> GetUpdatesAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (WebhookUrl.Length > 0)
            throw ApiError.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");

        var offset = request.Number("offset", 0);
        var limit = request.Number("limit", 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(request.Number("timeout", 0, 0, (int)s_longestPoll.TotalSeconds));
        server.Updates.Allow(AllowedUpdates(request));
        if (server.Options.CrashLoopGuards)
            (limit, timeout) = SlowDown(offset, limit, timeout);

        return new ApiResult(await server.Updates.GetAsync(offset, limit, timeout, cancellationToken));
    }

    /// <summary>A client that asks for the same again is made to wait and gets one update at a time: one of them may be what kills it.</summary>
    private (int Limit, TimeSpan Timeout) SlowDown(int offset, int limit, TimeSpan timeout)
    {
        lock (_gate)
        {
            var now = server.Options.Time.GetUtcNow();
            var sincePrevious = now - _previousStart;
            var repeats = offset == _previousOffset;
            _previousOffset = offset;
            _previousStart = now;
            if (repeats && sincePrevious < s_repeatWindow && timeout < s_repeatWindow)
                timeout = s_repeatWindow;

            return (repeats && sincePrevious < TimeSpan.FromSeconds(0.5) ? 1 : limit, timeout);
        }
    }

    private static UpdateType[]? AllowedUpdates(ApiRequest request)
    {
        var types = request.Json<UpdateType[]>("allowed_updates", "can't parse allowed updates JSON object");
        if (types is null or [])
            return types;

        // Kinds this Bot API version does not know are passed over; a list of nothing else changes nothing.
        var known = types.Where(type => type != UpdateType.Unknown).ToArray();
        return known.Length == 0 ? null : known;
    }

    public async Task<ApiResult> SetWebhookAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var url = request.Text("url");
        if (url.Length > 0)
            CheckWebhook(request, url);
        if (request.Flag("drop_pending_updates"))
            server.Updates.Clear();

        server.Updates.Allow(AllowedUpdates(request));
        await DisposeAsync();
        if (url.Length == 0)
            return ApiResult.True;

        var secret = request.Has("secret_token") ? request.Text("secret_token") : null;
        var connections = request.Number("max_connections", 40, 1, 100);
        lock (_gate)
        {
            _webhook = new WebhookInfo { Url = url, MaxConnections = connections, IpAddress = "127.0.0.1" };
            _delivery = new WebhookDelivery(server, new Uri(url), secret, connections);
        }

        server.Updates.Interrupt(PollEnd.Webhook);
        return ApiResult.True;
    }

    public Task<ApiResult> DeleteWebhookAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters.Where(parameter => parameter.Key != "url").ToDictionary();
        return SetWebhookAsync(new ApiRequest(request.Method, parameters, request.Files), cancellationToken);
    }

    /// <summary>Ends the webhook; what it did not deliver stays pending.</summary>
    public async ValueTask DisposeAsync()
    {
        WebhookDelivery? delivery;
        lock (_gate)
        {
            delivery = _delivery;
            _delivery = null;
            _webhook = new WebhookInfo { Url = "" };
        }

        if (delivery is not null)
            await delivery.DisposeAsync();
    }

    private static void CheckWebhook(ApiRequest request, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed))
            throw ApiError.BadRequest("invalid webhook URL specified");

        // The real server wants https; a test's bot listens on plain loopback, as behind a proxy that ends TLS.
        if (parsed.Scheme != Uri.UriSchemeHttps && !parsed.IsLoopback)
            throw ApiError.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");

        var secret = request.Text("secret_token");
        if (secret.Length > LongestSecret)
            throw ApiError.BadRequest("secret token is too long");
        if (!secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            throw ApiError.BadRequest("secret token contains unallowed characters");
    }

    public ApiResult GetWebhookInfo()
    {
        lock (_gate)
        {
            _webhook.LastErrorDate = _delivery?.LastError?.At;
            _webhook.LastErrorMessage = _delivery?.LastError?.Message;
            _webhook.PendingUpdateCount = server.Updates.Pending;
            _webhook.AllowedUpdates = server.Updates.Allowed is { } allowed ? [.. allowed] : null;
            return ApiResult.Of(_webhook);
        }
    }
}
