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
    public const string Reload = "reload";
    public const string Status = "status";
    public const string Rollback = "rollback";

    public static readonly IReadOnlySet<string> Public = new HashSet<string>(StringComparer.Ordinal) { Start, Help, Ask, Sources, Id };

    public static bool IsForAdmins(string name) => name is Reload or Rollback or Status;

    /// <summary>As shown in the menu beside the input field.</summary>
    public static IReadOnlyList<BotCommand> Menu(string language, bool admin)
    {
        List<(string Name, UiText Text)> menu =
            [(Ask, UiText.CommandAsk), (Sources, UiText.CommandSources), (Id, UiText.CommandId), (Help, UiText.CommandHelp)];
        if (admin) menu.AddRange([(Reload, UiText.CommandReload), (Rollback, UiText.CommandRollback), (Status, UiText.CommandStatus)]);
        return [.. menu.Select(m => new BotCommand(m.Name, UiTexts.Get(m.Text, language)))];
    }
}
