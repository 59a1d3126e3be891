using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>
/// The last line of defence: whatever is logged, by whomever, goes out without bot tokens. Nothing should hold one in the first place.
/// </summary>
/// <param name="token">The token in use; others are known by their shape.</param>
internal sealed partial class TokenRedactor(string? token)
{
    private const string Mark = "[token]";

    public string Redact(string text)
    {
        if (!string.IsNullOrEmpty(token)) text = text.Replace(token, Mark, StringComparison.Ordinal);
        return Shape().Replace(text, Mark);
    }

    public bool Finds(string? text) =>
        text is not null && ((!string.IsNullOrEmpty(token) && text.Contains(token, StringComparison.Ordinal)) || Shape().IsMatch(text));

    [GeneratedRegex("[0-9]{6,}:[A-Za-z0-9_-]{30,}")]
    private static partial Regex Shape();
}

/// <summary>Stands before all log providers and redacts what goes to them.</summary>
internal sealed class RedactingLoggerFactory : ILoggerFactory
{
    private readonly LoggerFactory _inner;
    private readonly TokenRedactor _redactor;

    /// <param name="configuration">Not the options: those refuse a bad token, and that refusal is logged too.</param>
    public RedactingLoggerFactory(
        IEnumerable<ILoggerProvider> providers, IOptionsMonitor<LoggerFilterOptions> filters, IOptions<LoggerFactoryOptions> options, IConfiguration configuration)
    {
        _inner = new LoggerFactory(providers, filters, options);
        _redactor = new TokenRedactor(configuration[$"{TelegramOptions.Section}:{nameof(TelegramOptions.BotToken)}"]);
    }

    public ILogger CreateLogger(string categoryName) => new RedactingLogger(_inner.CreateLogger(categoryName), _redactor);

    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    public void Dispose() => _inner.Dispose();

    private sealed class RedactingLogger(ILogger inner, TokenRedactor redactor) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull =>
            Holds(state) ? inner.BeginScope(redactor.Redact(state.ToString()!)) : inner.BeginScope(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!inner.IsEnabled(logLevel)) return;
            var line = formatter(state, exception);
            var error = exception?.ToString();
            if (!redactor.Finds(line) && !redactor.Finds(error) && !Holds(state))
                inner.Log(logLevel, eventId, state, exception, formatter);
            else
                inner.Log(logLevel, eventId, redactor.Redact(line), error is null ? null : new RedactedException(redactor.Redact(error)), static (s, _) => s);
        }

        /// <summary>Structured values too: a provider may write those instead of the line.</summary>
        private bool Holds<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> values
            ? values.Any(v => redactor.Finds(v.Value?.ToString()))
            : redactor.Finds(state?.ToString());
    }

    private sealed class RedactedException(string text) : Exception(text)
    {
        public override string ToString() => Message;
    }
}
