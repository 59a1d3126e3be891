using System.Globalization;
using Microsoft.Extensions.Options;
using SummitBot.Answering;
using SummitBot.Retrieval;
using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>THE question: <see cref="QuestionAnswerer.AnswerAsync"/>.</summary>
internal delegate Task<Answer> AnswerQuestion(Question question, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken);

/// <summary>A question with its limits, its history, and "typing" while it is being answered.</summary>
internal sealed class QuestionReplies(
    StreamedAnswers answers, AnswerReplies replies, QuestionLimits limits, Conversations conversations, SavedSettings settings, GroupAdmins admins, ReaderLanguage languages, TypingSigns typing,
    IOptions<LimitOptions> limitOptions, IOptions<TelegramOptions> options)
    : IDisposable
{
    /// <summary>Only answering counts: a reply that waits for its turn to be sent holds up nobody's answer.</summary>
    private readonly SemaphoreSlim _answering = new(options.Value.Lanes);

    /// <summary>Counts the question. To be asked once an update, however often answering is tried.</summary>
    public QuestionLimit Check(string text, Message message, bool admin, bool crowded) => limits.Check(new AskedQuestion(
        Asker.Of(message), message.Chat.Type == ChatType.Private ? null : message.Chat.Id, text, message.Date, admin, crowded));

    public Reply? Refusal(QuestionLimit limit, string language) => limit switch
    {
        QuestionLimit.TooLong => Reply.Of(UiTexts.Get(UiText.QuestionTooLong, language, limitOptions.Value.MaxQuestionLength)),
        QuestionLimit.TooMany => Reply.Of(UiTexts.Get(UiText.TooManyQuestions, language, limitOptions.Value.QuestionsPerMinute)),
        QuestionLimit.TooManyInGroup => Reply.Of(UiTexts.Get(UiText.TooManyInGroup, language, limitOptions.Value.MostGroupQuestionsPerMinute)),
        QuestionLimit.TooManyWaiting => Reply.Of(UiTexts.Get(UiText.TooManyWaiting, language, limitOptions.Value.MostWaitingQuestions)),
        _ => null,
    };

    /// <param name="earlier">What was replied before the question was edited.</param>
    /// <returns>Null when there is nothing to say.</returns>
    public async Task<Reply?> ReplyAsync(Route.Ask ask, Message message, EarlierReply? earlier, BotIdentity me, string language, CancellationToken cancellationToken)
    {
        if (settings.Of(message.Chat.Id).Askers == Askers.Admins && !await admins.MayRuleAsync(message, cancellationToken))
            return limits.MayTell(Asker.Of(message), message.Date) ? Reply.Of(UiTexts.Get(UiText.AskNotAllowed, language)) : null;

        var text = ask.Text;
        var thread = LaneKey.ThreadOf(message);
        var key = new ConversationKey(message.Chat.Id, thread ?? 0, Asker.Of(message));
        var history = await conversations.HistoryAsync(key, message.ReplyToMessage?.Id, earlier?.Seq);
        await using var sign = typing.Show(message.Chat.Id, thread);
        await _answering.WaitAsync(cancellationToken);
        try
        {
            var question = new Question(text, History: history, Asker: key.User.ToString(CultureInfo.InvariantCulture), Chat: key.Chat.ToString(CultureInfo.InvariantCulture));
            var given = await answers.AnswerAsync(question, message, cancellationToken);
            if (given is null) return Reply.Of(UiTexts.Get(UiText.Stopped, language))!;
            if (languages.ChosenFor(message.Chat, message.From) is { } chosen) given = given with { Language = chosen };
            var spoken = Spoken(given);
            if (spoken.Length > 0 && earlier?.Answer == spoken) return null;
            var reply = await replies.OfAsync(given, ask, message, me, settings.Of(message.Chat.Id).Sources, cancellationToken);
            return reply with { Turn = new ConversationTurn(key, new Turn(text, spoken)), Replaces = earlier };
        }
        catch (NoCorpusException)
        {
            return Reply.Of(UiTexts.Get(UiText.NoCorpus, language))!;
        }
        finally
        {
            _answering.Release();
        }
    }

    public void Dispose() => _answering.Dispose();

    /// <summary>What a follow-up may refer to.</summary>
    private static string Spoken(Answer answer) => answer switch
    {
        GroundedAnswer grounded => string.Join(' ', grounded.Claims.Select(c => c.Text)),
        NearestPassages nearest => string.Join(' ', nearest.Claims.Select(c => c.Text)),
        _ => "",
    };
}
