using SummitBot.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>/language: a person chooses for themselves in a private chat, the admins of a group for the group.</summary>
internal sealed class LanguageCommand(SavedSettings settings, ReaderLanguage languages, GroupAdmins admins)
{
    /// <param name="choice">What stands after the command: a language, or nothing to hear which it is.</param>
    public async Task<string> ReplyAsync(string choice, Message message, CancellationToken cancellationToken)
    {
        var language = languages.Of(message);
        if (choice.Length == 0) return Current(message.Chat, language);
        var automatic = string.Equals(choice, Languages.Automatic, StringComparison.OrdinalIgnoreCase);
        var code = Languages.Find(choice);
        if (code is null && !automatic) return UiTexts.Get(UiText.LanguageUnknown, language, Listed());
        if (!await admins.MayRuleAsync(message, cancellationToken)) return UiTexts.Get(UiText.GroupAdminsOnly, language);

        var chosenFor = message.Chat.Id;
        await settings.SaveAsync(chosenFor, settings.Of(chosenFor) with { Language = code });
        var after = languages.Of(message);
        return automatic ? UiTexts.Get(UiText.LanguageAutomatic, after) : UiTexts.Get(UiText.LanguageSet, after, Languages.NameOf(after));
    }

    private string Current(Chat chat, string language)
    {
        var now = settings.Of(chat.Id).Language is null ? UiTexts.Get(UiText.LanguageAutomatic, language) : UiTexts.Get(UiText.LanguageSet, language, Languages.NameOf(language));
        var how = UiTexts.Get(chat.Type == ChatType.Private ? UiText.LanguageHow : UiText.LanguageHowInGroup, language, Listed());
        return $"{now}\n\n{how}";
    }

    private static string Listed() => string.Join(", ", Languages.Codes.Select(c => $"{c} ({Languages.NameOf(c)})"));
}
