using System.Collections.Concurrent;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>Finds candidates in memory. Immutable; asked from many threads at once.</summary>
/// <remarks>
/// Two steps: a coarse score of every passage that holds a term of the question or of a word spelt much like one of its words, from one-byte
/// impacts; then, of the best of these, what the ranker needs to score exactly. Term by term over a flat array of scores beats skipping
/// (MaxScore, WAND) up to a million passages: stop words are not indexed, so no list is long.
/// </remarks>
internal sealed class LexicalIndex(LexicalData data, CorpusStatistics statistics)
{
    /// <summary>A vocabulary word counts as similar when it shares this part of what an average word of the question is worth in n-grams.</summary>
    private const float SimilarEnough = 0.4f;

    /// <summary>At most so many terms of similar words are followed.</summary>
    private const int SimilarTerms = 48;

    /// <summary>Coarse scores are at most 2; passages are chosen by steps of a thousandth, so that no sorting is needed.</summary>
    private const int Steps = 2048;

    /// <summary>Passages below this part of the best coarse score are looked at only when the others do not suffice.</summary>
    private const float FarBelow = 0.3f;

    private readonly ConcurrentBag<LexicalScratch> scratches = [];
    private readonly ILookup<int, int> wordsOfTerm = Enumerable.Range(0, data.WordTerms.Length).ToLookup(w => data.WordTerms[w]);

    public static CorpusStatistics StatisticsOf(LexicalData data, IReadOnlySet<string> languages) => new(
        data.TermLengths.Length, languages, LexicalBuilder.AverageLength(data.TermLengths), LexicalBuilder.AverageLength(data.GramLengths),
        data.Terms, data.TermPassages, data.Grams, data.GramPassages);

    /// <param name="also">Passages that are candidates whatever they share with the question.</param>
    /// <param name="allows">Which passages count; null for all.</param>
    public IReadOnlyList<Candidate> Candidates(QuestionTerms question, int count, IEnumerable<int> also, Func<int, bool>? allows = null)
    {
        if (!scratches.TryTake(out var scratch))
            scratch = new LexicalScratch(data);
        if (scratch.Scores.Length == 0)
            return [];
        FindWords(question, scratch);
        foreach (var (term, weight) in WeighTerms(question, scratch))
            AddScores(scratch.Scores, term, weight);
        if (allows is not null)
            Forbid(scratch.Scores, allows);
        List<Candidate> candidates = [.. BestPassages(scratch.Scores, count).Union(also).Select(p => Count(p, question, scratch))];
        scratch.Clear();
        scratches.Add(scratch);
        return candidates;
    }

    /// <summary>Finds every vocabulary word that shares a term or an n-gram with the question, and which ones.</summary>
    private void FindWords(QuestionTerms question, LexicalScratch scratch)
    {
        for (var i = 0; i < question.Terms.Length; i++)
        {
            foreach (var word in wordsOfTerm[statistics.NumberOf(question.Terms[i].Key)])
                scratch.Touch(word, i, 1);
        }
        for (var i = 0; i < question.Grams.Length; i++)
        {
            var gram = statistics.NumberOf(question.Grams[i].Key);
            if (gram < 0)
                continue;
            var idf = (float)question.Grams[i].Idf;
            foreach (var (word, times) in new CountReader(data.GramWords.AsSpan(data.GramWordStarts[gram]..data.GramWordStarts[gram + 1])))
            {
                scratch.Touch(word, question.Terms.Length + i, times);
                scratch.SharedIdf[word] += idf;
            }
        }
    }

