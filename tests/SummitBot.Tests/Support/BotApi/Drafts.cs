using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>A half-written answer as the person sees it grow.</summary>
internal sealed record Draft(long Id, int? ThreadId, MessageText Text, bool CanStop, DateTimeOffset ExpiresAt);

/// <summary>sendMessageDraft: private chats only, gone after 30 seconds or with the bot's next message.</summary>
internal sealed class Drafts(BotApiServer server)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(30);

    private readonly ChatAccess _access = new(server.Chats);
    private readonly Dictionary<(long ChatId, int? ThreadId), Draft> _drafts = [];
    private readonly Dictionary<long, int> _sent = [];

    public Draft? Shown(TestChat chat, int? threadId = null)
    {
        lock (server.Chats.Gate)
            return _drafts.GetValueOrDefault((chat.Id, threadId)) is { } draft && draft.ExpiresAt > server.Options.Time.GetUtcNow() ? draft : null;
    }

    /// <summary>How many drafts the chat was sent in all.</summary>
    public int SentTo(TestChat chat)
    {
        lock (server.Chats.Gate)
            return _sent.GetValueOrDefault(chat.Id);
    }

    /// <summary>The person presses Stop; false when there is nothing to stop.</summary>
    public bool Stop(TestChat chat, int? threadId = null)
    {
        if (Shown(chat, threadId) is not { CanStop: true } draft)
            return false;

        var stopped = new MessageGenerationStopped { Chat = chat.Chat, MessageThreadId = threadId, DraftId = draft.Id };
        server.Updates.Add(new Update { StoppedMessageGeneration = stopped });
        return true;
    }

    public ApiResult Send(ApiRequest request)
    {
        var text = MessageText.OfDraft(request);
        var id = request.LongNumber("draft_id");
        if (id == 0)
            throw ApiError.BadRequest("TEXTDRAFT_ID_INVALID");

        lock (server.Chats.Gate)
        {
            var chat = _access.FindForWriting(request);
            if (chat.Type != ChatType.Private)
                throw ApiError.BadRequest("TEXTDRAFT_PEER_INVALID");

            var topic = ChatAccess.FindTopic(chat, request);
            _drafts[(chat.Id, topic)] = new Draft(id, topic, text, request.Flag("can_stop"), server.Options.Time.GetUtcNow() + s_lifetime);
            _sent[chat.Id] = _sent.GetValueOrDefault(chat.Id) + 1;
            return ApiResult.True;
        }
    }

    /// <summary>The bot's message takes the draft's place. The lock of <see cref="Chats"/> must be held.</summary>
    internal void Drop(long chatId, int? threadId) => _drafts.Remove((chatId, threadId));
}
