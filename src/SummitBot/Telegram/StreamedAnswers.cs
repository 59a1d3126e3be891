using SummitBot.Answering;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>THE question, shown as a growing draft where it takes time: in private chats, as others know no drafts. The reader may stop it.</summary>
internal sealed class StreamedAnswers(AnswerQuestion answer, AnswerDrafts drafts)
{
    /// <returns>The answer, or as much of it as was checked when the reader stopped it; null when that was nothing.</returns>
    public async Task<Answer?> AnswerAsync(Question question, Message message, CancellationToken cancellationToken)
    {
        if (message.Chat.Type != ChatType.Private) return await answer(question, written: null, cancellationToken);

        await using var draft = drafts.Open(message.Chat.Id, LaneKey.ThreadOf(message), message.Id, cancellationToken);
        try
        {
            return await answer(question, draft, draft.Token);
        }
#pragma warning disable CA1031 // However the writing reports that it was ended: the reader ended it.
        catch (Exception) when (draft.IsStopped && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return draft.Written;
        }
    }
}
