using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SummitBot.Answering;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>An answer as a line of JSON.</summary>
/// <param name="Reply">The answer's text without [n] and without the source list.</param>
/// <param name="Refused">True for a refusal and for "nearest": nothing said so directly.</param>
/// <param name="Band"><c>answer</c>, <c>nearest</c> or <c>refusal</c>.</param>
internal sealed record AnswerRow(string? Id, string Reply, IReadOnlyList<CitationRow> Citations, bool Refused, string Band)
{
    public static AnswerRow Of(string? id, Answer answer) => new(
        id,
        AnswerText.Of(answer),
        [.. answer.Citations.Select(c => new CitationRow(c.Article.Id, c.Quote, c.PassageId, c.Article.Url))],
        answer is not GroundedAnswer,
        answer switch { GroundedAnswer => "answer", NearestPassages => "nearest", _ => "refusal" });
}

/// <param name="Source">Article id.</param>
/// <param name="Quote">Verbatim.</param>
/// <param name="Passage">Passage id.</param>
internal sealed record CitationRow(string Source, string Quote, string Passage, Uri? Url);

/// <summary>The passages found for a query as a line of JSON, best first.</summary>
internal sealed record SearchRow(string? Id, IReadOnlyList<HitRow> Hits)
{
    public static SearchRow Of(string? id, RetrievalResult found) => new(
        id, [.. found.Passages.Select(p => new HitRow(p.Article.Id, p.Passage.Id, p.Passage.Text, Math.Round(p.Score, 6), p.Article.Published))]);
}

/// <param name="Article">Article id.</param>
/// <param name="Passage">Passage id.</param>
internal sealed record HitRow(string Article, string Passage, string Text, double Score, DateOnly? Published);

/// <summary>JSON as the files and <c>--json</c> have it: camelCase, one object a line, every script readable.</summary>
internal static class JsonLines
{
    // Relaxed: the output is JSON for files and pipes, never a part of a web page.
    private static readonly RowContext Context = new(new JsonSerializerOptions(RowContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(AnswerRow row) => JsonSerializer.Serialize(row, Context.AnswerRow);

    public static string Write(SearchRow row) => JsonSerializer.Serialize(row, Context.SearchRow);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerRow))]
[JsonSerializable(typeof(SearchRow))]
internal sealed partial class RowContext : JsonSerializerContext;
