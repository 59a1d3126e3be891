using Microsoft.Extensions.Logging;

namespace SummitBot.Hosting;

internal static class LoggingBuilderExtensions
{
    /// <summary>Logs to standard error: standard output belongs to answers.</summary>
    public static ILoggingBuilder AddSummitBotLogging(this ILoggingBuilder logging, bool serves, bool verbose)
    {
        logging.SetMinimumLevel(verbose ? LogLevel.Debug : serves ? LogLevel.Information : LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // The web server of the webhook would write two lines a question.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        return logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            o.UseUtcTimestamp = true;
        }).AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
