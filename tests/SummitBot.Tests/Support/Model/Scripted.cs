using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SummitBot.Tests.Support.Model;

/// <summary>What models and their servers do, rightly and wrongly.</summary>
internal static class Scripted
{
    /// <summary>A whole answer, in pieces of some characters.</summary>
    public static ChatScript Says(string text, int pieces = 7) => async call =>
    {
        await BeginAsync(call);
        await PiecesAsync(call, text, pieces);
        await EndAsync(call, text);
    };

    /// <summary>An answer made from the request, as with <see cref="ChatCall.IdOf"/>.</summary>
    public static ChatScript Says(Func<ChatCall, string> text) => call => Says(text(call))(call);

    public static ChatScript Status(int status, string? retryAfter = null) => call => call.PageAsync(
        status, "application/json", """{"error":{"message":"scripted fault for sk-secret","type":"fault"}}""", retryAfter is null ? [] : [("Retry-After", retryAfter)]);

    public static ChatScript Page(string html = "<html><body>Log in</body></html>") => call => call.PageAsync(200, "text/html", html);

    public static ChatScript Nothing() => async call =>
    {
        await BeginAsync(call);
        await EndAsync(call, "");
    };

    public static ChatScript NoBody() => call => call.PageAsync(200, "text/event-stream", "");

    public static ChatScript NoChoices() => async call =>
    {
        await call.UsageAsync(10, 0);
        await call.DoneAsync();
    };

    /// <summary>A proxy ends the stream as if all were well.</summary>
    public static ChatScript EndsUnannounced(string text) => async call =>
    {
        await BeginAsync(call);
        await PiecesAsync(call, text, 7);
    };

    public static ChatScript BreaksJson(string text) => async call =>
    {
        await BeginAsync(call);
        await PiecesAsync(call, text, 7);
        await call.RawAsync("data: {\"choices\":[{\"delta\n\n");
    };

    /// <summary>Text that ends for a reason like <c>length</c> or <c>content_filter</c>.</summary>
    public static ChatScript Finishes(string text, string reason) => async call =>
    {
        await BeginAsync(call);
        await PiecesAsync(call, text, 7);
        await EndAsync(call, text, reason);
    };

    public static ChatScript Refuses() => async call =>
    {
        await call.ChunkAsync(new JsonObject { ["role"] = "assistant", ["refusal"] = "I cannot help with that." });
        await EndAsync(call, "");
    };

    public static ChatScript CallsTool() => async call =>
    {
        await call.ChunkAsync(new JsonObject
        {
            ["role"] = "assistant",
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["id"] = "call_1",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = "search", ["arguments"] = "{}" },
            }),
        });
        await EndAsync(call, "", "tool_calls");
    };

    /// <summary>Writes on and on; for the client to stop.</summary>
    public static ChatScript Long(int tokens) => async call =>
    {
        await BeginAsync(call);
        var words = string.Concat(Enumerable.Repeat("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"and \"}}]}\n\n", 100));
        for (var i = 0; i < tokens / 100; i++) await call.RawAsync(words);
        await EndAsync(call, "");
    };

    /// <summary>Text, perhaps none, then silence on an open connection; to drop that, <see cref="ChatCall.Abort"/> once the text has arrived.</summary>
    public static ChatScript FallsSilent(string text = "") => async call =>
    {
        if (text.Length > 0)
        {
            await BeginAsync(call);
            await PiecesAsync(call, text, text.Length);
        }

        await call.HoldAsync();
    };

    /// <summary>A piece for each release of the gate, without end.</summary>
    public static ChatScript Drips(SemaphoreSlim gate) => async call =>
    {
        await BeginAsync(call);
        while (true)
        {
            await gate.WaitAsync(call.Closed);
            await call.TextAsync("drip ");
        }
    };

    /// <summary>Waits for the gate, then goes on.</summary>
    public static ChatScript After(Task gate, ChatScript then) => async call =>
    {
        await gate.WaitAsync(call.Closed);
        await then(call);
    };

    private static Task BeginAsync(ChatCall call) => call.ChunkAsync(new JsonObject { ["role"] = "assistant", ["content"] = "" });

    private static async Task PiecesAsync(ChatCall call, string text, int length)
    {
        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var i = 0; i < elements.Length; i += length)
        {
            var end = i + length < elements.Length ? elements[i + length] : text.Length;
            await call.TextAsync(text[elements[i]..end]);
        }
    }

    private static async Task EndAsync(ChatCall call, string text, string reason = "stop")
    {
        await call.FinishAsync(reason);
        await call.UsageAsync(1_000, Encoding.UTF8.GetByteCount(text) / 4);
        await call.DoneAsync();
    }
}
