using System.Globalization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>A tap on a button as the person sees it: the button spins until the bot answers.</summary>
internal sealed record Tap(string QueryId, long PersonId, DateTimeOffset At)
{
    public bool IsAnswered { get; init; }

    public string? Text { get; init; }

    public bool ShowsAlert { get; init; }

    public string? Url { get; init; }
}

/// <summary>Taps on inline buttons, each to be answered once and soon.</summary>
internal sealed class CallbackQueries(BotApiServer server)
{
    private const int LongestText = 200;

    /// <summary>Telegram gives no figure; in practice a query is dead well before this.</summary>
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Tap> _taps = [];
    private long _lastId = 4_000_000_000_000_000;

    public Tap Find(string queryId)
    {
        lock (server.Chats.Gate)
            return _taps[queryId];
    }

    /// <summary>Waits until the button spins no more.</summary>
    public async Task<Tap> WaitForAnswerAsync(string queryId, CancellationToken cancellationToken)
    {
        await server.WaitUntilAsync(() => Find(queryId).IsAnswered, $"the answer to tap {queryId}", cancellationToken);
        return Find(queryId);
    }

    /// <summary>Taps the button with this label and waits until it spins no more.</summary>
    public Task<Tap> TapAsync(TestChat chat, Person person, int messageId, string label, CancellationToken cancellationToken) =>
        WaitForAnswerAsync(TapLabel(chat, person, messageId, label), cancellationToken);

    /// <summary>A person taps a button; returns the id of the query, whose <see cref="Tap"/> tells what comes of it.</summary>
    public string Tap(TestChat chat, Person person, int messageId, string data)
    {
        lock (server.Chats.Gate)
        {
            var stored = chat.Visible(messageId) ?? throw new InvalidOperationException($"Chat {chat.Id} shows no message {messageId}.");
            var id = (++_lastId).ToString(CultureInfo.InvariantCulture);
            _taps[id] = new Tap(id, person.Id, server.Options.Time.GetUtcNow());
            server.Updates.Add(new Update
            {
                CallbackQuery = new CallbackQuery
                {
                    Id = id,
                    From = person.User,
                    Message = stored.Message,
                    ChatInstance = chat.Id.ToString(CultureInfo.InvariantCulture),
                    Data = data,
                },
            });
            return id;
        }
    }

    /// <summary>Taps the button with this label, which must be there.</summary>
    public string TapLabel(TestChat chat, Person person, int messageId, string label)
    {
        InlineKeyboardButton button;
        lock (server.Chats.Gate)
        {
            button = chat.Find(messageId)?.Buttons.FirstOrDefault(candidate => candidate.Text == label)
                ?? throw new InvalidOperationException($"Message {messageId} has no button \"{label}\".");
        }

        return Tap(chat, person, messageId, button.CallbackData ?? throw new InvalidOperationException($"Button \"{label}\" carries no data."));
    }

    public ApiResult Answer(ApiRequest request)
    {
        var text = request.Text("text");
        if (MessageText.CodePoints(text) > LongestText)
            throw ApiError.BadRequest("MESSAGE_TOO_LONG");

        lock (server.Chats.Gate)
        {
            var oldest = server.Options.Time.GetUtcNow() - s_lifetime;
            if (!_taps.TryGetValue(request.Text("callback_query_id"), out var tap) || tap.IsAnswered || tap.At < oldest)
                throw ApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");

            _taps[tap.QueryId] = tap with
            {
                IsAnswered = true,
                Text = text.Length == 0 ? null : text,
                ShowsAlert = request.Flag("show_alert"),
                Url = request.Has("url") ? request.Text("url") : null,
            };
            return ApiResult.True;
        }
    }
}
