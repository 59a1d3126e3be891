using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Posts updates to the bot's webhook: in order per chat, chats in parallel, again after a failure.</summary>
internal sealed class WebhookDelivery : IAsyncDisposable
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(60);

    private readonly BotApiServer _server;
    private readonly Uri _url;
    private readonly string? _secret;
    private readonly SemaphoreSlim _connections;
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly ChannelReader<PendingUpdate> _feed;
    private readonly Task _running;

    public WebhookDelivery(BotApiServer server, Uri url, string? secret, int maxConnections)
    {
        _server = server;
        _url = url;
        _secret = secret;
        _connections = new SemaphoreSlim(maxConnections);
        _feed = server.Updates.Feed();
        _running = Task.Run(RunAsync);
    }

    /// <summary>What getWebhookInfo tells of the last failure.</summary>
    public (DateTime At, string Message)? LastError { get; private set; }

    private async Task RunAsync()
    {
        var lanes = new Dictionary<string, Channel<PendingUpdate>>();
        var workers = new List<Task>();
        try
        {
            await foreach (var update in _feed.ReadAllAsync(_stop.Token))
            {
                if (!lanes.TryGetValue(update.Lane, out var lane))
                {
                    lanes[update.Lane] = lane = Channel.CreateUnbounded<PendingUpdate>();
                    workers.Add(DeliverAsync(lane.Reader));
                }

                lane.Writer.TryWrite(update);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(workers);
        }
    }

    private async Task DeliverAsync(ChannelReader<PendingUpdate> lane)
    {
        try
        {
            await foreach (var update in lane.ReadAllAsync(_stop.Token))
                await DeliverAsync(update);
        }
        catch (OperationCanceledException)
        {
            // The webhook was deleted: what is left stays pending.
        }
    }

    /// <summary>Until it is taken: at once after the first failure, then after 2, 4, 8 ... seconds, or when the bot says.</summary>
    private async Task DeliverAsync(PendingUpdate update)
    {
        for (var failures = 0; ; failures++)
        {
            var (isTaken, retryAfter) = await PostAsync(update);
            if (isTaken)
            {
                _server.Updates.Remove(update);
                return;
            }

            var doubling = failures == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(s_longestPause.TotalSeconds, Math.Pow(2, failures)));
            await Task.Delay(retryAfter ?? doubling, _server.Options.Time, _stop.Token);
        }
    }

    private async Task<(bool IsTaken, TimeSpan? RetryAfter)> PostAsync(PendingUpdate update)
    {
        await _connections.WaitAsync(_stop.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(update.Json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (_secret is not null)
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", _secret);

            using var response = await _http.SendAsync(request, _stop.Token);
            if (response.IsSuccessStatusCode)
            {
                await AnswerAsync(await response.Content.ReadAsStringAsync(_stop.Token));
                return (true, null);
            }

            Fail($"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}");
            return (false, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !_stop.IsCancellationRequested)
        {
            Fail("Connection closed");
            return (false, null);
        }
        finally
        {
            _connections.Release();
        }
    }

    /// <summary>A body that names a method is executed as a call; nobody hears what comes of it.</summary>
    private async Task AnswerAsync(string body)
    {
        if (!body.StartsWith('{'))
            return;

        using var json = JsonDocument.Parse(body);
        var name = json.RootElement.TryGetProperty("method", out var method) ? method.GetString() ?? "" : "";
        if (name.Length == 0 || name.StartsWith("get", StringComparison.OrdinalIgnoreCase))
            return;

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        (await _http.PostAsync(new Uri($"{_server.BaseUrl}/bot{_server.Token}/{name}"), content, _stop.Token)).Dispose();
    }

    private void Fail(string message)
    {
        LastError = (_server.Options.Time.GetUtcNow().UtcDateTime, message);
        _server.Changes.Announce();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _server.Updates.EndFeed();
        await _running;
        _http.Dispose();
        _connections.Dispose();
        _stop.Dispose();
    }
}
