using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Telegram.Bot;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>A file that came with a multipart call.</summary>
internal sealed record UploadedFile(string FieldName, string FileName, string ContentType, byte[] Content);

/// <summary>One call's parameters, read from the query string, a form, a multipart body or a JSON object.</summary>
/// <remarks>Like the real server, every parameter is text here: nested objects stay JSON until somebody asks for them.</remarks>
internal sealed class ApiRequest(string method, IReadOnlyDictionary<string, string> parameters, IReadOnlyList<UploadedFile> files)
{
    public string Method { get; } = method;

    public IReadOnlyDictionary<string, string> Parameters { get; } = parameters;

    public IReadOnlyList<UploadedFile> Files { get; } = files;

    public string Text(string name) => Parameters.GetValueOrDefault(name, "");

    public bool Has(string name) => Text(name).Length > 0;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1" or "yes";

    public int Number(string name, int otherwise, int lowest = int.MinValue, int highest = int.MaxValue) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Math.Clamp(value, lowest, highest)
            : otherwise;

    public long LongNumber(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>A nested object; <paramref name="complaint"/> is the real server's text for one that is no JSON.</summary>
    public T? Json<T>(string name, string complaint)
        where T : class
    {
        if (!Has(name))
            return null;

        try
        {
            return JsonSerializer.Deserialize<T>(Text(name), JsonBotAPI.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw ApiError.BadRequest(complaint);
        }
    }

    /// <summary>A nested value as it stands; null when missing or no JSON, which the real server treats alike for entities.</summary>
    public JsonElement? RawJson(string name)
    {
        if (!Has(name))
            return null;

        try
        {
            return JsonElement.Parse(Text(name));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task<ApiRequest> ReadAsync(string method, HttpRequest http, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<UploadedFile>();
        foreach (var (name, value) in http.Query)
            parameters[name] = value.ToString();

        if (http.HasJsonContentType())
            await ReadJsonAsync(http, parameters, cancellationToken);
        else if (http.HasFormContentType)
            await ReadFormAsync(http, parameters, files, cancellationToken);

        return new ApiRequest(method, parameters, files);
    }

    private static async Task ReadJsonAsync(HttpRequest http, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, cancellationToken);
        if (body.Length == 0)
            return;

        try
        {
            using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw ApiError.BadRequest("object expected as request");

            foreach (var property in document.RootElement.EnumerateObject())
            {
                // A null is a parameter that was not given; a text is itself; all else stays JSON.
                var value = property.Value;
                if (value.ValueKind != JsonValueKind.Null)
                    parameters[property.Name] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            }
        }
        catch (JsonException)
        {
            throw ApiError.BadRequest("can't parse request JSON object");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: valid JSON, but not text.
            throw ApiError.BadRequest("strings must be encoded in UTF-8");
        }
    }

    private static async Task ReadFormAsync(
        HttpRequest http, Dictionary<string, string> parameters, List<UploadedFile> files, CancellationToken cancellationToken)
    {
        var form = await http.ReadFormAsync(cancellationToken);
        foreach (var (name, value) in form)
            parameters[name] = value.ToString();

        foreach (var file in form.Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            files.Add(new UploadedFile(file.Name, file.FileName, file.ContentType ?? "application/octet-stream", content.ToArray()));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder(Method);
        foreach (var (name, value) in Parameters)
            text.Append(' ').Append(name).Append('=').Append(value.Length > 60 ? value[..60] + "…" : value);

        return text.ToString();
    }
}
