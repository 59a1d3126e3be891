using SummitBot.Texts;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>/settings and /language: a person chooses for themselves in a private chat, the admins of a group for the group.</summary>
internal sealed class SettingsCommands(SavedSettings settings, ReaderLanguage languages, GroupAdmins admins)
{
    /// <param name="argument">What stands after the command: a setting and its value, or nothing to see them all.</param>
    public async Task<Reply?> SettingsAsync(string argument, Message message, CancellationToken cancellationToken)
    {
        var now = settings.Of(message.Chat.Id);
        var words = argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var name, var value] || SettingsChange.Apply(now, name, value) is not { } changed)
            return Reply.Of(SettingsView.Of(message.Chat, now, languages.Of(message)));
        return await SaveAsync(changed, message, cancellationToken) ?? Reply.Of(SettingsView.Of(message.Chat, changed, languages.Of(message)));
    }

    /// <param name="choice">A language by code or name, "auto", or nothing to hear which it is.</param>
    public async Task<Reply?> LanguageAsync(string choice, Message message, CancellationToken cancellationToken)
    {
        var now = settings.Of(message.Chat.Id);
        if (choice.Length == 0) return Reply.Of(SettingsView.OfLanguage(message.Chat, now, languages.Of(message)));
        if (SettingsChange.Apply(now, SettingsChange.Language, choice) is not { } changed)
            return Reply.Of(UiTexts.Get(UiText.LanguageUnknown, languages.Of(message), string.Join(", ", Languages.Codes.Select(c => $"{c} ({Languages.NameOf(c)})"))));
        return await SaveAsync(changed, message, cancellationToken) ?? Reply.Of(SettingsView.OfLanguage(message.Chat, changed, languages.Of(message)));
    }

    /// <returns>Why it was not saved; null when it was.</returns>
    private async Task<Reply?> SaveAsync(ChatSettings changed, Message message, CancellationToken cancellationToken)
    {
        if (!await admins.MayRuleAsync(message, cancellationToken)) return Reply.Of(UiTexts.Get(UiText.GroupAdminsOnly, languages.Of(message)));
        await settings.SaveAsync(message.Chat.Id, changed);
        return null;
    }
}
