using System.Collections.Frozen;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Every method the double knows, by its name in lower case.</summary>
internal sealed class ApiMethods
{
    private readonly FrozenDictionary<string, Func<ApiRequest, CancellationToken, Task<ApiResult>>> _byName;

    public ApiMethods(BotApiServer server, PollingMethods polling, ProfileMethods profile)
    {
        var chats = new ChatMethods(server);
        var methods = new Dictionary<string, Func<ApiRequest, CancellationToken, Task<ApiResult>>>
        {
            ["getupdates"] = polling.GetUpdatesAsync,
            ["setwebhook"] = polling.SetWebhookAsync,
            ["deletewebhook"] = polling.DeleteWebhookAsync,
            ["getwebhookinfo"] = Sync(_ => polling.GetWebhookInfo()),
            ["getme"] = Sync(_ => profile.GetMe()),
            ["setmycommands"] = Sync(profile.SetCommands),
            ["getmycommands"] = Sync(profile.GetCommands),
            ["deletemycommands"] = Sync(profile.DeleteCommands),
            ["getchat"] = Sync(chats.GetChat),
            ["getchatmember"] = Sync(chats.GetChatMember),
            ["getchatadministrators"] = Sync(chats.GetChatAdministrators),
            ["leavechat"] = Sync(chats.LeaveChat),
            ["sendmessage"] = Sync(server.Messages.Send),
            ["editmessagetext"] = Sync(server.Messages.EditText),
            ["editmessagereplymarkup"] = Sync(server.Messages.EditReplyMarkup),
            ["deletemessage"] = Sync(server.Messages.Delete),
            ["sendchataction"] = Sync(server.Messages.SendAction),
            ["sendmessagedraft"] = Sync(server.Drafts.Send),
            ["senddocument"] = Sync(server.Documents.Send),
            ["getfile"] = Sync(server.Documents.GetFile),
            ["answercallbackquery"] = Sync(server.Callbacks.Answer),
            ["answerinlinequery"] = Sync(server.Inline.Answer),
        };
        _byName = methods.ToFrozenDictionary();
    }

    public Task<ApiResult> CallAsync(ApiRequest request, CancellationToken cancellationToken) =>
        _byName.TryGetValue(request.Method.ToLowerInvariant(), out var method)
            ? method(request, cancellationToken)
            : throw new ApiError(404, "Not Found: method not found");

    private static Func<ApiRequest, CancellationToken, Task<ApiResult>> Sync(Func<ApiRequest, ApiResult> method) =>
        (request, _) => Task.FromResult(method(request));
}
