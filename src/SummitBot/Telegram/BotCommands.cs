using SummitBot.Texts;
using Telegram.Bot.Types;

namespace SummitBot.Telegram;

/// <summary>The commands there are.</summary>
internal static class BotCommands
{
    public const string Start = "start";
    public const string Help = "help";
    public const string Ask = "ask";
    public const string Sources = "sources";
    public const string Id = "id";
    public const string Language = "language";
    public const string Settings = "settings";
    public const string Privacy = "privacy";
    public const string Forget = "forget";
    public const string Cancel = "cancel";
    public const string Reload = "reload";
    public const string Status = "status";
    public const string Rollback = "rollback";
    public const string Feedback = "feedback";

    public static readonly IReadOnlySet<string> Public =
        new HashSet<string>(StringComparer.Ordinal) { Start, Help, Ask, Sources, Id, Language, Settings, Privacy, Forget, Cancel };

    private static readonly (string Name, UiText Text)[] ForGroups = [(Ask, UiText.CommandAsk), (Sources, UiText.CommandSources), (Cancel, UiText.CommandCancel)];

    public static bool IsForAdmins(string name) => name is Reload or Rollback or Status or Feedback;

    /// <summary>Commands that must not wait behind questions: a reload takes long, the others stop what waits.</summary>
    public static bool SkipsLane(string name) => name is Reload or Cancel or Forget;

    /// <summary>As shown in the menu beside the input field.</summary>
    public static IReadOnlyList<BotCommand> Menu(MenuReader reader, string language)
    {
        IEnumerable<(string Name, UiText Text)> menu = reader switch
        {
            MenuReader.GroupMember => ForGroups,
            MenuReader.GroupAdmin => [.. ForGroups, (Settings, UiText.CommandSettings), (Language, UiText.CommandLanguage)],
            _ => [.. ForGroups, (Language, UiText.CommandLanguage), (Privacy, UiText.CommandPrivacy), (Forget, UiText.CommandForget), (Id, UiText.CommandId)],
        };
        if (reader == MenuReader.BotAdmin)
            menu = [.. menu, (Reload, UiText.CommandReload), (Rollback, UiText.CommandRollback), (Status, UiText.CommandStatus), (Feedback, UiText.CommandFeedback)];
        return [.. menu.Append((Help, UiText.CommandHelp)).Select(m => new BotCommand(m.Item1, UiTexts.Get(m.Item2, language)))];
    }
}

/// <summary>For whom a menu of commands is.</summary>
internal enum MenuReader
{
    /// <summary>In a private chat.</summary>
    Person,
    GroupMember,
    GroupAdmin,

    /// <summary>Of the bot, in a private chat.</summary>
    BotAdmin,
}
