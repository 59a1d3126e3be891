using System.Text.Json;
using SummitBot.Articles;

namespace SummitBot.Benchmarks;

/// <summary>A question set in SQuAD v1.1 format (XQuAD, for one): each paragraph is one article of ours, with the questions asked about it.</summary>
internal sealed record XquadSet(string Language, IReadOnlyList<XquadParagraph> Paragraphs)
{
    public IEnumerable<Article> Articles => Paragraphs.Select(p => p.Article);

    public IEnumerable<XquadQuestion> Questions => Paragraphs.SelectMany(p => p.Questions);

    /// <param name="language">ISO 639-1; null takes it from a name such as <c>xquad.ru.dev.json</c>.</param>
    public static XquadSet Load(string path, string? language = null)
    {
        language ??= Path.GetFileName(path).Split('.') is [_, { Length: 2 } code, ..] ? code : "en";
        using var file = File.OpenRead(path);
        using var json = JsonDocument.Parse(file);
        return new XquadSet(language, [.. json.RootElement.GetProperty("data").EnumerateArray().SelectMany((article, a) =>
            article.GetProperty("paragraphs").EnumerateArray().Select((paragraph, p) => Paragraph(article, a + 1, paragraph, p + 1, language)))]);
    }

    private static XquadParagraph Paragraph(JsonElement article, int topic, JsonElement paragraph, int number, string language)
    {
        var title = article.GetProperty("title").GetString()!.Replace('_', ' ');
        var text = paragraph.GetProperty("context").GetString()!;
        var id = $"{topic}.{number}";
        return new XquadParagraph(
            topic,
            new Article { Id = id, Title = title, Text = text, Language = language },
            [.. paragraph.GetProperty("qas").EnumerateArray().Select(q => Question(q, id, topic, text))]);
    }

    private static XquadQuestion Question(JsonElement question, string articleId, int topic, string text)
    {
        var answer = question.GetProperty("answers")[0];
        return new XquadQuestion(
            question.GetProperty("id").GetString()!, question.GetProperty("question").GetString()!, articleId, topic,
            answer.GetProperty("text").GetString()!, Utf16Offset(text, answer.GetProperty("answer_start").GetInt32()));
    }

    /// <summary>SQuAD counts code points, we count UTF-16 units.</summary>
    private static int Utf16Offset(string text, int codePoints)
    {
        var offset = 0;
        for (; codePoints > 0; codePoints--)
            offset += char.IsHighSurrogate(text[offset]) ? 2 : 1;
        return offset;
    }
}

/// <param name="Topic">Number of the XQuAD article it is from, from 1.</param>
/// <param name="Article">Id <c>topic.paragraph</c>, for example <c>3.1</c>.</param>
internal sealed record XquadParagraph(int Topic, Article Article, IReadOnlyList<XquadQuestion> Questions);

/// <param name="ArticleId">The paragraph that holds the answer.</param>
/// <param name="Topic">The XQuAD article of that paragraph.</param>
/// <param name="AnswerStart">UTF-16 offset of <paramref name="Answer"/> in the paragraph's text.</param>
internal sealed record XquadQuestion(string Id, string Text, string ArticleId, int Topic, string Answer, int AnswerStart)
{
    public int AnswerEnd => AnswerStart + Answer.Length;
}
