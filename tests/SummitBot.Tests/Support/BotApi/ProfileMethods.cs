using System.Text.RegularExpressions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Who the bot is and which commands it offers where, in which language.</summary>
internal sealed partial class ProfileMethods(BotApiServer server)
{
    private const int MostCommands = 100;
    private const int LongestCommand = 32;
    private const int LongestDescription = 256;

    private static readonly string[] s_scopes =
        ["default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators", "chat_member"];

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Scope, string Language), BotCommand[]> _commands = [];

    public ApiResult GetMe() => ApiResult.Of(server.Bot);

    public ApiResult SetCommands(ApiRequest request)
    {
        var key = (ScopeOf(request), LanguageOf(request));
        var commands = request.Json<BotCommand[]>("commands", "can't parse commands JSON object") ?? [];
        if (commands.Length > MostCommands)
            throw ApiError.BadRequest("BOT_COMMANDS_TOO_MUCH");

        foreach (var command in commands)
            Check(command);

        lock (_gate)
            _commands[key] = commands;

        return ApiResult.True;
    }

    public ApiResult GetCommands(ApiRequest request)
    {
        lock (_gate)
            return ApiResult.Of(_commands.GetValueOrDefault((ScopeOf(request), LanguageOf(request)), []));
    }

    public ApiResult DeleteCommands(ApiRequest request)
    {
        lock (_gate)
            _commands.Remove((ScopeOf(request), LanguageOf(request)));

        return ApiResult.True;
    }

    /// <summary>The commands a person sees in a chat: the narrowest scope that has a list, in the person's language before none.</summary>
    public IReadOnlyList<BotCommand> Shown(TestChat chat, Person person)
    {
        var isAdmin = chat.Members.GetValueOrDefault(person.Id) is ChatMemberStatus.Administrator or ChatMemberStatus.Creator;
        string[] forAdmins = isAdmin ? [$"chat_administrators {chat.Id}", "all_chat_administrators"] : [];
        string[] scopes = chat.IsGroup
            ? [$"chat_member {chat.Id} {person.Id}", .. forAdmins.Take(1), $"chat {chat.Id}", .. forAdmins.Skip(1), "all_group_chats", "default"]
            : [$"chat {chat.Id}", "all_private_chats", "default"];
        lock (_gate)
        {
            return scopes.SelectMany(scope => new[] { (scope, person.User.LanguageCode ?? ""), (scope, "") })
                .Select(key => _commands.GetValueOrDefault(key)).FirstOrDefault(commands => commands is { Length: > 0 }) ?? [];
        }
    }

    private static void Check(BotCommand command)
    {
        var name = command.Command.Trim().TrimStart('/');
        var description = command.Description.Trim();
        if (name.Length == 0)
            throw ApiError.BadRequest("command must be non-empty");
        if (name.Length > LongestCommand)
            throw ApiError.BadRequest($"command length must not exceed {LongestCommand}");
        if (!CommandName().IsMatch(name))
            throw ApiError.BadRequest("BOT_COMMAND_INVALID");
        if (description.Length == 0)
            throw ApiError.BadRequest("command description must be non-empty");
        if (MessageText.CodePoints(description) > LongestDescription)
            throw ApiError.BadRequest($"command description length must not exceed {LongestDescription}");

        command.Command = name;
        command.Description = description;
    }

    private string ScopeOf(ApiRequest request)
    {
        if (request.RawJson("scope") is not { } scope)
            return request.Has("scope") ? throw ApiError.BadRequest("can't parse BotCommandScope JSON object") : "default";

        var type = Field("type");
        if (!s_scopes.Contains(type))
            throw ApiError.BadRequest("can't parse BotCommandScope: Unsupported type specified");
        if (!type.StartsWith("chat", StringComparison.Ordinal))
            return type;

        var chatId = Field("chat_id");
        if (chatId.Length == 0)
            throw ApiError.BadRequest("can't parse BotCommandScope: Empty chat_id specified");
        if (!long.TryParse(chatId, out var id) || !server.Chats.TryGet(id, out _))
            throw ApiError.BadRequest("chat not found");

        return type == "chat_member" ? $"{type} {chatId} {Field("user_id")}" : $"{type} {chatId}";

        string Field(string name) => scope.TryGetProperty(name, out var value) ? value.ToString() : "";
    }

    private static string LanguageOf(ApiRequest request)
    {
        var language = request.Text("language_code");
        return language.Length == 0 || LanguageCode().IsMatch(language) ? language : throw ApiError.BadRequest("invalid language code specified");
    }

    [GeneratedRegex("^[a-z0-9_]+$")]
    private static partial Regex CommandName();

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex LanguageCode();
}
