using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>One chat as Telegram keeps it: members, topics, messages. State only: people act through <see cref="PeopleActions"/>.</summary>
internal sealed class TestChat(BotApiServer server, Chat chat, Lock gate)
{
    private readonly Queue<StoredMessage> _messages = [];
    private readonly Dictionary<int, StoredMessage> _byId = [];
    private readonly List<int> _botMessages = [];
    // The message that tells of the chat's creation is number 1, in a forum also the id of the General topic.
    private int _lastOwnId = 1;
    private int _read;
    private DateTimeOffset _actionUntil;

    public BotApiServer Server { get; } = server;

    public Chat Chat { get; } = chat;

    public long Id => Chat.Id;

    public ChatType Type => Chat.Type;

    public bool IsGroup => Type is ChatType.Group or ChatType.Supergroup;

    /// <summary>The other side of a private chat.</summary>
    public Person? Partner { get; init; }

    public Dictionary<long, ChatMemberStatus> Members { get; } = [];

    public Dictionary<int, string> Topics { get; } = [];

    public ChatMemberStatus BotStatus { get; set; } = ChatMemberStatus.Member;

    public long? MigratedTo { get; set; }

    public TestChat? LinkedChannel { get; set; }

    public bool BotSpokeLast { get; private set; }

    /// <summary>Messages of the bot that Telegram has taken, deleted ones included.</summary>
    public int ProcessedSends
    {
        get
        {
            lock (gate)
                return _botMessages.Count;
        }
    }

    /// <summary>Whether "typing" shows now: 5 seconds after the action, or until the bot's next message.</summary>
    public bool ShowsAction
    {
        get
        {
            lock (gate)
                return Server.Options.Time.GetUtcNow() < _actionUntil;
        }
    }

    /// <summary>All that was said, by everybody, oldest first.</summary>
    public IReadOnlyList<ShownMessage> Transcript
    {
        get
        {
            lock (gate)
                return [.. _messages.Select(message => message.Show())];
        }
    }

    public IReadOnlyList<ShownMessage> BotMessages
    {
        get
        {
            lock (gate)
                return [.. _messages.Where(message => message.FromBot).Select(message => message.Show())];
        }
    }

    /// <summary>Waits for the bot's next message that no earlier call has returned.</summary>
    /// <remarks>One waiter at a time; the message must still be remembered.</remarks>
    public async Task<ShownMessage> NextAsync(CancellationToken cancellationToken)
    {
        await Server.WaitUntilAsync(() => ProcessedSends > _read, $"the bot's message {_read + 1} in chat {Id}", cancellationToken);
        lock (gate)
            return _byId[_botMessages[_read++]].Show();
    }

    /// <summary>Waits until the bot has sent this many messages here in all.</summary>
    public async Task<IReadOnlyList<ShownMessage>> WaitForAsync(int count, CancellationToken cancellationToken)
    {
        await Server.WaitUntilAsync(() => ProcessedSends >= count, $"{count} messages of the bot in chat {Id}", cancellationToken);
        return BotMessages;
    }

    /// <summary>Waits for the bot's first message that replies to the given one.</summary>
    public async Task<ShownMessage> ReplyToAsync(int messageId, CancellationToken cancellationToken)
    {
        await Server.WaitUntilAsync(() => RepliesTo(messageId).Count > 0, $"a reply to message {messageId} in chat {Id}", cancellationToken);
        return RepliesTo(messageId)[0];
    }

    /// <summary>What the bot replied to a message: exactly one of these is what a person hopes for.</summary>
    public IReadOnlyList<ShownMessage> RepliesTo(int messageId)
    {
        lock (gate)
        {
            var replies = _messages.Where(message => message.FromBot && message.Message.ReplyToMessage?.Id == messageId);
            return [.. replies.Select(message => message.Show())];
        }
    }

    public ShownMessage? Find(int messageId)
    {
        lock (gate)
            return _byId.GetValueOrDefault(messageId)?.Show();
    }

    // What follows is called by the server under its lock.

    /// <summary>Only supergroups and channels count their own messages; all other chats of a bot share one count.</summary>
    internal int NextMessageId(ref int sharedCount) => Type is ChatType.Supergroup or ChatType.Channel ? ++_lastOwnId : ++sharedCount;

    internal void Store(StoredMessage message)
    {
        _messages.Enqueue(message);
        if (_messages.Count > Server.Options.MessagesKept)
            _byId.Remove(_messages.Dequeue().Message.Id);

        _byId[message.Message.Id] = message;
        BotSpokeLast = message.FromBot;
        if (!message.FromBot)
            return;

        _botMessages.Add(message.Message.Id);
        _actionUntil = default;
    }

    internal StoredMessage? Visible(int messageId) => _byId.GetValueOrDefault(messageId) is { Deleted: false } message ? message : null;

    internal void ShowAction(DateTimeOffset until) => _actionUntil = until;
}
