using SummitBot.Articles;

namespace SummitBot.Answering;

/// <summary>Chooses the sentences to quote: those of the best passages that cover the question and hold what it asks for.</summary>
internal static class SentenceSelector
{
    /// <summary>Passages whose sentences are considered.</summary>
    public const int MostPassages = 5;

    // Set by hand on the XQuAD-en development half (24 articles, 612 questions; benchmarks, `answers`): right sentence first 75.0 %, among
    // three 92.0 %. The optimum is flat: each of them halved or doubled costs at most 1.5 points. Without the types 74.2 and 90.8 %.
    private const double PassageWeight = 0.7;
    private const double TitleShare = 0.6;
    private const double BeforeShare = 0.4;
    private const double PassageShare = 0.25;
    private const double SimilarEnough = 0.6;
    private const double LargestGap = 0.75;

    /// <summary>All sentences of the passages, best first.</summary>
    public static IReadOnlyList<RankedSentence> Rank(QuestionAnalysis question, IReadOnlyList<AnalysedPassage> passages)
    {
        return [.. passages.Take(MostPassages)
            .SelectMany(p => p.Sentences.Select((_, i) => Rank(question, p, i)))
            .OrderByDescending(s => s.Score)];
    }

    /// <summary>The best sentence, then those that add something and are not far below it.</summary>
    public static IReadOnlyList<RankedSentence> Select(IReadOnlyList<RankedSentence> ranked, int most)
    {
        var chosen = new List<RankedSentence>(most);
        foreach (var candidate in ranked)
        {
            if (chosen.Count == most || candidate.Score < ranked[0].Score - LargestGap) break;
            var touches = candidate.Coverage > 0 || candidate.Fits is true;
            if (touches && !chosen.Any(c => Similar(c.Terms, candidate.Terms))) chosen.Add(candidate);
        }

        return chosen;
    }

    private static RankedSentence Rank(QuestionAnalysis question, AnalysedPassage passage, int index)
    {
        var sentence = passage.Sentences[index];
        // "He signed it there": what the words stand for was named in the sentence before.
        var coverage = index == 0 ? sentence.Coverage : sentence.Coverage.Or(passage.Sentences[index - 1].Coverage, BeforeShare);
        coverage = coverage.Or(passage.Whole, PassageShare).Or(passage.Title, TitleShare);
        var fits = AnswerEvidence.Holds(question.Type, sentence.Sentence.Text, question.Text);
        var score = (PassageWeight * passage.Found.Score) + coverage.Share(question.Terms) + (fits is true ? Bonus(question.Type) : 0);
        return new RankedSentence(passage, sentence.Sentence, sentence.Terms, score, sentence.Coverage.Share(question.Terms), fits);
    }

    private static double Bonus(AnswerType type) => type switch
    {
        AnswerType.When or AnswerType.HowMany => 0.3,
        AnswerType.Who or AnswerType.Where => 0.15,
        AnswerType.Why or AnswerType.What or AnswerType.List => 0.1,
        _ => 0,
    };

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
    AnalysedPassage Passage, Sentence Sentence, IReadOnlySet<string> Terms, double Score, double Coverage, bool? Fits);
