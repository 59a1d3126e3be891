using System.Text.Json;
using SummitBot.Texts;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram.Buttons;

/// <summary>
/// A suggested question, asked in the name of whoever taps it: the tap becomes the message they would have sent by following a link with
/// that question. So it waits in the same lane, has the same limits and is answered in the same way as any other.
/// </summary>
internal sealed class SuggestionButtons(StoredAnswers answers, TimeProvider time)
{
    public const string Prefix = "s";

    public async Task<TapOutcome> TappedAsync(Tap tap, CancellationToken cancellationToken)
    {
        if (await answers.FindAsync(tap.AnswerId, tap.Message.Chat.Id, tap.From.Id) is not { Card: var card } || tap.Number(1) is not { } number || number >= card.Suggestions.Count)
            return Taps.Expired(tap.Language);

        var question = MessageOf(tap, card.Suggestions[number]);
        var lane = LaneKey.Of(question);
        return await answers.TryAskAsync(card.Id, number, tap.Seq, new ReceivedUpdate(0, lane, JsonSerializer.Serialize(question, JsonBotAPI.Options)))
            ? new TapOutcome { Asked = new Waiting(tap.Seq, lane) }
            : new TapOutcome(UiTexts.Get(UiText.AskedAlready, card.Language));
    }

    private Update MessageOf(Tap tap, string question) => new()
    {
        Message = new Message
        {
            Id = tap.Message.Id,
            From = tap.From,
            Chat = tap.Message.Chat,
            MessageThreadId = tap.Message.MessageThreadId,
            IsTopicMessage = tap.Message.IsTopicMessage,
            Date = time.GetUtcNow().UtcDateTime,
            Text = $"/{BotCommands.Start} {DeepLinks.PayloadOf(question)}",
            Entities = [new MessageEntity { Type = MessageEntityType.BotCommand, Offset = 0, Length = BotCommands.Start.Length + 1 }],
        },
    };
}
