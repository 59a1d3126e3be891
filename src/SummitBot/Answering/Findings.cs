using SummitBot.Articles;

namespace SummitBot.Answering;

/// <summary>Evidence taken apart: the question's terms, what each found sentence covers of them, and how well that supports an answer.</summary>
internal sealed record Findings(
    QuestionAnalysis Question, IReadOnlyList<AnalysedPassage> Passages, IReadOnlyList<RankedSentence> Ranked, Support Support)
{
    /// <summary>Probability that the articles answer the question.</summary>
    public double Confidence { get; private init; }

    /// <param name="shift">Of a calibration; see <see cref="Answering.Confidence"/>.</param>
    public static Findings Of(Evidence evidence, double shift = 0)
    {
        var passages = evidence.Found.Passages;
        // A question too short to show its language is read in that of the articles.
        var language = evidence.Language == LanguageDetector.Unknown && passages.Count > 0 ? passages[0].Article.Language : evidence.Language;
        var question = QuestionAnalysis.Of(evidence.Question, language, evidence.Found);
        var analysed = passages.Take(SentenceSelector.MostPassages).Select(p => AnalysedPassage.Of(p, question, evidence.Found)).ToList();
        var ranked = SentenceSelector.Rank(question, analysed);
        var support = Support.Of(question, analysed, ranked) with { KnowsMeaning = evidence.Found.IsDense };
        return new Findings(question, analysed, ranked, support) { Confidence = Answering.Confidence.Of(support, shift) };
    }
}