    /// <summary>What a term adds to the score: its own part of the terms' bound plus the n-grams its best word shares, as part of theirs.</summary>
    private IEnumerable<(int Term, float Weight)> WeighTerms(QuestionTerms question, LexicalScratch scratch)
    {
        var gramIdf = (float)question.Grams.Sum(g => g.Idf);
        var termIdf = (float)question.Terms.Sum(t => t.Idf);
        var asked = question.Terms.Where(t => statistics.NumberOf(t.Key) >= 0).ToDictionary(t => statistics.NumberOf(t.Key), t => (float)t.Idf / termIdf);
        var seenIdf = (float)question.Grams.Where(g => statistics.NumberOf(g.Key) >= 0).Sum(g => g.Idf);
        var threshold = SimilarEnough * seenIdf / Math.Max(1, question.Words);
        var shared = new Dictionary<int, float>();
        foreach (var word in scratch.Touched)
        {
            if (scratch.SharedIdf[word] < threshold && !asked.ContainsKey(data.WordTerms[word]))
                continue;
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(shared, data.WordTerms[word], out _);
            best = Math.Max(best, scratch.SharedIdf[word] / gramIdf);
        }
        var similar = shared.Where(s => !asked.ContainsKey(s.Key)).OrderByDescending(s => s.Value).Take(SimilarTerms).Select(s => (s.Key, s.Value));
        return [.. asked.Select(a => (a.Key, a.Value + shared.GetValueOrDefault(a.Key))), .. similar];
    }

    private void AddScores(float[] scores, int term, float weight)
    {
        var postings = data.Postings.AsSpan(data.PostingStarts[term]..data.PostingStarts[term + 1]);
        var unit = weight / 255;
        var passage = 0;
        for (var position = 0; position < postings.Length;)
        {
            passage += (int)Varint.Read(postings, ref position);
            scores[passage] += unit * postings[position++];
        }
    }

    private static void Forbid(float[] scores, Func<int, bool> allows)
    {
        for (var passage = 0; passage < scores.Length; passage++)
        {
            if (scores[passage] > 0 && !allows(passage))
                scores[passage] = 0;
        }
    }

    private static List<int> BestPassages(float[] scores, int count)
    {
        // Most passages share one frequent word: leaving out what is far below the best spares looking at them one by one.
        var above = Above(scores, TensorPrimitives.Max(scores) * FarBelow);
        if (above.Count < count)
            above = Above(scores, 0);

        Span<int> passagesAt = stackalloc int[Steps];
        foreach (var passage in above)
            passagesAt[StepOf(scores[passage])]++;
        var (last, left) = (Steps, count);
        while (last > 0 && left > 0)
            left -= passagesAt[--last];
        // Of the last step only as many as are still wanted: a single frequent word gives thousands of passages one score.
        left = Math.Min(left + passagesAt[last], passagesAt[last]);

        var best = new List<int>(count);
        foreach (var passage in above)
        {
            if (StepOf(scores[passage]) is var step && (step > last || (step == last && left-- > 0)))
                best.Add(passage);
        }
        return best;
    }

    private static List<int> Above(float[] scores, float floor)
    {
        var above = new List<int>();
        var width = Vector<float>.Count;
        var floors = new Vector<float>(floor);
        for (var start = 0; start < scores.Length; start += width)
        {
            if (start + width <= scores.Length && !Vector.GreaterThanAny(new Vector<float>(scores, start), floors))
                continue;
            for (var passage = start; passage < Math.Min(start + width, scores.Length); passage++)
            {
                if (scores[passage] > floor)
                    above.Add(passage);
            }
        }
        return above;
    }

    private static int StepOf(float score) => Math.Min((int)(score * (Steps / 2)), Steps - 1);

    private Candidate Count(int passage, QuestionTerms question, LexicalScratch scratch)
    {
        var counts = new ushort[question.Terms.Length + question.Grams.Length];
        var words = new List<int>(64);
        foreach (var (word, count) in new CountReader(data.Forward.AsSpan(data.ForwardStarts[passage]..data.ForwardStarts[passage + 1])))
        {
            scratch.AddCounts(word, count, counts);
            words.Add(data.WordIds[word]);
        }
        return new Candidate(
            passage,
            new FieldCounts(counts.AsMemory(..question.Terms.Length), data.TermLengths[passage]),
            new FieldCounts(counts.AsMemory(question.Terms.Length..), data.GramLengths[passage]),
            [.. words]);
    }
}
