using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Whether the bot may read, write and reply in a chat. The lock of <see cref="Chats"/> must be held.</summary>
internal sealed class ChatAccess(Chats chats)
{
    private const int GeneralTopicId = 1;

    /// <summary>The chat a call names, if the bot may at least look at it.</summary>
    public TestChat Find(ApiRequest request)
    {
        var name = request.Text("chat_id");
        if (name.Length == 0)
            throw ApiError.BadRequest("chat_id is empty");
        if (name.StartsWith('@'))
            return chats.FindPublic(name[1..]) ?? throw ApiError.BadRequest("chat not found");

        var id = request.LongNumber("chat_id");
        if (chats.TryGet(id, out var chat))
            return chat;

        // Somebody met in a group has an id, but no private chat with the bot yet.
        return chats.FindPerson(id) is { } person ? chats.PrivateWith(person) : throw ApiError.BadRequest("chat not found");
    }

    /// <summary>The chat a call names, if the bot may write there.</summary>
    public TestChat FindForWriting(ApiRequest request)
    {
        var chat = Find(request);
        if (chat.MigratedTo is { } successor)
            throw ApiError.Migrated(successor);
        if (chat.Partner is { } partner)
            CheckPartner(partner);

        var kind = chat.Type switch { ChatType.Group => "group chat", ChatType.Channel => "channel chat", _ => "supergroup chat" };
        return chat.BotStatus switch
        {
            ChatMemberStatus.Kicked => throw ApiError.Forbidden($"bot was kicked from the {kind}"),
            ChatMemberStatus.Left => throw ApiError.Forbidden($"bot is not a member of the {kind}"),
            ChatMemberStatus.Restricted => throw ApiError.BadRequest("not enough rights to send text messages to the chat"),
            _ => chat,
        };
    }

    private static void CheckPartner(Person partner)
    {
        if (partner.IsDeactivated)
            throw ApiError.Forbidden("user is deactivated");
        if (partner.HasBlockedBot)
            throw ApiError.Forbidden("bot was blocked by the user");
        if (!partner.HasStarted)
            throw ApiError.Forbidden("bot can't initiate conversation with a user");
    }

    /// <summary>The topic a call names; null for the chat itself. Chats that cannot have topics ignore it.</summary>
    public static int? FindTopic(TestChat chat, ApiRequest request)
    {
        var id = request.Number("message_thread_id", 0);
        if (id <= 0 || !(chat.Chat.IsForum || chat.Type == ChatType.Private))
            return null;
        if (id == GeneralTopicId || !chat.Topics.ContainsKey(id))
            throw ApiError.BadRequest("message thread not found");

        return id;
    }

    /// <summary>The bot's own message that a call edits or deletes.</summary>
    public static StoredMessage FindMessage(TestChat chat, ApiRequest request, string role)
    {
        var id = request.Number("message_id", 0);
        return chat.Visible(id) ?? throw ApiError.BadRequest($"message to {role} not found");
    }
}
