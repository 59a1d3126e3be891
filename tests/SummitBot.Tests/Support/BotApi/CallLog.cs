using System.Net;

namespace SummitBot.Tests.Support.BotApi;

internal enum CallOutcome
{
    Running,

    /// <summary>The client was sent an answer, good or bad: see <see cref="ApiCall.Status"/>.</summary>
    Answered,

    /// <summary>A fault cut the connection before anything was done.</summary>
    DroppedBefore,

    /// <summary>A fault cut the connection after the call had taken effect.</summary>
    DroppedAfter,

    /// <summary>The client went away by itself before it could get the answer.</summary>
    ClientVanished,
}

/// <summary>One call the bot made. Mutable while it runs; read it once it has ended or through <see cref="CallLog"/>.</summary>
internal sealed class ApiCall(long number, ApiRequest request, long? chatId, DateTimeOffset startedAt)
{
    public long Number { get; } = number;

    public ApiRequest Request { get; } = request;

    public string Method => Request.Method;

    public long? ChatId { get; } = chatId;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset? EndedAt { get; set; }

    public CallOutcome Outcome { get; set; }

    public int Status { get; set; }

    public string? Description { get; set; }

    /// <summary>The call took effect, whether or not the client learned of it.</summary>
    public bool Processed { get; set; }

    /// <summary>The message the call made or changed.</summary>
    public int? MessageId { get; set; }

    public bool Succeeded => Status == (int)HttpStatusCode.OK;

    public override string ToString() => $"{StartedAt:HH:mm:ss.fff} {Request} -> {Outcome} {Status} {Description}";
}

/// <summary>Every call of the bot, in order of arrival.</summary>
internal sealed class CallLog(TimeProvider time, int kept, Changes changes)
{
    private readonly Lock _gate = new();
    private readonly Queue<ApiCall> _calls = new();
    private long _count;
    private int _inFlight;

    /// <summary>Calls that are running now, long polls left out.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    public long Count => Interlocked.Read(ref _count);

    public ApiCall Start(ApiRequest request)
    {
        long? chatId = long.TryParse(request.Text("chat_id"), out var id) ? id : null;
        ApiCall call;
        lock (_gate)
        {
            call = new ApiCall(++_count, request, chatId, time.GetUtcNow());
            _calls.Enqueue(call);
            if (_calls.Count > kept)
                _calls.Dequeue();
        }

        if (!IsPoll(call))
            Interlocked.Increment(ref _inFlight);

        changes.Announce();
        return call;
    }

    public void End(ApiCall call, CallOutcome outcome)
    {
        lock (_gate)
        {
            call.Outcome = outcome;
            call.EndedAt = time.GetUtcNow();
        }

        if (!IsPoll(call))
            Interlocked.Decrement(ref _inFlight);

        changes.Announce();
    }

    public IReadOnlyList<ApiCall> All()
    {
        lock (_gate)
            return [.. _calls];
    }

    public IReadOnlyList<ApiCall> Of(string method) =>
        [.. All().Where(call => call.Method.Equals(method, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Calls that took effect although the client never read the answer: what a bot may rightly do twice.</summary>
    public IReadOnlyList<ApiCall> ProcessedUnknownToClient() =>
        [.. All().Where(call => call.Processed && call.Outcome is CallOutcome.ClientVanished or CallOutcome.DroppedAfter)];

    /// <summary>
    /// Sends that took effect and were under way at a moment, say when the bot was killed. <paramref name="grace"/> widens the moment both ways:
    /// by answers that the bot had no time to read or store, and by requests that were still on their way here.
    /// </summary>
    public int SendsInFlightAt(DateTimeOffset moment, TimeSpan grace) => All().Count(call =>
        call.Processed && call.MessageId is not null && call.Method.StartsWith("send", StringComparison.OrdinalIgnoreCase)
        && call.StartedAt <= moment + grace && (call.EndedAt is not { } end || end >= moment - grace));

    private static bool IsPoll(ApiCall call) => call.Method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase);
}
