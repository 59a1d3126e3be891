using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SummitBot.Evaluation;

/// <summary>Questions with what a right answer to them looks like.</summary>
/// <param name="Broken">Lines of the file that hold no question; the others are usable.</param>
internal sealed record QuestionSet(IReadOnlyList<GoldenQuestion> Questions, IReadOnlyList<BrokenLine> Broken)
{
    // Gold patterns come from a file: one that backtracks forever must not hang an evaluation.
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <param name="path">A .jsonl file: one question a line, blank lines ignored.</param>
    public static async Task<QuestionSet> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var questions = new List<GoldenQuestion>();
        var broken = new List<BrokenLine>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                questions.Add(Parse(line, number));
            }
            catch (Exception e) when (e is JsonException or FormatException or RegexParseException)
            {
                broken.Add(new BrokenLine(number, e.Message));
            }
        }

        return new QuestionSet(questions, broken);
    }

    private static GoldenQuestion Parse(string line, int number)
    {
        var read = JsonSerializer.Deserialize(line, QuestionSetJson.Default.QuestionLine);
        if (read is null || string.IsNullOrWhiteSpace(read.Question)) throw new FormatException("The field \"question\" is missing or empty.");
        return new GoldenQuestion(
            read.Id ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture), read.Question, read.History ?? [], read.Lang,
            read.Kind ?? "other", read.Answerable ?? true, Patterns(read.Gold), Patterns(read.MustNot), read.Sources ?? []);
    }

    private static List<Regex> Patterns(string[]? patterns) =>
        [.. (patterns ?? []).Select(p => new Regex(p, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTimeout))];
}

/// <param name="History">Earlier questions of the conversation, oldest first.</param>
/// <param name="Kind">What it tries, for example <c>fact</c> or <c>unanswerable</c>.</param>
/// <param name="Gold">Each of them must match the reply or a quote of a right answer.</param>
/// <param name="MustNot">None of them may match.</param>
/// <param name="Sources">Ids of the articles that answer it; empty when any will do.</param>
internal sealed record GoldenQuestion(
    string Id, string Question, IReadOnlyList<string> History, string? Language, string Kind, bool Answerable,
    IReadOnlyList<Regex> Gold, IReadOnlyList<Regex> MustNot, IReadOnlyList<string> Sources);

/// <param name="Line">From 1.</param>
internal sealed record BrokenLine(int Line, string Reason);

internal sealed record QuestionLine(
    string? Id, string? Question, string[]? History, string? Lang, string? Kind, bool? Answerable, string[]? Gold, string[]? MustNot, string[]? Sources);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowTrailingCommas = true)]
[JsonSerializable(typeof(QuestionLine))]
internal sealed partial class QuestionSetJson : JsonSerializerContext;
