using System.Text;
using Microsoft.Extensions.Logging;
using SummitBot.Answering;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SummitBot.Telegram.Buttons;

/// <summary>A passage too long for a message, whole, to be read in any program.</summary>
/// <param name="Caption">Cleaned, and short enough for Telegram.</param>
internal sealed record PassageFile(string Name, string Content, string Caption)
{
    private const int MaxNameLength = 60;
    private const int MaxCaptionLength = 1_000;

    public static PassageFile Of(ShownPassage shown, string language)
    {
        var source = SourceLine.Of(shown.Article, language);
        var name = string.Concat(MessageText.Short(shown.Article.Title, MaxNameLength).Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        return new PassageFile($"{(name.Length > 0 ? name : "passage")}.txt", $"{source}\n\n{shown.Text}\n", MessageText.Short(source, MaxCaptionLength));
    }
}

/// <summary>Sends files. One whose fate is not known is not sent again: it is asked for again with one tap.</summary>
internal sealed partial class PassageFiles(BotApi api, Pacing pacing, TimeProvider time, ILogger<PassageFiles> logger)
{
    private const int MostAttempts = 4;

    public async Task SendAsync(Destination to, PassageFile file, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await pacing.WaitAsync(to.Chat, cancellationToken);
            try
            {
                await SendOnceAsync(to, file, cancellationToken);
                return;
            }
            catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
            {
                switch (SendFailure.Of(e))
                {
                    case SendFailure.Flood flood when attempt < MostAttempts:
                        pacing.Pause(to.Chat, flood.RetryAfter);
                        break;
                    case SendFailure.NotDelivered when attempt < MostAttempts:
                        await Task.Delay(Backoff.After(attempt), time, cancellationToken);
                        break;
                    case SendFailure.Moved moved when attempt < MostAttempts:
                        to = to with { Chat = moved.Chat, ReplyTo = null };
                        break;
                    case SendFailure.ThreadGone when to.Thread is not null:
                        to = to with { Thread = null };
                        break;
                    default:
                        LogGivenUp(to.Chat, e.Message);
                        return;
                }
            }
        }
    }

    private async Task SendOnceAsync(Destination to, PassageFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Content));
        await api.Sending.SendDocument(
            to.Chat,
            InputFile.FromStream(content, file.Name),
            file.Caption,
            replyParameters: to.ReplyTo is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null,
            messageThreadId: to.Thread,
            cancellationToken: cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "A file could not be sent to chat {Chat}: {Reason}")]
    private partial void LogGivenUp(long chat, string reason);
}
