using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram;

/// <summary>How the bot talks to Telegram. Section <c>Telegram</c>.</summary>
internal sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>From @BotFather. A secret: set it by environment variable or secret file.</summary>
    public string? BotToken { get; set; }

    /// <summary>Another Bot API server, for example one's own. Default: Telegram's.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Comma-separated numeric user ids that may use /reload and /status. Default: nobody.</summary>
    public string? AdminIds { get; set; }

    /// <summary>Messages sent a second over all chats; 0 turns all own pacing off, that per chat included. Default 25: Telegram allows about 30.</summary>
    [Range(0, 1_000)]
    public int MessagesPerSecond { get; set; } = 25;

    /// <summary>Questions answered at the same time. Default 16.</summary>
    [Range(1, 256)]
    public int Lanes { get; set; } = 16;

    /// <summary>How long Telegram holds a poll open when there is nothing new, in seconds. Default 50, Telegram's most.</summary>
    [Range(0, 50)]
    public int PollTimeoutSeconds { get; set; } = 50;

    /// <summary>How often a question is tried before the bot apologises. Default 3.</summary>
    [Range(1, 10)]
    public int AnswerAttempts { get; set; } = 3;

    /// <summary>Minutes that a question waits for an index whose server does not answer, before the reader is asked to come back. Default 15.</summary>
    [Range(0, 1_440)]
    public int UnavailableMinutes { get; set; } = 15;

    /// <summary>
    /// Days that finished updates are kept to recognise repeats. Default 2: Telegram repeats within one day. At most 6: after a week
    /// of silence Telegram starts again at a random id, and no old id may be left to collide with.
    /// </summary>
    [Range(1, 6)]
    public int InboxDays { get; set; } = 2;

    /// <summary>Days that the buttons under an answer work. Default 30.</summary>
    [Range(1, 3_650)]
    public int AnswerDays { get; set; } = 30;

    /// <summary>The public https address to which Telegram brings updates. Default: none, updates are fetched.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>Where the bot listens for a webhook, on plain HTTP: a reverse proxy brings what comes to <see cref="WebhookUrl"/>.</summary>
    public string WebhookListen { get; set; } = "http://127.0.0.1:8080";

    /// <summary>What Telegram shows to be let in: letters, digits, _ and -. A secret. Default: a new one each start.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>Calls that Telegram makes to the webhook at the same time. Default 40.</summary>
    [Range(1, 100)]
    public int WebhookConnections { get; set; } = 40;

    /// <summary>Days that verdicts on answers and unanswered questions are kept. Default 180.</summary>
    [Range(1, 3_650)]
    public int FeedbackDays { get; set; } = 180;

    /// <summary>The numbers in <see cref="AdminIds"/>.</summary>
    public IReadOnlySet<long> Admins => (AdminIds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(id => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture)).ToHashSet();
}

/// <summary>What ranges cannot say. No message holds the token.</summary>
internal sealed partial class TelegramOptionsValidator : IValidateOptions<TelegramOptions>
{
    /// <summary>Ids that many people share: whoever writes anonymously in a group, as a channel, or Telegram itself.</summary>
    private static readonly string[] SharedIds = ["1087968824", "136817688", "777000"];

    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.BotToken))
            failures.Add("Telegram:BotToken is not set: get a token from @BotFather and set the environment variable Telegram__BotToken.");
        else if (!TokenShape().IsMatch(options.BotToken))
            failures.Add("Telegram:BotToken does not look like a bot token (123456:ABC...): copy it again from @BotFather.");

        if (!string.IsNullOrEmpty(options.BaseUrl)
            && !(Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.AbsolutePath == "/"))
            failures.Add("Telegram:BaseUrl must be an absolute http or https address without a path.");

        foreach (var id in (options.AdminIds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                failures.Add($"Telegram:AdminIds must be numeric user ids separated by commas; '{id}' is none (the bot tells one's own id with /id).");
            else if (SharedIds.Contains(id.TrimStart('0')))
                failures.Add($"Telegram:AdminIds holds {id}, an id that many people share (anonymous group admins, channels, Telegram itself): anybody could be admin.");
        }

        failures.AddRange(WebhookFailures(options));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> WebhookFailures(TelegramOptions options)
    {
        if (!Uri.TryCreate(options.WebhookListen.Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var listen) || listen is not { Scheme: "http", AbsolutePath: "/" })
            yield return "Telegram:WebhookListen must be an http address without a path, for example http://127.0.0.1:8080 or http://*:8080: a reverse proxy in front of it ends TLS.";
        if (!string.IsNullOrEmpty(options.WebhookSecret) && !SecretShape().IsMatch(options.WebhookSecret))
            yield return "Telegram:WebhookSecret must be 1 to 256 letters, digits, _ or -.";
        if (string.IsNullOrEmpty(options.WebhookUrl)) yield break;

        // One's own Bot API server takes any address, Telegram's does not.
        var own = !string.IsNullOrEmpty(options.BaseUrl);
        if (!Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var url) || !(url.Scheme == "https" || (own && url.Scheme == "http")) || url.Query.Length > 0 || url.UserInfo.Length > 0)
            yield return "Telegram:WebhookUrl must be an absolute https address without user name and query.";
        else if (!own && url.Port is not (443 or 80 or 88 or 8443))
            yield return $"Telegram:WebhookUrl has port {url.Port}; Telegram calls ports 443, 80, 88 and 8443 only.";
        else if (!string.IsNullOrEmpty(options.BotToken) && options.WebhookUrl.Contains(options.BotToken, StringComparison.Ordinal))
            yield return "Telegram:WebhookUrl holds the bot token, and addresses are logged by proxies: use another path.";
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex SecretShape();

    [GeneratedRegex(@"^\d{1,16}:[A-Za-z0-9_-]+$")]
    private static partial Regex TokenShape();
}
