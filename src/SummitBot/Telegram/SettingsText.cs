using SummitBot.Texts;

namespace SummitBot.Telegram;

/// <summary>The settings of a group in words.</summary>
internal static class SettingsText
{
    public static string Of(ChatSettings settings, string language) => UiTexts.Get(
        UiText.GroupSettings, language, OfLanguage(settings.Language, language), Of(settings.Askers, language), Of(settings.Sources, language));

    public static string OfLanguage(string? chosen, string language) => chosen is null ? UiTexts.Get(UiText.EachReadersLanguage, language) : Languages.NameOf(chosen);

    public static string Of(Askers askers, string language) => UiTexts.Get(askers == Askers.Everyone ? UiText.EveryoneAsks : UiText.AdminsAsk, language);

    public static string Of(SourceList sources, string language) => UiTexts.Get(sources == SourceList.Shown ? UiText.SourcesShown : UiText.SourcesHidden, language);
}
