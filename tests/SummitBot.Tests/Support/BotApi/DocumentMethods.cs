using System.Globalization;
using Telegram.Bot.Types;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>sendDocument, getFile and the download that follows it.</summary>
internal sealed class DocumentMethods(BotApiServer server)
{
    private const int MostSentBytes = 50 * 1024 * 1024;
    private const int MostFetchedBytes = 20 * 1024 * 1024;
    private static readonly TimeSpan s_linkLifetime = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Dictionary<string, (string FileId, DateTimeOffset Until)> _links = [];

    public ApiResult Send(ApiRequest request)
    {
        var caption = MessageText.OfCaption(request);
        var file = request.Files is [var first, ..] ? first : Known(request.Text("document"));
        if (file.Content.Length == 0)
            throw ApiError.BadRequest("file must be non-empty");
        if (file.Content.Length > MostSentBytes)
            throw new ApiError(413, "Request Entity Too Large");

        var message = new Message
        {
            Caption = caption.Text.Length == 0 ? null : caption.Text,
            CaptionEntities = caption.Entities.Length == 0 ? null : caption.Entities,
            Document = Keep(file.FileName, file.ContentType, file.Content),
        };
        return server.Messages.Post(request, message, stored =>
        {
            stored.EntitiesRewritten = caption.Rewritten;
            stored.FileContent = file.Content;
        });
    }

    /// <summary>A file that was sent before may be sent again by its id.</summary>
    private UploadedFile Known(string fileId)
    {
        lock (_gate)
        {
            return _files.TryGetValue(fileId, out var content)
                ? new UploadedFile("document", fileId, "application/octet-stream", content)
                : throw ApiError.BadRequest(fileId.Length == 0 ? "there is no document in the request" : "wrong file identifier/HTTP URL specified");
        }
    }

    /// <summary>Stores a file, from the bot or from a person.</summary>
    public Document Keep(string name, string mimeType, byte[] content)
    {
        lock (_gate)
        {
            var id = "file" + (_files.Count + 1).ToString(CultureInfo.InvariantCulture);
            _files[id] = content;
            return new Document { FileId = id, FileUniqueId = "unique-" + id, FileName = name, MimeType = mimeType, FileSize = content.Length };
        }
    }

    public ApiResult GetFile(ApiRequest request)
    {
        lock (_gate)
        {
            var id = request.Text("file_id");
            if (!_files.TryGetValue(id, out var content))
                throw ApiError.BadRequest("invalid file_id");
            if (content.Length > MostFetchedBytes)
                throw ApiError.BadRequest("file is too big");

            var path = "documents/" + id;
            _links[path] = (id, server.Options.Time.GetUtcNow() + s_linkLifetime);
            return ApiResult.Of(new TGFile { FileId = id, FileUniqueId = "unique-" + id, FileSize = content.Length, FilePath = path });
        }
    }

    /// <summary>The bytes behind a link that getFile gave; null when it is unknown or too old.</summary>
    public byte[]? Download(string path)
    {
        lock (_gate)
            return _links.TryGetValue(path, out var link) && link.Until > server.Options.Time.GetUtcNow() ? _files[link.FileId] : null;
    }
}
