using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SummitBot.Telegram;

/// <summary>
/// What answers Telegram's calls: 200 once the update is on disk, and nothing that helps whoever else finds the address. Whoever knows
/// the secret is Telegram; where a call comes from says nothing behind a proxy.
/// </summary>
internal sealed partial class WebhookEndpoint(UpdateIntake intake, BotIdentity me, string path, string secret, ILogger<WebhookEndpoint> logger)
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const string SecondsWhenFull = "30";

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    public async Task HandleAsync(HttpContext http) => http.Response.StatusCode = await StatusAsync(http);

    private async Task<int> StatusAsync(HttpContext http)
    {
        var request = http.Request;
        if (!string.Equals(request.Path.Value, path, StringComparison.Ordinal)) return StatusCodes.Status404NotFound;
        if (!HttpMethods.IsPost(request.Method)) return StatusCodes.Status405MethodNotAllowed;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString()), _secret))
        {
            LogStranger();
            return StatusCodes.Status401Unauthorized;
        }

        if (!request.HasJsonContentType()) return StatusCodes.Status415UnsupportedMediaType;
        if (intake.IsFull)
        {
            // Telegram keeps it and comes again.
            http.Response.Headers.RetryAfter = SecondsWhenFull;
            return StatusCodes.Status503ServiceUnavailable;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: http.RequestAborted);
            if (!ReceivedUpdate.IsOne(body.RootElement)) return StatusCodes.Status400BadRequest;
            await intake.TakeInAsync([body.RootElement], me);
            return StatusCodes.Status200OK;
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException e)
        {
            LogUnreadable(e.Message);
            // Too long, or cut off.
            return e.StatusCode;
        }
    }

    [LoggerMessage(LogLevel.Debug, "A call to the webhook without its secret was turned away")]
    private partial void LogStranger();

    [LoggerMessage(LogLevel.Warning, "A call to the webhook could not be read: {Reason}")]
    private partial void LogUnreadable(string reason);
}
