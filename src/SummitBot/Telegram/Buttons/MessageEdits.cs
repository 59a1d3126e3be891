using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace SummitBot.Telegram.Buttons;

/// <summary>Puts other text and buttons into messages of ours. Edits count as sends with Telegram, so they wait for their turn as sends do.</summary>
internal sealed partial class MessageEdits(BotApi api, Pacing pacing, TimeProvider time, ILogger<MessageEdits> logger)
{
    /// <summary>Nobody waits longer for a page to turn; an edit can be repeated without harm, whatever became of it.</summary>
    private const int MostAttempts = 4;

    /// <returns>False when that message is gone.</returns>
    public async Task<bool> TryApplyAsync(MessageEdit edit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await pacing.WaitAsync(edit.Chat, cancellationToken);
            try
            {
                await ApplyOnceAsync(edit, cancellationToken);
                return true;
            }
            catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
            {
                if (Says(e, "message is not modified")) return true;
                if (Says(e, "message to edit not found", "MESSAGE_ID_INVALID", "message can't be edited")) return false;
                switch (SendFailure.Of(e))
                {
                    case SendFailure.Flood flood when attempt < MostAttempts:
                        pacing.Pause(edit.Chat, flood.RetryAfter);
                        break;
                    case SendFailure.NotDelivered or SendFailure.Unknown when attempt < MostAttempts:
                        await Task.Delay(Backoff.After(attempt), time, cancellationToken);
                        break;
                    default:
                        LogGivenUp(edit.Chat, e.Message);
                        return true;
                }
            }
        }
    }

    private Task<Message> ApplyOnceAsync(MessageEdit edit, CancellationToken cancellationToken) => edit.Message is { } message
        ? api.Sending.EditMessageText(
            edit.Chat, edit.MessageId, message.Text, entities: message.Entities, replyMarkup: message.Keyboard,
            linkPreviewOptions: LinkPreviewOptions.Disabled, cancellationToken: cancellationToken)
        : api.Sending.EditMessageReplyMarkup(edit.Chat, edit.MessageId, edit.Keyboard, cancellationToken: cancellationToken);

    private static bool Says(RequestException e, params string[] parts) =>
        e is ApiRequestException { ErrorCode: 400 } && parts.Any(part => e.Message.Contains(part, StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(LogLevel.Information, "A message in chat {Chat} could not be edited: {Reason}")]
    private partial void LogGivenUp(long chat, string reason);
}
