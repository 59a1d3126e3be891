using SummitBot.Telegram.Buttons;

namespace SummitBot.Telegram;

/// <summary>A group was upgraded to a supergroup: it goes on under another id, and what was kept of it goes with it.</summary>
internal sealed class GroupMove(Inbox inbox, Conversations conversations, StoredAnswers answers, SavedSettings settings)
{
    /// <summary>May be done again: Telegram tells of it in the old group, in the new one, and when something is sent to the old one.</summary>
    public async Task ApplyAsync(long from, long to)
    {
        await settings.MoveAsync(from, to);
        await conversations.MoveAsync(from, to);
        await answers.MoveAsync(from, to);
        await inbox.MoveAsync(from, to);
    }
}
