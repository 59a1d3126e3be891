using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>A found passage with what each of its sentences covers of the question.</summary>
/// <param name="Whole">Coverage by all sentences together, word by word.</param>
/// <param name="Near">The same, where a word of near meaning counts too.</param>
/// <param name="Title">Coverage by the article's title.</param>
internal sealed record AnalysedPassage(RetrievedPassage Found, IReadOnlyList<AnalysedSentence> Sentences, Coverage Whole, Coverage Near, Coverage Title)
{
    public static AnalysedPassage Of(RetrievedPassage found, QuestionAnalysis question, RetrievalResult result)
    {
        var language = found.Article.Language;
        var sentences = found.Passage.Sentences.Select((s, i) => Of(s, i < found.SentenceDense.Count ? found.SentenceDense[i] : 0)).ToList();
        var none = new Coverage(new double[question.Terms.Count]);
        return new AnalysedPassage(
            found,
            sentences,
            sentences.Aggregate(none, (sum, s) => sum.Or(s.Coverage, 1)),
            sentences.Aggregate(none, (sum, s) => sum.Or(s.Near, 1)),
            Coverage.Of(question.Terms, TermsOf(found.Article.Title)));

        AnalysedSentence Of(Sentence sentence, double dense)
        {
            var terms = TermsOf(sentence.Text);
            var coverage = Coverage.Of(question.Terms, terms);
            var near = result.Meaning is { } meaning ? coverage.Or(NearOf(question.Terms, meaning, sentence.Text), 1) : coverage;
            return new AnalysedSentence(sentence, terms, coverage, near, dense);
        }

        HashSet<string> TermsOf(string text) => [.. result.Analyzer.Terms(text, language).Select(t => t.Text)];
    }

    /// <summary>Names, numbers and offices have no near meaning: France is not Germany and a minister no president, though they are near each other.</summary>
    private static Coverage NearOf(IReadOnlyList<QuestionTerm> question, QuestionMeaning meaning, string sentence)
    {
        var credits = new double[question.Count];
        var best = meaning.Best(sentence);
        for (var i = 0; i < best.Count; i++)
        {
            for (var t = 0; t < credits.Length; t++)
            {
                if (question[t] is { IsCommon: true, IsOffice: false } && question[t].Text == meaning.Terms[i].Term.Text) credits[t] = Math.Max(credits[t], best[i]);
            }
        }

        return new Coverage(credits);
    }
}

/// <param name="Terms">Content terms.</param>
/// <param name="Near">Coverage where a word of near meaning counts too; the same as <paramref name="Coverage"/> where meaning is not known.</param>
/// <param name="Dense">Nearness in meaning of the whole sentence to the question; 0 where it is not known.</param>
internal sealed record AnalysedSentence(Sentence Sentence, IReadOnlySet<string> Terms, Coverage Coverage, Coverage Near, double Dense = 0);
