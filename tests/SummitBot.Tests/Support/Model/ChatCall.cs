using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SummitBot.Tests.Support.Model;

/// <summary>One request to the scripted model, and the ways to answer it.</summary>
internal sealed class ChatCall
{
    private readonly HttpContext _context;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChatCall(HttpContext context, JsonNode request)
    {
        _context = context;
        Request = request;
        Authorization = context.Request.Headers.Authorization.ToString();
    }

    public JsonNode Request { get; }

    public string Authorization { get; }

    /// <summary>The messages as the model reads them.</summary>
    public IReadOnlyList<(string Role, string Content)> Messages =>
        [.. Request["messages"]!.AsArray().Select(m => (m!["role"]!.GetValue<string>(), m["content"]!.GetValue<string>()))];

    /// <summary>The id under which the prompt shows the first sentence that holds these words.</summary>
    public string IdOf(string words)
    {
        var line = Messages[^1].Content.Split('\n').First(l => l.StartsWith('[') && l.Contains(words, StringComparison.Ordinal));
        return line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)];
    }

    /// <summary>The client has gone.</summary>
    public CancellationToken Closed => _context.RequestAborted;

    /// <summary>Done when nothing more will be sent.</summary>
    public Task Ended => _ended.Task;

    public static async Task<ChatCall> ReadAsync(HttpContext context) =>
        new(context, (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!);

    /// <summary>A piece of the answer's text.</summary>
    public Task TextAsync(string text) => ChunkAsync(new JsonObject { ["content"] = text });

    public Task FinishAsync(string reason) => ChunkAsync([], reason);

    public Task UsageAsync(int prompt, int reply) => EventAsync(new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1,
        ["model"] = "scripted",
        ["choices"] = new JsonArray(),
        ["usage"] = new JsonObject { ["prompt_tokens"] = prompt, ["completion_tokens"] = reply, ["total_tokens"] = prompt + reply },
    });

    public Task DoneAsync() => RawAsync("data: [DONE]\n\n");

    public Task ChunkAsync(JsonObject delta, string? finish = null) => EventAsync(new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1,
        ["model"] = "scripted",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    });

    /// <summary>Whatever belongs on the wire.</summary>
    public async Task RawAsync(string text)
    {
        if (!_context.Response.HasStarted) _context.Response.ContentType ??= "text/event-stream";
        await _context.Response.WriteAsync(text, Closed);
        await _context.Response.Body.FlushAsync(Closed);
    }

    public async Task PageAsync(int status, string contentType, string body, params (string Name, string Value)[] headers)
    {
        _context.Response.StatusCode = status;
        _context.Response.ContentType = contentType;
        foreach (var (name, value) in headers) _context.Response.Headers[name] = value;
        await _context.Response.WriteAsync(body, Closed);
    }

    /// <summary>Says nothing until the client leaves.</summary>
    public Task HoldAsync() => Task.Delay(Timeout.Infinite, Closed);

    /// <summary>Drops the connection.</summary>
    public void Abort() => _context.Abort();

    internal void End() => _ended.TrySetResult();

    private Task EventAsync(JsonObject chunk) => RawAsync($"data: {chunk.ToJsonString(JsonSerializerOptions.Web)}\n\n");
}
