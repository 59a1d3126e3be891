using System.ClientModel;
using System.Globalization;
using Microsoft.SemanticKernel;

namespace SummitBot.Answering.Chat;

/// <summary>Why a model gave no answer that could be used.</summary>
internal enum ModelFailure
{
    /// <summary>It cannot be reached, or fails in itself.</summary>
    Down,

    /// <summary>It refuses our calls for their number.</summary>
    Busy,

    /// <summary>It refuses the call itself: the key, the model's name, a setting.</summary>
    Rejected,

    /// <summary>No first word in time.</summary>
    SlowToBegin,

    /// <summary>It stopped in the middle.</summary>
    Silent,

    /// <summary>Not done in time in all.</summary>
    TooSlow,

    /// <summary>Its text broke off: too long, or the connection ended.</summary>
    CutOff,

    /// <summary>What came is not what the protocol says.</summary>
    Unreadable,

    /// <summary>It said nothing.</summary>
    Empty,

    /// <summary>It declines to answer, or a filter took its text.</summary>
    Declined,

    /// <summary>It wants to call a tool; it has none.</summary>
    CallsTool,

    /// <summary>It wrote in another language than the question's.</summary>
    OtherLanguage,

    /// <summary>No sentence of it names a source.</summary>
    NoSources,

    /// <summary>No sentence of it is borne out by the sources.</summary>
    NothingHolds,

    /// <summary>The person's share of tokens for today is used up.</summary>
    UserBudget,

    /// <summary>Everybody's is.</summary>
    DayBudget,
}

/// <summary>What an exception of the connector means, and when to try again.</summary>
internal static class ModelFailures
{
    public static ModelFailure Of(Exception exception) => StatusOf(exception) switch
    {
        429 => ModelFailure.Busy,
        408 or 0 or >= 500 => ModelFailure.Down,
        >= 400 => ModelFailure.Rejected,
        _ when exception is System.Text.Json.JsonException => ModelFailure.Unreadable,
        _ when exception is IOException or HttpRequestException => ModelFailure.CutOff,
        _ => ModelFailure.Unreadable,
    };

    /// <returns>null when the exception tells no status; 0 when there was no response at all.</returns>
    public static int? StatusOf(Exception exception) => exception switch
    {
        ClientResultException client => client.Status,
        HttpOperationException { InnerException: ClientResultException client } => client.Status,
        HttpOperationException http => (int)(http.StatusCode ?? 0),
        _ => null,
    };

    /// <summary>How long the endpoint asks to be left alone; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(Exception exception, DateTimeOffset now)
    {
        var response = (exception as ClientResultException ?? exception.InnerException as ClientResultException)?.GetRawResponse();
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var value)) return null;
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var time) && time > now ? time - now : null;
    }
}
