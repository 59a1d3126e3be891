using System.Globalization;
using Microsoft.Extensions.Options;
using SummitBot.Answering;
using SummitBot.Retrieval;
using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>THE question: <see cref="QuestionAnswerer.AnswerAsync"/>.</summary>
internal delegate Task<Answer> AnswerQuestion(Question question, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken);

/// <summary>A question with its limits, its history, and "typing" while it is being answered.</summary>
internal sealed class QuestionReplies(
    AnswerQuestion answer, AnswerReplies replies, QuestionLimits limits, Conversations conversations, TypingSigns typing, IOptions<LimitOptions> limitOptions, IOptions<TelegramOptions> options)
    : IDisposable
{
    /// <summary>Only answering counts: a reply that waits for its turn to be sent holds up nobody's answer.</summary>
    private readonly SemaphoreSlim _answering = new(options.Value.Lanes);

    /// <summary>Counts the question. To be asked once an update, however often answering is tried.</summary>
    public QuestionLimit Check(string text, Message message, bool admin) => limits.Check(AskerOf(message), text, message.Date, admin);

    public Reply? Refusal(QuestionLimit limit, string language) => limit switch
    {
        QuestionLimit.TooLong => Reply.Of(UiTexts.Get(UiText.QuestionTooLong, language, limitOptions.Value.MaxQuestionLength)),
        QuestionLimit.TooMany => Reply.Of(UiTexts.Get(UiText.TooManyQuestions, language, limitOptions.Value.QuestionsPerMinute)),
        _ => null,
    };

    public async Task<Reply> ReplyAsync(string text, Message message, string language, CancellationToken cancellationToken)
    {
        var thread = LaneKey.ThreadOf(message);
        var key = new ConversationKey(message.Chat.Id, thread ?? 0, AskerOf(message));
        var history = await conversations.HistoryAsync(key, message.ReplyToMessage?.Id);
        await using var sign = typing.Show(message.Chat.Id, thread);
        await _answering.WaitAsync(cancellationToken);
        try
        {
            var given = await answer(new Question(text, History: history, Asker: key.User.ToString(CultureInfo.InvariantCulture)), written: null, cancellationToken);
            return await replies.OfAsync(given, text, message, cancellationToken) with { Turn = new ConversationTurn(key, new Turn(text, Spoken(given))) };
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

    /// <summary>Someone who writes as a group or channel counts, and is remembered, as that.</summary>
    private static long AskerOf(Message message) => message.SenderChat?.Id ?? message.From!.Id;

    /// <summary>What a follow-up may refer to.</summary>
    private static string Spoken(Answer answer) => answer switch
    {
        GroundedAnswer grounded => string.Join(' ', grounded.Claims.Select(c => c.Text)),
        NearestPassages nearest => string.Join(' ', nearest.Claims.Select(c => c.Text)),
        _ => "",
    };
}
