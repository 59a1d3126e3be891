using SummitBot.Embeddings;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>How far what a claim talks about stands in a sentence: its words, weighted by rarity; in English words of near meaning too.</summary>
internal sealed class Likeness(CorpusStatistics statistics, TextAnalyzer analyzer, WordVectors? vectors)
{
    private const double SameBeginning = 0.7;
    private const int ShortestBeginning = 4;

    /// <returns>0 to 1; null when claim and sentence are in two languages and the glossary knows no word of the claim.</returns>
    public double? Of(TextReading claim, IReadOnlyList<TextReading> sentences)
    {
        var isForeign = sentences.Any(s => s.Language != claim.Language);
        var terms = isForeign ? [.. claim.Terms.Where(t => t.Entry is not null)] : Words(claim);
        // Numbers and dates are compared by value; written in another way they would seem to be missing.
        terms.RemoveAll(t => claim.Facts.Quantities.Any(q => t.Start < q.End && q.Start < t.Start + t.Length) || claim.Facts.Dates.Any(d => t.Start < d.End && d.Start < t.Start + t.Length));
        if (terms.Count == 0) return null;

        var found = sentences.SelectMany(s => s.Terms).Select(t => t.Text).ToHashSet();
        var near = isForeign || claim.Language != "en" || vectors is null ? null : Near(terms, sentences, vectors);
        double covered = 0, all = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            var weight = statistics.Idf(terms[i].Text);
            covered += weight * Math.Max(Credit(terms[i], found), near?[i] ?? 0);
            all += weight;
        }

        return all > 0 ? covered / all : null;
    }

    /// <summary>A name in the glossary counts once, by its entry: its spelling says nothing.</summary>
    private static List<Term> Words(TextReading claim)
    {
        var entries = claim.Terms.Where(t => t.Entry is not null).ToList();
        return [.. claim.Terms.Where(t => t.Entry is not null || !entries.Exists(e => t.Start < e.Start + e.Length && e.Start < t.Start + t.Length))];
    }

    private static double Credit(Term term, HashSet<string> found)
    {
        if (found.Contains(term.Text)) return 1;
        if (term.Text.Length < ShortestBeginning || term.Text.Contains(':') || char.IsDigit(term.Text[0])) return 0;
        foreach (var word in found)
        {
            var common = word.AsSpan().CommonPrefixLength(term.Text);
            if (common >= ShortestBeginning && common * 10 >= 7 * Math.Max(word.Length, term.Text.Length)) return SameBeginning;
        }

        return 0;
    }

    private float[] Near(List<Term> terms, IReadOnlyList<TextReading> sentences, WordVectors vectors)
    {
        var alignment = new SoftAlignment(vectors, [.. terms.Select(t => QuestionMeaning.IdOf(t, vectors))]);
        var best = new float[terms.Count];
        alignment.Best([.. sentences.SelectMany(s => analyzer.Terms(s.Text, "en")).Select(t => QuestionMeaning.IdOf(t, vectors)).Distinct()], best);
        for (var i = 0; i < best.Length; i++)
        {
            if (terms[i].Entry is not null || char.IsDigit(terms[i].Text[0])) best[i] = 0;
        }

        return best;
    }
}
