using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>All people and chats of this small Telegram. One lock guards everything said in it, so what is stored and what is queued agree.</summary>
internal sealed class Chats(BotApiServer server)
{
    private const long FirstPersonId = 500_001;
    private const long SupergroupIdBase = -1_000_000_000_000;

    private readonly Dictionary<long, Person> _people = [];
    private readonly Dictionary<long, TestChat> _chats = [];
    private int _sharedMessageCount;
    private long _groupCount;
    private int _processedSends;

    public Lock Gate { get; } = new();

    /// <summary>Messages of the bot that Telegram has taken.</summary>
    public int ProcessedSends => Volatile.Read(ref _processedSends);

    public IReadOnlyList<TestChat> All
    {
        get
        {
            lock (Gate)
                return [.. _chats.Values];
        }
    }

    public Person AddPerson(string? username, string? languageCode, long? id)
    {
        lock (Gate)
        {
            var number = _people.Count + 1;
            var person = new Person(new User
            {
                Id = id ?? FirstPersonId + _people.Count,
                FirstName = $"Reader {number}",
                Username = username,
                LanguageCode = languageCode,
            });
            _people.Add(person.Id, person);
            return person;
        }
    }

    public TestChat PrivateWith(Person person)
    {
        lock (Gate)
        {
            if (_chats.TryGetValue(person.Id, out var known))
                return known;

            var user = person.User;
            var chat = new Chat { Id = person.Id, Type = ChatType.Private, FirstName = user.FirstName, Username = user.Username };
            return Add(new TestChat(server, chat, Gate) { Partner = person });
        }
    }

    public TestChat AddGroup(ChatType type, string title, bool isForum, IEnumerable<Person> members)
    {
        lock (Gate)
        {
            var number = ++_groupCount;
            var id = type == ChatType.Group ? -number - 4000 : SupergroupIdBase - number - 1_000_000;
            var chat = Add(new TestChat(server, new Chat { Id = id, Type = type, Title = title, IsForum = isForum }, Gate));
            foreach (var member in members)
                chat.Members[member.Id] = ChatMemberStatus.Member;

            return chat;
        }
    }

    public bool TryGet(long id, [NotNullWhen(true)] out TestChat? chat)
    {
        lock (Gate)
            return _chats.TryGetValue(id, out chat);
    }

    public Person? FindPerson(long id)
    {
        lock (Gate)
            return _people.GetValueOrDefault(id);
    }

    public TestChat? FindPublic(string username) => All.FirstOrDefault(chat =>
        chat.Type is ChatType.Supergroup or ChatType.Channel && string.Equals(chat.Chat.Username, username, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives the message its id and date and stores it. The lock must be held.</summary>
    public StoredMessage Append(TestChat chat, Message message, bool fromBot)
    {
        message.Id = chat.NextMessageId(ref _sharedMessageCount);
        message.Chat = chat.Chat;
        if (message.Date == default)
            message.Date = server.Options.Time.GetUtcNow().UtcDateTime;

        var stored = new StoredMessage(message, fromBot);
        chat.Store(stored);
        if (fromBot)
            _processedSends++;

        return stored;
    }

    private TestChat Add(TestChat chat)
    {
        _chats.Add(chat.Id, chat);
        return chat;
    }
}
