using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>/cancel and /forget: what a person calls off, and what they have the bot forget.</summary>
internal sealed class StopCommands(Inbox inbox, RunningUpdates running, Conversations conversations, StoredAnswers answers, Feedback feedback, SavedSettings settings)
{
    /// <summary>Calls off what the person asked in this chat before, whether it waits or is being answered.</summary>
    public async Task<string> CancelAsync(Message message, long seq, string language)
    {
        var called = await inbox.CallOffAsync(Asker.Of(message), message.Chat.Id, seq);
        running.Stop(called);
        return UiTexts.Get(called.Count > 0 ? UiText.Cancelled : UiText.NothingToCancel, language);
    }

    /// <summary>Calls off all that the person asked anywhere, then wipes what is kept of them.</summary>
    public async Task<string> ForgetAsync(Message message, long seq, string language)
    {
        var asker = Asker.Of(message);
        running.Stop(await inbox.CallOffAsync(asker, chat: null, seq));
        await inbox.ForgetAsync(asker);
        await conversations.ForgetAsync(asker);
        await answers.ForgetAsync(asker);
        await feedback.ForgetAsync(asker);
        // What the admins of a group chose is the group's, also for an admin who writes as the group.
        if (message.SenderChat is null) await settings.ForgetAsync(asker);
        return UiTexts.Get(UiText.Forgotten, language);
    }
}
