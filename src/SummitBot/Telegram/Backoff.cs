namespace SummitBot.Telegram;

/// <summary>How long to wait after failures in a row.</summary>
internal static class Backoff
{
    /// <returns>1, 2, 4, ... 60 s, each shortened by up to a quarter so that many do not come back at once.</returns>
    public static TimeSpan After(int failures) => After(failures, TimeSpan.FromSeconds(1));

    /// <returns>The same from a quarter of a second: somebody waits for the message, and most of these failures are gone at once.</returns>
    public static TimeSpan AfterSend(int failures) => After(failures, TimeSpan.FromMilliseconds(250));

    public static TimeSpan After(int failures, TimeSpan first)
    {
        var seconds = Math.Min(60, first.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 10)));
#pragma warning disable CA5394 // Jitter is no secret.
        return TimeSpan.FromSeconds(seconds * (1 - Random.Shared.NextDouble() / 4));
#pragma warning restore CA5394
    }
}
