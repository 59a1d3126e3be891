namespace SummitBot.Telegram;

/// <summary>The languages in which the bot has words of its own.</summary>
internal static class Languages
{
    public const string Fallback = "en";

    /// <summary>Each reader's own, as Telegram tells it.</summary>
    public const string Automatic = "auto";

    private static readonly (string Code, string Name)[] Known =
        [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша"), ("zh", "中文"), ("tr", "Türkçe")];

    public static IEnumerable<string> Codes => Known.Select(l => l.Code);

    /// <summary>In the language itself, so that whoever needs it can read it.</summary>
    public static string NameOf(string code) => Known.FirstOrDefault(l => l.Code == code).Name ?? code;

    /// <returns>The code of what somebody wrote, a code or a name; null when it is none of these.</returns>
    public static string? Find(string text) => Known.FirstOrDefault(l =>
        string.Equals(l.Code, text, StringComparison.OrdinalIgnoreCase) || string.Equals(l.Name, text, StringComparison.OrdinalIgnoreCase)).Code;
}
