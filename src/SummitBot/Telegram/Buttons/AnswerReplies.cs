using SummitBot.Answering;
using Telegram.Bot.Types;

namespace SummitBot.Telegram.Buttons;

/// <summary>An answer as it is sent: its messages, the buttons under the last of them, and what those will need.</summary>
internal sealed class AnswerReplies(CitedPassages passages)
{
    public async Task<Reply> OfAsync(Answer answer, string question, Message message, CancellationToken cancellationToken)
    {
        var messages = AnswerFormatter.Format(answer);
        var kept = new NewAnswer(
            NewAnswer.NewId(), message.Chat.Id, message.SenderChat is null ? message.From?.Id : null, question, answer.Language, answer.Version.Id,
            await passages.OfAsync(answer, cancellationToken), []);
        return AnswerKeyboard.Of(kept) is { } keyboard
            ? new Reply([.. messages.SkipLast(1), messages[^1] with { Keyboard = keyboard }]) { Answer = kept }
            : new Reply(messages);
    }
}
