using System.Text;
using Microsoft.AspNetCore.Http;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>One HTTP request: token, method, parameters, faults, the call itself, and the answer.</summary>
internal sealed class ApiEndpoint(BotApiServer server, ApiMethods methods)
{
    private const string MethodPrefix = "/bot";
    private const string FilePrefix = "/file/bot";

    /// <summary>Serves /bot{token}/{method} and /file/bot{token}/{path}; matched by hand, as a token holds a colon.</summary>
    public Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var isFile = path.StartsWith(FilePrefix, StringComparison.Ordinal);
        var prefix = isFile ? FilePrefix : MethodPrefix;
        var end = path.IndexOf('/', Math.Min(path.Length, prefix.Length));
        if (!path.StartsWith(prefix, StringComparison.Ordinal) || end < 0)
            return RefuseAsync(http, new ApiError(404, "Not Found"));
        if (path.AsSpan(prefix.Length, end - prefix.Length) is var token && !token.SequenceEqual(server.Options.Token))
            return RefuseAsync(http, new ApiError(401, "Unauthorized"));

        return isFile ? DownloadAsync(http, path[(end + 1)..]) : CallAsync(http, path[(end + 1)..]);
    }

    private Task DownloadAsync(HttpContext http, string path) => server.Documents.Download(path) is { } content
        ? http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask()
        : RefuseAsync(http, new ApiError(404, "Not Found"));

    private async Task CallAsync(HttpContext http, string method)
    {
        var aborted = http.RequestAborted;
        ApiRequest request;
        try
        {
            request = await ApiRequest.ReadAsync(method, http.Request, aborted);
        }
        catch (ApiError e)
        {
            await RefuseAsync(http, e);
            return;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // Cut off in the middle of a request: nothing was asked.
            return;
        }

        await RunAsync(http, request, aborted);
    }

    private async Task RunAsync(HttpContext http, ApiRequest request, CancellationToken aborted)
    {
        var call = server.Calls.Start(request);
        var outcome = CallOutcome.ClientVanished;
        try
        {
            outcome = await RunAsync(http, request, call, aborted);
        }
        catch (Exception e) when (aborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The client went away; what was processed stays processed.
        }
        finally
        {
            if (outcome == CallOutcome.Answered && aborted.IsCancellationRequested)
                outcome = CallOutcome.ClientVanished;

            server.Calls.End(call, outcome);
        }
    }

    private async Task<CallOutcome> RunAsync(HttpContext http, ApiRequest request, ApiCall call, CancellationToken aborted)
    {
        if (call.ChatId is { } chatId)
            server.Flood.Notice(chatId, request.Method);

        var fault = server.Faults.For(request.Method);
        switch (fault)
        {
            case Fault.DropBefore:
                http.Abort();
                return CallOutcome.DroppedBefore;
            case Fault.NoAnswer:
                await Task.Delay(Timeout.Infinite, aborted);
                break;
            case Fault.HtmlError html:
                call.Status = html.Status;
                await WriteHtmlAsync(http, html.Status, aborted);
                return CallOutcome.Answered;
        }

        var (status, body) = await CallAsync(request, call, fault, aborted);
        if (fault is Fault.DropAfter)
        {
            http.Abort();
            return CallOutcome.DroppedAfter;
        }

        if (server.Options.ReplyDelay > TimeSpan.Zero)
            await Task.Delay(server.Options.ReplyDelay, server.Options.Time, aborted);

        await WriteAsync(http, status, body, fault as Fault.SlowBody, aborted);
        return CallOutcome.Answered;
    }

    private async Task<(int Status, byte[] Body)> CallAsync(ApiRequest request, ApiCall call, Fault? fault, CancellationToken aborted)
    {
        try
        {
            if (fault is Fault.JsonError error)
                throw new ApiError(error.Status, error.Description);
            if (fault is Fault.TooManyRequests flood)
            {
                server.Flood.Block(call.ChatId ?? 0, flood.RetryAfter);
                throw ApiError.TooManyRequests(flood.RetryAfter);
            }

            var result = await methods.CallAsync(request, aborted);
            call.Status = 200;
            call.MessageId = result.MessageId;
            call.Processed = true;
            server.Changes.Announce();
            return (200, result.Envelope());
        }
        catch (ApiError e)
        {
            call.Status = e.Code;
            call.Description = e.Message;
            return (e.Code, ApiResult.Envelope(e));
        }
#pragma warning disable CA1031 // A fault of the double itself must show in the log of calls, not as an empty answer.
        catch (Exception e) when (!aborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            call.Status = 500;
            call.Description = e.ToString();
            return (500, ApiResult.Envelope(new ApiError(500, "Internal Server Error: the double failed: " + e.Message)));
        }
    }

    private static Task RefuseAsync(HttpContext http, ApiError error) =>
        WriteAsync(http, error.Code, ApiResult.Envelope(error), fault: null, http.RequestAborted);

    private static async Task WriteAsync(HttpContext http, int status, byte[] body, Fault.SlowBody? fault, CancellationToken aborted)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        if (fault is null)
        {
            await http.Response.Body.WriteAsync(body, aborted);
            return;
        }

        await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), aborted);
        await http.Response.Body.FlushAsync(aborted);
        await Task.Delay(fault.Delay, aborted);
        await http.Response.Body.WriteAsync(body.AsMemory(body.Length / 2), aborted);
    }

    private static async Task WriteHtmlAsync(HttpContext http, int status, CancellationToken aborted)
    {
        var page = $"<html>\r\n<head><title>{status}</title></head>\r\n"
            + $"<body><center><h1>{status}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n";
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html";
        await http.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(page), aborted);
    }
}
