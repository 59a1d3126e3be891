using SummitBot.Articles;

namespace SummitBot.Answering;

/// <summary>Evidence taken apart: the question's terms, what each found sentence covers of them, and how well that supports an answer.</summary>
internal sealed record Findings(
    QuestionAnalysis Question, IReadOnlyList<AnalysedPassage> Passages, IReadOnlyList<RankedSentence> Ranked, Support Support)
{
    /// <summary>Probability that the articles answer the question.</summary>
    public double Confidence { get; private init; }

    public static Findings Of(Evidence evidence)
    {
        var (_, passages, analyzer, statistics) = evidence.Found;
        // A question too short to show its language is read in that of the articles.
        var language = evidence.Language == LanguageDetector.Unknown && passages.Count > 0 ? passages[0].Article.Language : evidence.Language;
        var question = QuestionAnalysis.Of(evidence.Question, language, analyzer, statistics);
        var analysed = passages
            .Take(SentenceSelector.MostPassages)
            .Select(p => AnalysedPassage.Of(p, question, text => analyzer.Terms(text, p.Article.Language).Select(t => t.Text)))
            .ToList();
        var ranked = SentenceSelector.Rank(question, analysed);
        var support = Support.Of(question, analysed, ranked);
        var sameLanguage = ranked.Count > 0 && ranked[0].Passage.Found.Article.Language == language;
        return new Findings(question, analysed, ranked, support) { Confidence = Answering.Confidence.Of(support, sameLanguage ? language : "") };
    }
}
