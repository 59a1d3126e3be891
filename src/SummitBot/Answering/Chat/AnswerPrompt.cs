using System.Globalization;
using System.Text;
using SummitBot.Answering.Checking;
using SummitBot.Articles;

namespace SummitBot.Answering.Chat;

/// <summary>What the prompt <c>answer</c> is filled with: the sentences under their ids, with title, publisher and date of each passage. Pure.</summary>
internal static class AnswerPrompt
{
    private const int MostSentences = 5;
    private const int LongestQuestion = 1_000;

    public static IReadOnlyDictionary<string, string> Of(Evidence evidence, IReadOnlyList<SourceSentence> sources) => new Dictionary<string, string>
    {
        ["language"] = NameOf(evidence.ReplyLanguage),
        ["most"] = MostSentences.ToString(CultureInfo.InvariantCulture),
        ["sources"] = SourcesOf(sources),
        ["context"] = evidence.Question is { Standalone: null, Previous: { } previous } ? $"THE QUESTION BEFORE: {Short(previous)}\n" : "",
        ["question"] = Short(evidence.Question.Standalone ?? evidence.Question.Original),
    };

    /// <summary>By its English name, as models know it.</summary>
    public static string NameOf(string language) =>
        language.Length == 2 && language.All(char.IsAsciiLetterLower) ? CultureInfo.GetCultureInfo(language).EnglishName : "the language of the question";

    /// <summary>As people put it, cut where no question goes on.</summary>
    public static string Short(string text) => PromptText.Clean(text.Length > LongestQuestion ? text[..LongestQuestion] : text);

    private static string SourcesOf(IReadOnlyList<SourceSentence> sources)
    {
        var text = new StringBuilder();
        foreach (var passage in sources.GroupBy(s => s.Id.Passage))
        {
            text.Append(CultureInfo.InvariantCulture, $"Passage {passage.Key}: {Heading(passage.First().From.Article)}\n");
            foreach (var sentence in passage) text.Append(CultureInfo.InvariantCulture, $"{sentence.Id} {PromptText.Clean(sentence.Sentence.Text)}\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    private static string Heading(Article article)
    {
        var date = article.Published is { } day ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : article.DateNote ?? "not stated";
        var publisher = string.IsNullOrWhiteSpace(article.Publisher) ? "" : $", publisher: {article.Publisher}";
        return PromptText.Clean($"\"{article.Title}\"{publisher}, date: {date}");
    }
}
