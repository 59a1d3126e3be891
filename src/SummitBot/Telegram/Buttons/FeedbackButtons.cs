using SummitBot.Texts;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram.Buttons;

/// <summary>👍 and 👎. Everybody has a verdict of their own; only whoever asked is asked why, since the buttons of a group are everybody's.</summary>
internal sealed class FeedbackButtons(StoredAnswers answers, Feedback feedback)
{
    public const string Prefix = "f";

    public async Task<TapOutcome> TappedAsync(Tap tap, CancellationToken cancellationToken)
    {
        if (await answers.FindAsync(tap.AnswerId, tap.Message.Chat.Id, tap.From.Id) is not { Card: var answer } stored
            || tap.Number(1) is not { } number || !Enum.IsDefined((Verdict)number))
            return Taps.Expired(tap.Language);

        var verdict = (Verdict)number;
        if (verdict > Verdict.Bad && !stored.IsOwner) return new TapOutcome(UiTexts.Get(UiText.OnlyAsker, answer.Language));

        await feedback.AddAsync(answer.Id, answer.Question, tap.From.Id, verdict);
        var thanks = new TapOutcome(UiTexts.Get(UiText.Thanks, answer.Language));
        return verdict switch
        {
            Verdict.Bad when stored.IsOwner => new TapOutcome(UiTexts.Get(UiText.AskWhy, answer.Language)) { Edit = Buttons(AnswerKeyboard.AskingWhy(answer, tap.Me)) },
            > Verdict.Bad => thanks with { Edit = Buttons(AnswerKeyboard.Of(answer, tap.Me)) },
            _ => thanks,
        };

        MessageEdit Buttons(InlineKeyboardMarkup keyboard) => new(answer.Chat, tap.Message.Id, Message: null, keyboard);
    }

    public static IEnumerable<InlineKeyboardButton[]> Verdicts(AnswerCard answer) => [[Tapping(answer, "👍", Verdict.Good), Tapping(answer, "👎", Verdict.Bad)]];

    public static IEnumerable<InlineKeyboardButton[]> Reasons(AnswerCard answer) =>
        new[] { Verdict.Wrong, Verdict.Incomplete, Verdict.Outdated, Verdict.OffTopic }.Select(v => Tapping(answer, FeedbackText.NameOf(v, answer.Language), v)).Chunk(2);

    private static InlineKeyboardButton Tapping(AnswerCard answer, string label, Verdict verdict) =>
        InlineKeyboardButton.WithCallbackData(label, Button.DataOf(Prefix, answer.Id, (int)verdict));
}
