using SummitBot.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using TapButton = SummitBot.Telegram.Buttons.Button;

namespace SummitBot.Telegram;

/// <summary>The settings of a chat in words, and a button for each value they may have.</summary>
internal static class SettingsView
{
    private const int LanguagesInRow = 3;
    private const string Chosen = "✓ ";

    /// <summary>All settings of a group; of a private chat there is only the language.</summary>
    public static OutgoingMessage Of(Chat chat, ChatSettings settings, string language) => chat.Type == ChatType.Private ? OfLanguage(chat, settings, language) : new(
        MessageText.Clean(UiTexts.Get(UiText.GroupSettings, language, Named(settings.Language, language), Of(settings.Askers, language), Of(settings.Sources, language))
            + "\n\n" + UiTexts.Get(UiText.GroupSettingsHow, language)),
        [])
    {
        Keyboard = new InlineKeyboardMarkup(
        [
            .. LanguageRows(settings, language),
            [
                Button(Of(Askers.Everyone, language), SettingsChange.Ask, SettingsChange.Everyone, settings.Askers == Askers.Everyone),
                Button(Of(Askers.Admins, language), SettingsChange.Ask, SettingsChange.Admins, settings.Askers == Askers.Admins),
            ],
            [
                Button(Of(SourceList.Shown, language), SettingsChange.Sources, SettingsChange.On, settings.Sources == SourceList.Shown),
                Button(Of(SourceList.Hidden, language), SettingsChange.Sources, SettingsChange.Off, settings.Sources == SourceList.Hidden),
            ],
        ]),
    };

    public static OutgoingMessage OfLanguage(Chat chat, ChatSettings settings, string language)
    {
        var now = settings.Language is null ? UiTexts.Get(UiText.LanguageAutomatic, language) : UiTexts.Get(UiText.LanguageSet, language, Languages.NameOf(settings.Language));
        var how = UiTexts.Get(chat.Type == ChatType.Private ? UiText.LanguageHow : UiText.LanguageHowInGroup, language, string.Join(", ", Languages.Codes));
        return new OutgoingMessage(MessageText.Clean($"{now}\n\n{how}"), []) { Keyboard = new InlineKeyboardMarkup(LanguageRows(settings, language)) };
    }

    private static IEnumerable<InlineKeyboardButton[]> LanguageRows(ChatSettings settings, string language) =>
        Languages.Codes.Prepend(null).Select(code => Button(Named(code, language), SettingsChange.Language, code ?? Languages.Automatic, settings.Language == code)).Chunk(LanguagesInRow);

    private static InlineKeyboardButton Button(string label, string name, string value, bool chosen) =>
        InlineKeyboardButton.WithCallbackData((chosen ? Chosen : "") + label, TapButton.DataOf(SettingsButtons.Prefix, name, value));

    private static string Named(string? code, string language) => code is null ? UiTexts.Get(UiText.EachReadersLanguage, language) : Languages.NameOf(code);

    private static string Of(Askers askers, string language) => UiTexts.Get(askers == Askers.Everyone ? UiText.EveryoneAsks : UiText.AdminsAsk, language);

    private static string Of(SourceList sources, string language) => UiTexts.Get(sources == SourceList.Shown ? UiText.SourcesShown : UiText.SourcesHidden, language);
}
