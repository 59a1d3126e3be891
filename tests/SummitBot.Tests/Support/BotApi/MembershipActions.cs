using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>What changes who is where: blocking, kicking, promoting, topics, the upgrade to a supergroup.</summary>
internal static class MembershipActions
{
    public static void BlockBot(this TestChat chat)
    {
        var partner = Partner(chat);
        lock (chat.Server.Chats.Gate)
            partner.HasBlockedBot = true;

        chat.Tell(partner.User, ChatMemberStatus.Member, ChatMemberStatus.Kicked);
    }

    public static void UnblockBot(this TestChat chat)
    {
        var partner = Partner(chat);
        lock (chat.Server.Chats.Gate)
            partner.HasBlockedBot = false;

        chat.Tell(partner.User, ChatMemberStatus.Kicked, ChatMemberStatus.Member);
    }

    /// <summary>Adds, promotes, restricts or removes the bot.</summary>
    public static void SetBotStatus(this TestChat chat, Person by, ChatMemberStatus status)
    {
        ChatMemberStatus before;
        lock (chat.Server.Chats.Gate)
        {
            before = chat.BotStatus;
            chat.BotStatus = status;
        }

        chat.Tell(by.User, before, status);
    }

    public static void KickBot(this TestChat chat, Person by) => chat.SetBotStatus(by, ChatMemberStatus.Kicked);

    /// <summary>Makes a member an admin or not, or lets somebody leave.</summary>
    public static void SetMember(this TestChat chat, Person person, ChatMemberStatus status)
    {
        lock (chat.Server.Chats.Gate)
            chat.Members[person.Id] = status;
    }

    /// <summary>Opens a topic; returns its thread id, which is the id of the message that announces it.</summary>
    public static int AddTopic(this TestChat chat, Person by, string name)
    {
        var server = chat.Server;
        lock (server.Chats.Gate)
        {
            var created = new ForumTopicCreated { Name = name, IconColor = 7322096 };
            var announcement = new Message { From = by.User, ForumTopicCreated = created, IsTopicMessage = true };
            var stored = server.Chats.Append(chat, announcement, fromBot: false);
            stored.Message.MessageThreadId = stored.Message.Id;
            chat.Topics.Add(stored.Message.Id, name);
            server.Updates.Add(new Update { Message = stored.Message });
            return stored.Message.Id;
        }
    }

    public static void DeleteTopic(this TestChat chat, int topic)
    {
        lock (chat.Server.Chats.Gate)
            chat.Topics.Remove(topic);
    }

    /// <summary>The group becomes a supergroup with a new id; the old one answers with where it went.</summary>
    public static TestChat UpgradeToSupergroup(this TestChat group, Person by)
    {
        var server = group.Server;
        lock (server.Chats.Gate)
        {
            var successor = server.Chats.AddGroup(ChatType.Supergroup, group.Chat.Title ?? "", isForum: false, []);
            foreach (var (id, status) in group.Members)
                successor.Members[id] = status;

            group.MigratedTo = successor.Id;
            var left = server.Chats.Append(group, new Message { From = by.User, MigrateToChatId = successor.Id }, fromBot: false);
            server.Updates.Add(new Update { Message = left.Message });
            var arrived = server.Chats.Append(successor, new Message { From = by.User, MigrateFromChatId = group.Id }, fromBot: false);
            server.Updates.Add(new Update { Message = arrived.Message });
            return successor;
        }
    }

    private static Person Partner(TestChat chat) => chat.Partner ?? throw new InvalidOperationException("Only private chats block a bot.");

    private static void Tell(this TestChat chat, User by, ChatMemberStatus before, ChatMemberStatus after)
    {
        var server = chat.Server;
        server.Updates.Add(new Update
        {
            MyChatMember = new ChatMemberUpdated
            {
                Chat = chat.Chat,
                From = by,
                Date = server.Options.Time.GetUtcNow().UtcDateTime,
                OldChatMember = ChatMethods.Member(server.Bot, before),
                NewChatMember = ChatMethods.Member(server.Bot, after),
            },
        });
    }
}
