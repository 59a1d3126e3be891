namespace SummitBot.Telegram;

/// <summary>The way in which Telegram's updates reach us: by asking for them, or by being called.</summary>
internal interface IUpdateSource
{
    /// <summary>Takes over from whichever way and program had them before, and takes updates in until cancelled. What waits with Telegram is not dropped: those are questions.</summary>
    /// <exception cref="TokenRefusedException"/>
    Task RunAsync(BotIdentity me, CancellationToken cancellationToken);
}
