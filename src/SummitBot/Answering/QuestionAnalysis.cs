using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>A question taken apart: what kind of answer it wants, and the terms that an answer should hold.</summary>
/// <param name="Text">As asked, without added context.</param>
internal sealed record QuestionAnalysis(string Text, AnswerType Type, IReadOnlyList<QuestionTerm> Terms)
{
    // Words added from the conversation say what it is about; the follow-up's own words say what is wanted.
    private const double ContextWeight = 0.5;

    /// <param name="language">Of the analysis: the question's, or the article's when the question's is unknown.</param>
    public static QuestionAnalysis Of(ResolvedQuestion question, string language, TextAnalyzer analyzer, CorpusStatistics statistics)
    {
        var unseen = Math.Log(1 + ((statistics.Passages + 0.5) / 0.5)) - 1e-9;
        var terms = new Dictionary<string, QuestionTerm>();
        foreach (var term in analyzer.Terms(question.Text, language))
        {
            var own = term.Start < question.Original.Length;
            var idf = statistics.Idf(term.Text);
            var surface = question.Text.AsSpan(term.Start, term.Length);
            // A capital says nothing about the first word.
            var isName = char.IsUpper(surface[0]) && !question.Text.AsSpan(0, term.Start).Trim(" \t\"'“”«»¿([-").IsEmpty;
            var isNumber = char.IsAsciiDigit(surface[0]);
            terms.TryAdd(term.Text, new QuestionTerm(term.Text, own ? idf : idf * ContextWeight, isName && own, isNumber && own, idf >= unseen));
        }

        return new QuestionAnalysis(question.Original, TypeOf(question, language), [.. terms.Values]);
    }

    /// <summary>A follow-up without a question word of its own ("and Russia?") asks what the question before it asked.</summary>
    private static AnswerType TypeOf(ResolvedQuestion question, string language)
    {
        var type = QuestionWords.TypeOf(question.Original, language);
        return question.Previous is not null && type is AnswerType.Other or AnswerType.What
            ? QuestionWords.TypeOf(question.Previous ?? question.Original, language)
            : type;
    }
}

/// <param name="Text">As the analysis folds it.</param>
/// <param name="Weight">Inverse document frequency; less for words added from the conversation.</param>
/// <param name="IsName">Capitalised within the question.</param>
/// <param name="IsUnseen">No passage of the corpus holds it.</param>
internal sealed record QuestionTerm(string Text, double Weight, bool IsName, bool IsNumber, bool IsUnseen);
