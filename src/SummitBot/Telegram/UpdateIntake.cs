using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>Takes updates in, whichever way they come: once this is done, they are on disk and in their lanes, and Telegram may forget them.</summary>
internal sealed partial class UpdateIntake(Inbox inbox, ChatLanes lanes, RunningUpdates running, IOptions<TelegramOptions> options, ILogger<UpdateIntake> logger)
{
    /// <summary>With so many waiting, the rest is left with Telegram, which keeps it for a day.</summary>
    private const int EnoughWaiting = 100_000;

    private readonly TimeSpan _kept = TimeSpan.FromDays(options.Value.InboxDays);

    public bool IsFull => lanes.Waiting >= EnoughWaiting;

    public async Task TakeInAsync(IReadOnlyList<JsonElement> updates, BotIdentity me)
    {
        var stored = await inbox.StoreAsync([.. updates.Select(u => ReceivedUpdate.Read(u, me))], _kept);
        running.Stop(stored.CalledOff);
        lanes.Add(stored.New);
        LogStored(stored.New.Count, updates.Count - stored.New.Count);
    }

    [LoggerMessage(LogLevel.Debug, "Stored {New} updates, knew {Known} already")]
    private partial void LogStored(int @new, int known);
}
