using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>getChat, getChatMember and their like.</summary>
internal sealed class ChatMethods(BotApiServer server)
{
    private readonly Chats _chats = server.Chats;
    private readonly ChatAccess _access = new(server.Chats);

    public ApiResult GetChat(ApiRequest request)
    {
        lock (_chats.Gate)
        {
            var chat = _access.Find(request);
            return ApiResult.Of(new ChatFullInfo
            {
                Id = chat.Id,
                Type = chat.Type,
                Title = chat.Chat.Title,
                Username = chat.Chat.Username,
                FirstName = chat.Chat.FirstName,
                IsForum = chat.Chat.IsForum,
                LinkedChatId = chat.LinkedChannel?.Id,
                AcceptedGiftTypes = new AcceptedGiftTypes(),
                MaxReactionCount = 11,
            });
        }
    }

    public ApiResult GetChatMember(ApiRequest request)
    {
        lock (_chats.Gate)
        {
            var chat = _access.FindForWriting(request);
            var id = request.LongNumber("user_id");
            if (id == server.Bot.Id)
                return ApiResult.Of(Member(server.Bot, chat.BotStatus));

            var person = _chats.FindPerson(id) ?? throw ApiError.BadRequest("invalid user_id specified");
            var status = chat.Partner?.Id == id ? ChatMemberStatus.Member : chat.Members.GetValueOrDefault(id, ChatMemberStatus.Left);
            return ApiResult.Of(Member(person.User, status));
        }
    }

    public ApiResult GetChatAdministrators(ApiRequest request)
    {
        lock (_chats.Gate)
        {
            var chat = _access.FindForWriting(request);
            if (!chat.IsGroup)
                throw ApiError.BadRequest("there are no administrators in the private chat");

            return ApiResult.Of(chat.Members.Where(member => member.Value is ChatMemberStatus.Administrator or ChatMemberStatus.Creator)
                .Select(member => Member(_chats.FindPerson(member.Key)!.User, member.Value)).ToArray());
        }
    }

    public ApiResult LeaveChat(ApiRequest request)
    {
        lock (_chats.Gate)
        {
            _access.FindForWriting(request).BotStatus = ChatMemberStatus.Left;
            return ApiResult.True;
        }
    }

    /// <summary>A member as the Bot API writes one.</summary>
    public static ChatMember Member(User user, ChatMemberStatus status) => status switch
    {
        ChatMemberStatus.Creator => new ChatMemberOwner { User = user },
        ChatMemberStatus.Administrator => new ChatMemberAdministrator { User = user, CanManageChat = true, CanDeleteMessages = true },
        ChatMemberStatus.Member => new ChatMemberMember { User = user },
        ChatMemberStatus.Restricted => new ChatMemberRestricted { User = user, IsMember = true },
        ChatMemberStatus.Kicked => new ChatMemberBanned { User = user },
        _ => new ChatMemberLeft { User = user },
    };
}
