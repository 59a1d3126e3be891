using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace SummitBot.Telegram;

/// <summary>
/// The two connections to Telegram: one held open by polls, one to send on. The token stands in the address of every call, so these
/// clients come from no factory that logs addresses, and without the tracing that would record them.
/// </summary>
internal sealed class BotApi : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly List<HttpClient> _http = [];

    public BotApi(IOptions<TelegramOptions> options)
    {
        var telegram = options.Value;
        Polling = Create(telegram, TimeSpan.FromSeconds(telegram.PollTimeoutSeconds + 15));
        Sending = Create(telegram, TimeSpan.FromSeconds(30));
    }

    public TelegramBotClient Polling { get; }

    public TelegramBotClient Sending { get; }

    public void Dispose() => _http.ForEach(h => h.Dispose());

    private TelegramBotClient Create(TelegramOptions telegram, TimeSpan timeout)
    {
        var baseUrl = string.IsNullOrEmpty(telegram.BaseUrl) ? null : telegram.BaseUrl.TrimEnd('/');
        var http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(3),
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = timeout };
        _http.Add(http);
        // Its own retries are off: they know nothing of other messages to the same chat.
        return new TelegramBotClient(new TelegramBotClientOptions(telegram.BotToken!, baseUrl) { RetryThreshold = 0, RetryCount = 1 }, http);
    }

    /// <summary>As by default, but a time-out here is told apart from one after sending: nothing was sent yet, so trying again is safe.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ConnectTimeout);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, timeout.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
