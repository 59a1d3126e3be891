using System.Text.Json;

namespace SummitBot.Articles;

/// <summary>What one file holds: articles, and what of it is none.</summary>
internal sealed record ArticleFile(IReadOnlyList<FoundArticle> Articles, IReadOnlyList<SkippedFile> Skipped)
{
    private const int LongestTitleLine = 120;

    public static readonly IReadOnlyList<string> Extensions = [".md", ".markdown", ".txt", ".jsonl"];

    /// <param name="path">Below the corpus folder, with forward slashes.</param>
    public static ArticleFile Parse(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = TextDecoding.Decode(bytes);
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".jsonl" => JsonLines(path, text),
                ".txt" => new ArticleFile([new(path, null, Plain(path, text))], []),
                _ => new ArticleFile([new(path, null, Markdown(path, text))], []),
            };
        }
        catch (MalformedArticleException e)
        {
            return Nothing(path, e.Message, e.Line);
        }
        catch (ArgumentException e) when (e.Message.Contains("nested", StringComparison.Ordinal))
        {
            return Nothing(path, "Markdown nested too deeply"); // Markdig's guard against exhausting the stack
        }
    }

    public static ArticleFile Nothing(string path, string reason, int? line = null) => new([], [new SkippedFile(path, line, reason)]);

    private static Article Plain(string path, string text)
    {
        var (title, body) = TitleAndBody(Cleaner.Clean(text));
        return ArticleFields.None.ToArticle(WithoutExtension(path), title ?? FileName(path), body, line: null);
    }

    private static Article Markdown(string path, string text)
    {
        var (fields, end) = FrontMatter.Read(text);
        var (heading, withHeading, withoutHeading) = MarkdownText.Read(text[end..]);
        var isTitle = heading is not null && (fields.Title is null || fields.Title == Cleaner.FoldSpaces(heading));
        var body = Cleaner.Clean(isTitle ? withoutHeading : withHeading);
        var title = fields.Title ?? heading;
        if (title is null)
            (title, body) = TitleAndBody(body);
        return fields.ToArticle(WithoutExtension(path), title ?? FileName(path), body, line: null);
    }

    private static ArticleFile JsonLines(string path, string text)
    {
        var articles = new List<FoundArticle>();
        var skipped = new List<SkippedFile>();
        var number = 0;
        foreach (var line in text.AsSpan().Split('\n'))
        {
            number++;
            var json = text[line].Trim();
            if (json.Length == 0)
                continue;
            try
            {
                articles.Add(new(path, number, JsonLine(path, json, number)));
            }
            catch (MalformedArticleException e)
            {
                skipped.Add(new SkippedFile(path, number, e.Message));
            }
        }

        if (number > 0 && articles.Count + skipped.Count == 0)
            throw new MalformedArticleException("no text");
        return new ArticleFile(articles, skipped);
    }

    private static Article JsonLine(string path, string json, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new MalformedArticleException("not a JSON object", number);
            var fields = new ArticleFields();
            var text = "";
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.NameEquals("text"))
                    text = Value(property, number) ?? "";
                else if (ArticleFields.IsKnown(property.Name) && Value(property, number) is { } value)
                    fields.Add(property.Name, value, number);
            }

            var (title, body) = (fields.Title, Cleaner.Clean(text));
            if (title is null)
                (title, body) = TitleAndBody(body);
            return fields.ToArticle($"{WithoutExtension(path)}#{number}", title ?? $"{FileName(path)} #{number}", body, number);
        }
        catch (JsonException e)
        {
            throw new MalformedArticleException($"not valid JSON at character {e.BytePositionInLine + 1}", number);
        }
    }

    private static string? Value(JsonProperty property, int number)
    {
        try
        {
            return property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Number => property.Value.GetRawText(),
                JsonValueKind.Null => null,
                _ => throw new MalformedArticleException($"{property.Name} is not a string", number),
            };
        }
        catch (InvalidOperationException)
        {
            throw new MalformedArticleException($"{property.Name} is not valid Unicode", number);
        }
    }

    /// <summary>A short first line that is no sentence, and that the text goes on after, is the title.</summary>
    private static (string? Title, string Body) TitleAndBody(string text)
    {
        var (start, end) = TextBlocks.Of(text).FirstOrDefault();
        var isTitle = end > start && end - start <= LongestTitleLine && end < text.Length && !text.AsSpan(start, end - start).Contains('\n') && !EndsLikeSentence(text[end - 1]);
        return isTitle ? (text[start..end], text[end..].TrimStart()) : (null, text);
    }

    private static bool EndsLikeSentence(char c) => c is '.' or '!' or '…' or ',' or ';' or ':' or '。' or '！' or '；' or '，' or '：' or '।' or '۔' or '"' or '”' or '»';

    private static string FileName(string path) => Path.GetFileNameWithoutExtension(path);

    private static string WithoutExtension(string path) => path[..^Path.GetExtension(path).Length];
}

/// <param name="Line">In a .jsonl, from 1.</param>
internal sealed record FoundArticle(string Path, int? Line, Article Article);
