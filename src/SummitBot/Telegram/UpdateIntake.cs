using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>Takes updates in, whichever way they come: once this is done, they are on disk and in their lanes, and Telegram may forget them.</summary>
internal sealed partial class UpdateIntake(
    Inbox inbox, ChatLanes lanes, RunningUpdates running, IOptions<TelegramOptions> options, IOptions<LimitOptions> limits, ILogger<UpdateIntake> logger)
{
    /// <summary>With so many waiting, the rest is left with Telegram, which keeps it for a day.</summary>
    private const int EnoughWaiting = 100_000;

    private readonly TimeSpan _kept = TimeSpan.FromDays(options.Value.InboxDays);

    private readonly IReadOnlySet<long> _admins = options.Value.Admins;
    private readonly int? _mostWaiting = limits.Value.MostWaitingQuestions is > 0 and var most ? most : null;

    public bool IsFull => lanes.Waiting >= EnoughWaiting;

    public async Task TakeInAsync(IReadOnlyList<JsonElement> updates, BotIdentity me)
    {
        var stored = await inbox.StoreAsync([.. updates.Select(u => Limited(ReceivedUpdate.Read(u, me)))], _kept);
        running.Stop(stored.CalledOff);
        lanes.Add(stored.New);
        LogStored(stored.New.Count, updates.Count - stored.New.Count);
    }

    private ReceivedUpdate Limited(ReceivedUpdate update) =>
        update.AskedBy is { } asker && !_admins.Contains(asker) ? update with { MostWaiting = _mostWaiting } : update;

    [LoggerMessage(LogLevel.Debug, "Stored {New} updates, knew {Known} already")]
    private partial void LogStored(int @new, int known);
}
