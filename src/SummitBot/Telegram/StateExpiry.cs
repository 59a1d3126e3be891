using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SummitBot.Telegram.Buttons;

namespace SummitBot.Telegram;

/// <summary>
/// Deletes once an hour what the settings keep no longer and nobody asked for since, so that the database stays as large as its last days.
/// Whoever reads such rows looks at their age too; this is for the disk.
/// </summary>
internal sealed partial class StateExpiry(StoredAnswers answers, Conversations conversations, TimeProvider time, ILogger<StateExpiry> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await answers.ExpireAsync();
                await conversations.ExpireAsync();
            }
            catch (SqliteException e)
            {
                LogNotExpired(e);
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old rows of the state database could not be deleted; tried again in an hour")]
    private partial void LogNotExpired(Exception exception);
}
