using SummitBot.Answering;
using SummitBot.Retrieval;
using Telegram.Bot.Types;

namespace SummitBot.Telegram.Buttons;

/// <summary>Follow-ups to offer under an answer: <see cref="SuggestedQuestions.AfterAsync"/>.</summary>
internal delegate Task<IReadOnlyList<string>> SuggestQuestions(Answer answer, int most, CancellationToken cancellationToken);

/// <summary>An answer as it is sent: its messages, the buttons under the last of them, and what those will need.</summary>
internal sealed class AnswerReplies(CitedPassages passages, SuggestQuestions suggest)
{
    private const int MostSuggestions = 2;

    public async Task<Reply> OfAsync(Answer answer, Route.Ask ask, Message message, BotIdentity me, SourceList sources, CancellationToken cancellationToken)
    {
        var messages = AnswerFormatter.Format(answer, sources, ask.IsUnseen ? ask.Text : null);
        if (answer is NoAnswer { Reason: RefusalReason.NothingAsked }) return new Reply(messages);

        var asker = message.SenderChat?.Id ?? message.From!.Id;
        var card = new AnswerCard(
            AnswerCard.NewId(), message.Chat.Id, ask.Text, answer.Language,
            await passages.OfAsync(answer, cancellationToken), await SuggestionsAsync(answer, cancellationToken));
        return new Reply([.. messages.SkipLast(1), messages[^1] with { Keyboard = AnswerKeyboard.Of(card, me) }])
        {
            Answer = new NewAnswer(card, message.SenderChat is null ? asker : null, answer.Version.Id),
            Miss = answer is GroundedAnswer ? null : new Miss(card.Id, asker, ask.Text, IsNear: answer is NearestPassages),
        };
    }

    /// <summary>An answer is worth sending without them.</summary>
    private async Task<IReadOnlyList<string>> SuggestionsAsync(Answer answer, CancellationToken cancellationToken)
    {
        try
        {
            return await suggest(answer, MostSuggestions, cancellationToken);
        }
        catch (Exception e) when (e is NoCorpusException or VersionUnreadableException or IndexUnavailableException)
        {
            return [];
        }
    }
}
