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

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    [GeneratedRegex(@"^\d{1,16}:[A-Za-z0-9_-]+$")]
    private static partial Regex TokenShape();
}
