using System.Net;
using Telegram.Bot.Exceptions;

namespace SummitBot.Telegram;

/// <summary>What a failed send means.</summary>
internal abstract record SendFailure
{
    /// <summary>Too many messages: wait so long.</summary>
    public sealed record Flood(TimeSpan RetryAfter) : SendFailure;

    /// <summary>The group goes on under another id.</summary>
    public sealed record Moved(long Chat) : SendFailure;

    /// <summary>The topic is gone; the chat is not.</summary>
    public sealed record ThreadGone : SendFailure;

    /// <summary>The message to edit or delete is not there, or cannot be edited.</summary>
    public sealed record MessageGone : SendFailure;

    /// <summary>The message is what it should become.</summary>
    public sealed record AlreadyDone : SendFailure;

    /// <summary>Blocked, removed, or not allowed to write.</summary>
    public sealed record ChatClosed : SendFailure;

    /// <summary>Certainly not delivered; may work later.</summary>
    public sealed record NotDelivered : SendFailure;

    /// <summary>Delivered, but the reply was unreadable.</summary>
    public sealed record Delivered : SendFailure;

    /// <summary>The connection broke after the message was on its way: delivered or not, nobody can tell.</summary>
    public sealed record Unknown : SendFailure;

    /// <summary>Will never work.</summary>
    public sealed record Refused : SendFailure;

    public static SendFailure Of(RequestException exception) => exception switch
    {
        ApiRequestException api => OfAnswer(api),
        { HttpStatusCode: >= HttpStatusCode.InternalServerError } => new NotDelivered(),
        { HttpStatusCode: HttpStatusCode.OK } => new Delivered(),
        { HttpStatusCode: not null } => new Refused(),
        {
            InnerException: HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            }
        } => new NotDelivered(),
        _ => new Unknown(),
    };

    private static SendFailure OfAnswer(ApiRequestException e) => e switch
    {
        { ErrorCode: 429 } => new Flood(TimeSpan.FromSeconds(e.Parameters?.RetryAfter ?? 5)),
        { Parameters.MigrateToChatId: { } chat } => new Moved(chat),
        { ErrorCode: 400 } when Says(e, "message thread not found", "TOPIC_DELETED", "TOPIC_CLOSED") => new ThreadGone(),
        { ErrorCode: 400 } when Says(e, "message is not modified", "message to delete not found") => new AlreadyDone(),
        { ErrorCode: 400 } when Says(e, "message to edit not found", "message can't be edited", "message can't be deleted", "MESSAGE_ID_INVALID") => new MessageGone(),
        { ErrorCode: 403 } => new ChatClosed(),
        { ErrorCode: 400 } when Says(e, "chat not found", "not enough rights", "have no rights", "CHAT_WRITE_FORBIDDEN") => new ChatClosed(),
        // A refused token (401, 404) is the poller's to report; it stops the host, and the message waits for the next start.
        { ErrorCode: 401 or 404 or >= 500 } => new NotDelivered(),
        _ => new Refused(),
    };

    private static bool Says(ApiRequestException e, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            if (e.Message.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
