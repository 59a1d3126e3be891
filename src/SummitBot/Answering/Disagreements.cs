using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>Finds articles that state different values for what a question asks. Pure.</summary>
/// <remarks>
/// Precision goes first: two sentences count as being about one thing only when the other holds the question's names and nearly all of its other words
/// that the answer's own holds, and when they name no different places. What the question does not ask for is not compared.
/// </remarks>
internal static class Disagreements
{
    private const int MostSides = 3;

    /// <summary>What the other sentence must hold of the words of the question, and of those that the answer's own holds.</summary>
    private const double LeastCoverage = 0.5;
    private const double CoverageShare = 0.85;

    /// <summary>Below this a name is not held: see <see cref="Support"/>.</summary>
    private const double Found = 0.9;

    /// <summary>Of the words outside the values, weighted by rarity: who did it is compared only where little else differs.</summary>
    private const double LeastOverlap = 0.35;

    /// <param name="chosen">The sentences the answer quotes, best first.</param>
    /// <returns>null when no article differs. The citations have no numbers yet: see <see cref="Disagreement.Numbered"/>.</returns>
    public static Disagreement? Among(Findings findings, IReadOnlyList<RankedSentence> chosen, RetrievalResult found)
    {
        if (findings.Question.Type is AnswerType.Where or AnswerType.Why or AnswerType.List or AnswerType.YesNo) return null;

        var values = new StatedValues(findings.Question, found.Analyzer);
        var first = chosen.Select(s => (Sentence: s, Values: values.Of(s))).FirstOrDefault(s => s.Values.Count == 1);
        if (first.Sentence is not { } own) return null;

        List<(RankedSentence Sentence, StatedValue Value)> sides = [(own, first.Values[0])];
        HashSet<string> heard = [own.Passage.Found.Article.Id];
        foreach (var other in findings.Ranked)
        {
            if (sides.Count == MostSides) break;
            if (heard.Contains(other.Passage.Found.Article.Id) || !IsSameMatter(findings.Question, own, other, found.Analyzer)) continue;
            if (values.Of(other).Where(sides[0].Value.ComparesWith).ToList() is not [var stated]) continue;
            if (findings.Question.Type == AnswerType.Who && Overlap(sides[0], (other, stated), found) < LeastOverlap) continue;
            // An article's best sentence on the matter speaks for it.
            heard.Add(other.Passage.Found.Article.Id);
            if (sides.TrueForAll(s => !s.Value.AgreesWith(stated))) sides.Add((other, stated));
        }

        return sides.Count > 1 ? new Disagreement([.. sides.Select(s => new DisagreementSide(s.Value.Written, s.Sentence.CitedAs(0)))]) : null;
    }

    private static bool IsSameMatter(QuestionAnalysis question, RankedSentence own, RankedSentence other, TextAnalyzer analyzer)
    {
        var terms = question.Terms;
        var mine = own.Analysed.Near.Or(own.Passage.Title, 1);
        var theirs = other.Analysed.Near.Or(other.Passage.Title, 1);
        if (terms.Where((t, i) => !t.IsCommon && theirs.Credits[i] < Found).Any()) return false;
        if (Held(theirs) < Math.Max(LeastCoverage, CoverageShare * Held(mine))) return false;
        var (myPlaces, theirPlaces) = (PlacesIn(own), PlacesIn(other));
        return myPlaces.Count == 0 || theirPlaces.Count == 0 || myPlaces.Overlaps(theirPlaces);

        // "How large", "in which year": words that ask need not stand in the answer, nor "between". Of names alone nothing can be told.
        double Held(Coverage coverage) => coverage.Share(terms, t => IsMatter(t) && (t.FollowsAsking || !t.IsOwn)) ?? coverage.Share(terms, IsMatter) ?? 0;

        static bool IsMatter(QuestionTerm term) => term is { IsCommon: true, IsForeign: false } && FunctionWords.ContentOf(term.Text).Any();

        HashSet<string> PlacesIn(RankedSentence ranked) => [.. TermsOf(ranked, analyzer)
            .Where(t => t.Entry?.Kind == GlossaryKind.Place && !terms.Any(asked => asked.Text == t.Text)).Select(t => t.Text)];
    }

    private static double Overlap((RankedSentence Sentence, StatedValue Value) own, (RankedSentence Sentence, StatedValue Value) other, RetrievalResult found)
    {
        var (mine, theirs) = (Outside(own), Outside(other));
        var all = mine.Union(theirs).Sum(found.Statistics.Idf);
        return all > 0 ? mine.Intersect(theirs).Sum(found.Statistics.Idf) / all : 0;

        List<string> Outside((RankedSentence Sentence, StatedValue Value) side) => [.. TermsOf(side.Sentence, found.Analyzer)
            .Where(t => t.Start < side.Value.Start || t.Start >= side.Value.Start + side.Value.Written.Length).Select(t => t.Text).Distinct()];
    }

    private static IReadOnlyList<Term> TermsOf(RankedSentence ranked, TextAnalyzer analyzer) => analyzer.Terms(ranked.Sentence.Text, ranked.Passage.Found.Article.Language);
}
