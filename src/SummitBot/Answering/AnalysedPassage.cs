using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>A found passage with what each of its sentences covers of the question.</summary>
/// <param name="Whole">Coverage by all sentences together.</param>
/// <param name="Title">Coverage by the article's title.</param>
internal sealed record AnalysedPassage(RetrievedPassage Found, IReadOnlyList<AnalysedSentence> Sentences, Coverage Whole, Coverage Title)
{
    /// <param name="termsOf">Content terms of a text in the article's language.</param>
    public static AnalysedPassage Of(RetrievedPassage found, QuestionAnalysis question, Func<string, IEnumerable<string>> termsOf)
    {
        var sentences = found.Passage.Sentences
            .Select(sentence => (Sentence: sentence, Terms: (IReadOnlySet<string>)termsOf(sentence.Text).ToHashSet()))
            .Select(s => new AnalysedSentence(s.Sentence, s.Terms, Coverage.Of(question.Terms, s.Terms)))
            .ToList();
        var title = Coverage.Of(question.Terms, termsOf(found.Article.Title).ToHashSet());
        var whole = sentences.Aggregate(new Coverage(new double[question.Terms.Count]), (sum, s) => sum.Or(s.Coverage, 1));
        return new AnalysedPassage(found, sentences, whole, title);
    }
}

/// <param name="Terms">Content terms.</param>
internal sealed record AnalysedSentence(Sentence Sentence, IReadOnlySet<string> Terms, Coverage Coverage);
