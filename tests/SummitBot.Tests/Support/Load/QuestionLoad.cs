using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Support.Load;

/// <summary>People who ask the bot in private and in groups, on a clock that passes by itself.</summary>
internal sealed class QuestionLoad
{
    private const int MembersOfGroup = 5;

    /// <summary>More than a chat is told to wait, by limits or by faults, when it is refused for the first time.</summary>
    private static readonly TimeSpan s_told = TimeSpan.FromSeconds(3);

    private readonly BotApiServer _server;
    private readonly VirtualTime _time;
    private readonly LoadPlan _plan;
    private readonly Random _random;
    private readonly Person[] _users;
    private readonly TestChat[] _chats;
    private readonly TestChat[] _groups;
    private readonly List<AskedQuestion> _asked = [];

    public QuestionLoad(BotApiServer server, VirtualTime time, LoadPlan plan)
    {
        _server = server;
        _time = time;
        _plan = plan;
        _random = new Random(plan.Seed);
        _users = [.. Enumerable.Range(0, plan.Users).Select(_ => server.AddPerson())];
        _chats = [.. _users.Select(server.PrivateChat)];
        _groups = [.. Enumerable.Range(0, plan.Groups).Select(n => server.Supergroup($"Group {n}", MembersOf(n)))];
    }

    /// <summary>Asks everything and waits until as many messages have come back.</summary>
    public async Task AskAllAsync(CancellationToken cancellationToken)
    {
        _asked.Clear();
        var before = _server.ProcessedSends;
        var asking = AskAsync(cancellationToken);
        await _time.PassUntilAsync(() => asking.IsCompleted && _server.ProcessedSends - before >= _asked.Count, _server, cancellationToken);
        await asking;
    }

    /// <summary>Asks everything, waits until all of it is answered, and then for what comes twice.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await AskAllAsync(cancellationToken);
        await _time.PassUntilAsync(() => !_asked.Exists(q => q.Chat.RepliesTo(q.Message).Count == 0), _server, cancellationToken);
        var later = _time.GetUtcNow() + TimeSpan.FromSeconds(10);
        await _time.PassUntilAsync(() => _time.GetUtcNow() > later, _server, cancellationToken);
    }

    public LoadReport Report()
    {
        var calls = _server.Calls.All();
        var byChat = calls.Where(c => c.ChatId is not null).ToLookup(c => c.ChatId!.Value);
        var replies = _asked.ConvertAll(q => q.Chat.RepliesTo(q.Message));
        List<TimeSpan> reactions = [];
        var held = 0;
        foreach (var (question, reply) in _asked.Zip(replies))
        {
            var ids = reply.Select(r => r.Id).ToHashSet();
            var since = byChat[question.Chat.Id].Where(c => c.StartedAt >= question.At).ToArray();
            if (since.FirstOrDefault(c => c.Processed && (c.Method != "sendMessage" || (c.MessageId is { } id && ids.Contains(id)))) is not { } first) continue;
            if (byChat[question.Chat.Id].Any(c => c.Status == 429 && c.StartedAt <= first.StartedAt && c.StartedAt + s_told >= question.At)) held++;
            else reactions.Add(first.StartedAt - question.At);
        }

        reactions.Sort();
        return new LoadReport(
            replies.Count(r => r.Count == 0), replies.Sum(r => Math.Max(0, r.Count - 1)), _server.Calls.ProcessedUnknownToClient().Count(c => c.Method == "sendMessage"),
            _server.Flood.Refused, _server.Flood.EarlyCalls.Count, held, reactions);
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var mean = _plan.Over / _plan.Questions * _plan.AtOnce;
        while (_asked.Count < _plan.Questions)
        {
            for (var n = 0; n < _plan.AtOnce && _asked.Count < _plan.Questions; n++) Ask($"question {_asked.Count}?");
            await Task.Delay(mean * -Math.Log(1 - _random.NextDouble()), _time, cancellationToken);
        }
    }

    private void Ask(string question)
    {
        if (_groups.Length > 0 && _random.Next(5) < 2)
        {
            var group = _random.Next(_groups.Length);
            Note(_groups[group], _groups[group].Say(_random.GetItems(MembersOf(group), 1)[0], "/ask " + question));
            return;
        }

        var chat = _random.GetItems(_chats, 1)[0];
        Note(chat, chat.Say(question));
    }

    private void Note(TestChat chat, int message) => _asked.Add(new AskedQuestion(chat, message, _time.GetUtcNow()));

    private Person[] MembersOf(int group) => [.. Enumerable.Range(0, MembersOfGroup).Select(n => _users[((group * MembersOfGroup) + n) % _users.Length])];

    private sealed record AskedQuestion(TestChat Chat, int Message, DateTimeOffset At);
}
