using System.Text.Json;
using System.Text.RegularExpressions;

namespace SummitBot.Tests.Evaluation;

/// <summary>The golden questions that ship can be answered from the articles that ship.</summary>
public sealed class ShippedQuestionsTests
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds");

    private static readonly GoldenQuestion[] Questions =
        [.. File.ReadLines(Path.Combine(Seeds, "questions.jsonl")).Select(line => JsonSerializer.Deserialize<GoldenQuestion>(line, Format)!)];

    private static readonly Dictionary<string, string> Articles =
        Directory.GetFiles(Seeds, "*.md").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

    [Fact]
    public void Every_question_has_an_id_of_its_own() =>
        Assert.Equal(Questions.Length, Questions.Select(question => question.Id).Distinct().Count());

    [Fact]
    public void Every_kind_has_at_least_five_questions()
    {
        string[] kinds =
        [
            "fact", "paraphrase", "name-variant-typo", "number", "list", "both-articles", "differing-details", "as-of", "unanswerable", "off-topic",
            "false-premise", "injection", "follow-up", "ru", "kk", "zh", "tr",
        ];

        Assert.All(kinds, kind => Assert.True(Questions.Count(question => question.Kind == kind) >= 5, kind));
        Assert.All(Questions, question => Assert.Contains(question.Kind, kinds));
    }

    [Fact]
    public void What_is_expected_of_an_answer_stands_in_its_sources()
    {
        var impossible =
            from question in Questions
            from gold in question.Gold
            where !question.Sources.Any(source => Regex.IsMatch(Articles[source], gold, RegexOptions.IgnoreCase))
            select $"{question.Id}: {gold}";

        Assert.Empty(impossible);
    }

    [Fact]
    public void What_an_answer_must_not_say_stands_in_no_article()
    {
        var quotable =
            from question in Questions
            from forbidden in question.MustNot
            where Articles.Values.Any(article => Regex.IsMatch(article, forbidden, RegexOptions.IgnoreCase))
            select $"{question.Id}: {forbidden}";

        Assert.Empty(quotable);
    }

    [Fact]
    public void Only_answerable_questions_expect_something() =>
        Assert.All(Questions, question =>
        {
            Assert.Equal(question.Answerable, question.Gold.Length > 0);
            Assert.Equal(question.Answerable, question.Sources.Length > 0);
        });

    private sealed record GoldenQuestion(
        string Id, string Question, string[] History, string Lang, string Kind, bool Answerable, string[] Gold, string[] MustNot, string[] Sources);
}
