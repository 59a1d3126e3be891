namespace SummitBot.Tests.Support.BotApi;

/// <summary>A call that the Bot API refuses; the HTTP status always equals the error code.</summary>
internal sealed class ApiError(int code, string description) : Exception(description)
{
    public int Code { get; } = code;

    public int? RetryAfter { get; private init; }

    public long? MigrateToChatId { get; private init; }

    public static ApiError BadRequest(string description) => new(400, "Bad Request: " + description);

    public static ApiError Forbidden(string description) => new(403, "Forbidden: " + description);

    public static ApiError Conflict(string description) => new(409, "Conflict: " + description);

    public static ApiError TooManyRequests(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };

    public static ApiError Migrated(long toChatId) =>
        new(400, "Bad Request: group chat was upgraded to a supergroup chat") { MigrateToChatId = toChatId };
}
