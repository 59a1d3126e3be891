using System.Text.RegularExpressions;
using SummitBot.Articles;

namespace SummitBot.Answering;

/// <summary>Chooses the sentences to quote: those of the best passages that cover the question and hold what it asks for.</summary>
internal static partial class SentenceSelector
{
    /// <summary>Passages whose sentences are considered.</summary>
    public const int MostPassages = 5;

    // Set by hand on the XQuAD-en development half (24 articles, 612 questions; benchmarks, `answers`): right sentence first 77.1 %, among
    // three 92.3 % with 2.2 quotes. The optimum is flat: passage and dense weights halved or doubled cost at most 1.5 points.
    private const double PassageWeight = 0.5;
    private const double DenseWeight = 0.3;
    private const double TitleShare = 0.6;
    private const double BeforeShare = 0.4;
    private const double PronounShare = 0.7;
    private const double PassageShare = 0.25;
    private const double SimilarEnough = 0.6;

    // How far below the best a further sentence may stand; less when the best holds the kind of thing asked for and covers the question.
    private const double LargestGap = 0.65;
    private const double NearlyEqual = 0.1;
    private const double FitShare = 0.7;

    // Of what the best sentence covers of the question: an article that covers less does not speak of it.
    private const double OfEachShare = 0.5;

    /// <summary>All sentences of the passages, best first.</summary>
    public static IReadOnlyList<RankedSentence> Rank(QuestionAnalysis question, IReadOnlyList<AnalysedPassage> passages)
    {
        return [.. passages.Take(MostPassages)
            .SelectMany(p => p.Sentences.Select((_, i) => Rank(question, p, i)))
            .OrderByDescending(s => s.Score)];
    }

    /// <summary>The best sentence, then those that add something and are not far below it; of nearly equal ones that of an article not quoted yet.</summary>
    public static IReadOnlyList<RankedSentence> Select(IReadOnlyList<RankedSentence> ranked, int most)
    {
        if (ranked.Count == 0) return [];

        var least = ranked[0].Score - (LargestGap * (ranked[0].Fits is true ? FitShare : 1));
        var chosen = new List<RankedSentence>(most);
        while (chosen.Count < most && Next(ranked, chosen, least) is { } next) chosen.Add(next);
        return chosen;
    }

    /// <summary>The best sentence of each article that has one on the matter, then as <see cref="Select"/>.</summary>
    public static IReadOnlyList<RankedSentence> SelectOfEach(IReadOnlyList<RankedSentence> ranked, int most)
    {
        var least = OfEachShare * ranked.Select(s => s.Coverage).DefaultIfEmpty().Max();
        var ofEach = ranked.Where(s => s.Coverage > 0 && s.Coverage >= least).DistinctBy(s => s.Passage.Found.Article.Id).Take(most).ToList();
        return [.. ofEach, .. Select(ranked, most).Except(ofEach).Take(most - ofEach.Count)];
    }

    private static RankedSentence? Next(IReadOnlyList<RankedSentence> ranked, List<RankedSentence> chosen, double least)
    {
        var candidates = ranked.TakeWhile(s => s.Score >= least)
            .Where(s => (s.Coverage > 0 || s.Fits is true) && !chosen.Any(c => Similar(c.Terms, s.Terms)))
            .ToList();
        return chosen.Count == 0 || candidates.Count == 0 ? candidates.FirstOrDefault() : candidates
            .TakeWhile(s => s.Score >= candidates[0].Score - NearlyEqual)
            .FirstOrDefault(s => chosen.TrueForAll(c => c.Passage.Found.Article.Id != s.Passage.Found.Article.Id)) ?? candidates[0];
    }

    private static RankedSentence Rank(QuestionAnalysis question, AnalysedPassage passage, int index)
    {
        var sentence = passage.Sentences[index];
        // "He signed it there": what the words stand for was named in the sentence before.
        var before = OpensWithPronoun().IsMatch(sentence.Sentence.Text) ? PronounShare : BeforeShare;
        var coverage = index == 0 ? sentence.Near : sentence.Near.Or(passage.Sentences[index - 1].Near, before);
        coverage = coverage.Or(passage.Near, PassageShare).Or(passage.Title, TitleShare);
        var fits = AnswerEvidence.Holds(question.Type, sentence.Sentence.Text, question.Text);
        var score = (PassageWeight * passage.Found.Score) + coverage.Share(question.Terms) + (DenseWeight * sentence.Dense) + (fits is true ? Bonus(question.Type) : 0);
        return new RankedSentence(passage, sentence, score, sentence.Coverage.Share(question.Terms), fits);
    }

    private static double Bonus(AnswerType type) => type switch
    {
        AnswerType.When or AnswerType.HowMany => 0.3,
        AnswerType.Who or AnswerType.Where => 0.15,
        AnswerType.Why or AnswerType.What or AnswerType.List => 0.1,
        _ => 0,
    };

    [GeneratedRegex(@"^\W*(?:in it |at that (?:meeting|time) )?,?\s*(?:he|she|it|they|his|her|its|their|this|these|such)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpensWithPronoun();

    /// <summary>The same terms but for a few: an agency's sentence repeated by another outlet.</summary>
    private static bool Similar(IReadOnlySet<string> a, IReadOnlySet<string> b)
    {
        var common = a.Count(b.Contains);
        return common > 0 && common >= SimilarEnough * (a.Count + b.Count - common);
    }
}

/// <param name="Coverage">Of the question by the sentence alone, 0 to 1.</param>
/// <param name="Fits">Whether it holds the kind of thing asked for; null when that cannot be told.</param>
internal sealed record RankedSentence(
    AnalysedPassage Passage, AnalysedSentence Analysed, double Score, double Coverage, bool? Fits)
{
    public Sentence Sentence => Analysed.Sentence;

    public IReadOnlySet<string> Terms => Analysed.Terms;

    public Citation CitedAs(int number) => new(number, Passage.Found.Article, Passage.Found.Passage.Id, Sentence.Start, Sentence.Text);
}
