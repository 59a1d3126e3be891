namespace SummitBot.Telegram;

/// <summary>What stands after /settings, or lies in one of its buttons: the name of a setting and a value for it.</summary>
internal static class SettingsChange
{
    public const string Language = "language";
    public const string Ask = "ask";
    public const string Sources = "sources";
    public const string Everyone = "everyone";
    public const string Admins = "admins";
    public const string On = "on";
    public const string Off = "off";

    /// <returns>Null when there is no such setting or value.</returns>
    public static ChatSettings? Apply(ChatSettings settings, string name, string value) => (name.ToLowerInvariant(), value.ToLowerInvariant()) switch
    {
        (Language, Languages.Automatic) => settings with { Language = null },
        (Language, _) when Languages.Find(value) is { } code => settings with { Language = code },
        (Ask, Everyone) => settings with { Askers = Askers.Everyone },
        (Ask, Admins) => settings with { Askers = Askers.Admins },
        (Sources, On) => settings with { Sources = SourceList.Shown },
        (Sources, Off) => settings with { Sources = SourceList.Hidden },
        _ => null,
    };
}
