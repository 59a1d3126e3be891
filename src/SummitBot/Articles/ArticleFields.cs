using System.Globalization;

namespace SummitBot.Articles;

/// <summary>What a file says about its article, by field name, with the line where it says so.</summary>
internal sealed class ArticleFields
{
    private const int LongestId = 200;
    private const int LongestTitle = 300;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss K",
    ];

    private readonly Dictionary<string, (string Value, int Line)> _fields = new(StringComparer.OrdinalIgnoreCase);

    public static ArticleFields None { get; } = new();

    private static readonly string[] Names = ["id", "title", "publisher", "author", "published", "url", "language", "date_note", "note"];

    public static bool IsKnown(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    public void Add(string name, string value, int line)
    {
        if (!string.IsNullOrWhiteSpace(value))
            _fields[name] = (value.Trim(), line);
    }

    public string? Title => OneLine("title");

    /// <param name="text">Cleaned.</param>
    /// <exception cref="MalformedArticleException">A field is broken, or there is no text.</exception>
    public Article ToArticle(string defaultId, string defaultTitle, string text, int? line)
    {
        if (text.Length == 0)
            throw new MalformedArticleException("no text", line);
        return new Article
        {
            Id = Id(defaultId, line),
            Title = Title ?? Shorten(defaultTitle),
            Text = text,
            Language = Language() ?? LanguageDetector.Detect(text),
            Publisher = OneLine("publisher"),
            Author = OneLine("author"),
            Published = Published(),
            DateNote = OneLine("date_note") ?? OneLine("note"),
            Url = Url(),
        };
    }

    private string Id(string defaultId, int? line)
    {
        var id = defaultId;
        if (_fields.TryGetValue("id", out var field))
            (id, line) = (field.Value, field.Line);
        if (id.Length > LongestId)
            throw new MalformedArticleException($"id longer than {LongestId} characters", line);
        if (id.Any(char.IsControl))
            throw new MalformedArticleException("id with control characters", line);
        return id;
    }

    private DateOnly? Published()
    {
        if (!_fields.TryGetValue("published", out var field))
            return null;
        // The day in its own offset: what the publisher wrote above the article.
        return DateTimeOffset.TryParseExact(field.Value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published)
            ? DateOnly.FromDateTime(published.DateTime)
            : throw new MalformedArticleException($"published is not a date like 2024-07-02: {Shorten(field.Value)}", field.Line);
    }

    private Uri? Url()
    {
        if (!_fields.TryGetValue("url", out var field))
            return null;
        return Uri.TryCreate(field.Value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new MalformedArticleException($"url is not an http or https address: {Shorten(field.Value)}", field.Line);
    }

    private string? Language()
    {
        if (!_fields.TryGetValue("language", out var field))
            return null;
        var code = field.Value.Split('-', '_')[0].ToLowerInvariant();
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower)
            ? code
            : throw new MalformedArticleException($"language is not a code like en: {Shorten(field.Value)}", field.Line);
    }

    private string? OneLine(string name) =>
        _fields.TryGetValue(name, out var field) && Shorten(Cleaner.Clean(field.Value)) is { Length: > 0 } value ? value : null;

    private static string Shorten(string text)
    {
        var line = Cleaner.FoldSpaces(text);
        if (line.Length <= LongestTitle)
            return line;
        var end = LongestTitle - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }
}
