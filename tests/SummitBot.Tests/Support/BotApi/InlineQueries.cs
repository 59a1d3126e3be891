using System.Globalization;
using System.Text;
using System.Text.Json;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>What the person sees under the message field while typing @bot ...</summary>
/// <param name="StartParameter">Of the button above the results; empty when there is none.</param>
internal sealed record InlineAnswer(JsonElement[] Results, int CacheSeconds, bool IsPersonal, string NextOffset, string StartParameter)
{
    public IEnumerable<string> Titles => Results.Select(result => result.GetProperty("title").GetString()!);
}

/// <summary>Inline mode: queries, their answers, chosen results and messages sent through the bot.</summary>
internal sealed class InlineQueries(BotApiServer server)
{
    private const int MostResults = 50;
    private const int MostBytes = 64;

    private readonly Dictionary<string, InlineAnswer?> _queries = [];
    private readonly Dictionary<string, MessageText> _sent = [];
    private long _lastId = 7_000_000_000_000_000;

    /// <summary>The answer to a query; null while the bot has not given one.</summary>
    public InlineAnswer? AnswerTo(string queryId)
    {
        lock (server.Chats.Gate)
            return _queries[queryId];
    }

    public async Task<InlineAnswer> WaitForAnswerAsync(string queryId, CancellationToken cancellationToken)
    {
        await server.WaitUntilAsync(() => AnswerTo(queryId) is not null, $"the answer to inline query {queryId}", cancellationToken);
        return AnswerTo(queryId)!;
    }

    /// <summary>A person types @bot and a query in any chat.</summary>
    public string Ask(Person person, string query, string offset = "")
    {
        lock (server.Chats.Gate)
        {
            var id = NextId();
            _queries[id] = null;
            var asked = new InlineQuery { Id = id, From = person.User, Query = query, Offset = offset, ChatType = ChatType.Sender };
            server.Updates.Add(new Update { InlineQuery = asked });
            return id;
        }
    }

    /// <summary>The person picks a result; returns the id of the message sent through the bot.</summary>
    public string Choose(Person person, string queryId, string resultId, string query)
    {
        lock (server.Chats.Gate)
        {
            var result = _queries[queryId]!.Results.Single(candidate => candidate.GetProperty("id").GetString() == resultId);
            var id = NextId();
            _sent[id] = TextOf(result.GetProperty("input_message_content"));
            var chosen = new ChosenInlineResult { ResultId = resultId, From = person.User, InlineMessageId = id, Query = query };
            server.Updates.Add(new Update { ChosenInlineResult = chosen });
            return id;
        }
    }

    public string TextOf(string inlineMessageId) => MessageOf(inlineMessageId).Text;

    /// <summary>The message as its readers see it.</summary>
    public MessageText MessageOf(string inlineMessageId)
    {
        lock (server.Chats.Gate)
            return _sent[inlineMessageId];
    }

    public ApiResult Answer(ApiRequest request)
    {
        if (request.RawJson("results") is not { ValueKind: JsonValueKind.Array } array)
            throw ApiError.BadRequest("can't parse inline query results JSON object");

        JsonElement[] results = [.. array.EnumerateArray()];
        if (results.Length > MostResults)
            throw ApiError.BadRequest("too many inline query results specified");
        if (Encoding.UTF8.GetByteCount(request.Text("next_offset")) > MostBytes)
            throw ApiError.BadRequest("NEXT_OFFSET_INVALID");

        var ids = new HashSet<string>();
        foreach (var result in results)
            Check(result, ids);

        var start = StartParameterOf(request.RawJson("button"));
        lock (server.Chats.Gate)
        {
            var id = request.Text("inline_query_id");
            if (!_queries.TryGetValue(id, out var answer) || answer is not null)
                throw ApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");

            _queries[id] = new InlineAnswer(results, request.Number("cache_time", 300), request.Flag("is_personal"), request.Text("next_offset"), start);
            return ApiResult.True;
        }
    }

    public ApiResult Edit(ApiRequest request)
    {
        var text = MessageText.OfMessage(request);
        lock (server.Chats.Gate)
        {
            var id = request.Text("inline_message_id");
            if (!_sent.ContainsKey(id))
                throw ApiError.BadRequest("MESSAGE_ID_INVALID");

            _sent[id] = text;
            return ApiResult.True;
        }
    }

    private static void Check(JsonElement result, HashSet<string> ids)
    {
        var id = result.TryGetProperty("id", out var given) ? given.GetString() ?? "" : "";
        if (id.Length == 0 || Encoding.UTF8.GetByteCount(id) > MostBytes)
            throw ApiError.BadRequest("RESULT_ID_INVALID");
        if (!ids.Add(id))
            throw ApiError.BadRequest("RESULT_ID_DUPLICATE");
        if (result.GetProperty("type").GetString() != "article")
            return;

        if (!result.TryGetProperty("title", out var title) || string.IsNullOrWhiteSpace(title.GetString()))
            throw ApiError.BadRequest("can't parse inline query result: Can't find field \"title\"");
        if (!result.TryGetProperty("input_message_content", out var content))
            throw ApiError.BadRequest("can't parse inline query result: Input message content is not specified");

        TextOf(content);
        if (result.TryGetProperty("reply_markup", out var keyboard))
            KeyboardRules.Read(new ApiRequest("answerInlineQuery", new Dictionary<string, string> { ["reply_markup"] = keyboard.GetRawText() }, []));
    }

    private static MessageText TextOf(JsonElement content) => MessageText.OfMessage(new ApiRequest("answerInlineQuery", content.EnumerateObject().ToDictionary(
        property => property.Name == "message_text" ? "text" : property.Name, property => property.Value.ToString()), []));

    private static string StartParameterOf(JsonElement? button)
    {
        if (button is not { ValueKind: JsonValueKind.Object } shown || !shown.TryGetProperty("start_parameter", out var given))
            return "";

        var start = given.GetString() ?? "";
        return start.Length is > 0 and <= MostBytes && start.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? start
            : throw ApiError.BadRequest("START_PARAM_INVALID");
    }

    private string NextId() => (++_lastId).ToString(CultureInfo.InvariantCulture);
}
