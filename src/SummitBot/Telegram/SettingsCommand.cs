using SummitBot.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>/settings: what the admins of a group choose for it. In a private chat there is only the language to choose.</summary>
internal sealed class SettingsCommand(SavedSettings settings, ReaderLanguage languages, GroupAdmins admins, LanguageCommand chooseLanguage)
{
    /// <param name="argument">A setting and its value, or nothing to see them.</param>
    public async Task<string> ReplyAsync(string argument, Message message, CancellationToken cancellationToken)
    {
        var words = argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (message.Chat.Type == ChatType.Private) return await chooseLanguage.ReplyAsync(words.LastOrDefault(""), message, cancellationToken);
        var language = languages.Of(message);
        if (argument.Length == 0) return $"{SettingsText.Of(settings.Of(message.Chat.Id), language)}\n\n{UiTexts.Get(UiText.GroupSettingsHow, language)}";
        if (words.Length != 2 || SettingsChange.Apply(settings.Of(message.Chat.Id), words[0], words[1]) is not { } changed)
            return UiTexts.Get(UiText.GroupSettingsHow, language);
        if (!await admins.MayRuleAsync(message, cancellationToken)) return UiTexts.Get(UiText.GroupAdminsOnly, language);

        await settings.SaveAsync(message.Chat.Id, changed);
        return SettingsText.Of(changed, languages.Of(message));
    }
}
