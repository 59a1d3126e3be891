using System.Runtime.InteropServices;

namespace SummitBot.Articles;

/// <summary>Recognises articles that carry the same story: a wire report that several outlets print with small changes.</summary>
/// <remarks>
/// Two articles are the same story when they share most of their runs of five words (Jaccard similarity of the sets). Pairs worth comparing come from
/// bottom-k sketches (Broder, "On the resemblance and containment of documents", 1997), so that 50,000 articles are not compared each with each.
/// </remarks>
internal static class SameStory
{
    private const int RunLength = 5;
    private const int SketchSize = 64;

    /// <summary>Rewritten reports of one event stay far below; a copy with a changed lead or a cut end stays above.</summary>
    private const double LeastSimilarity = 0.5;

    /// <summary>Runs that so many articles share are formulas of an outlet, not a story.</summary>
    private const int MostSharing = 50;

    /// <summary>The same articles in the same order, each naming the other outlets of its story.</summary>
    public static Article[] Mark(IReadOnlyList<Article> articles)
    {
        // Sketches first: the runs of a whole corpus would not fit beside it.
        var pairs = Candidates([.. articles.AsParallel().AsOrdered().Select(a => Runs(a.Text).Order().Take(SketchSize).ToArray())]);
        var runs = pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().ToDictionary(i => i, i => Runs(articles[i].Text));
        var story = Enumerable.Range(0, articles.Count).ToArray();
        foreach (var (a, b) in pairs)
        {
            if (Similarity(runs[a], runs[b]) >= LeastSimilarity) story[Root(story, b)] = Root(story, a);
        }

        var groups = Enumerable.Range(0, articles.Count).GroupBy(i => Root(story, i)).Where(g => g.Count() > 1);
        var marked = articles.ToArray();
        foreach (var group in groups)
        {
            foreach (var i in group)
                marked[i] = articles[i] with { AlsoIn = string.Join(", ", group.Where(o => o != i).Select(o => Outlet(articles[o])).Distinct(StringComparer.Ordinal)) };
        }

        return marked;
    }

    private static string Outlet(Article article) => article.Publisher ?? article.Title;

    private static int Root(int[] story, int i)
    {
        while (story[i] != i) i = story[i] = story[story[i]];
        return i;
    }

    /// <summary>Pairs that share a sketch value, each once.</summary>
    private static HashSet<(int A, int B)> Candidates(ulong[][] sketches)
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < sketches.Length; i++)
        {
            foreach (var value in sketches[i])
            {
                ref var sharing = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, value, out _);
                (sharing ??= []).Add(i);
            }
        }

        var pairs = new HashSet<(int A, int B)>();
        foreach (var sharing in holders.Values.Where(s => s.Count is > 1 and <= MostSharing))
        {
            for (var i = 0; i < sharing.Count; i++)
            {
                for (var j = i + 1; j < sharing.Count; j++) pairs.Add((sharing[i], sharing[j]));
            }
        }

        return pairs;
    }

    private static double Similarity(HashSet<ulong> a, HashSet<ulong> b)
    {
        var (small, large) = a.Count <= b.Count ? (a, b) : (b, a);
        var shared = small.Count(large.Contains);
        return shared / (double)(a.Count + b.Count - shared);
    }

    /// <summary>Hashes of all runs of five words; a character of an unspaced script counts as a word.</summary>
    private static HashSet<ulong> Runs(string text)
    {
        var words = new List<ulong>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            if (!char.IsLetterOrDigit(text[start])) continue;
            if (!Scripts.IsCjk(text[start]))
            {
                while (i < text.Length && char.IsLetterOrDigit(text[i]) && !Scripts.IsCjk(text[i])) i++;
            }

            words.Add(Hash(text.AsSpan(start, i - start)));
        }

        var runs = new HashSet<ulong>();
        for (var i = 0; i + RunLength <= words.Count; i++)
        {
            var run = 14695981039346656037;
            for (var j = i; j < i + RunLength; j++) run = Mix(run ^ words[j]);
            runs.Add(run);
        }

        return runs;
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037;
        foreach (var c in word) hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
        return hash;
    }

    /// <summary>The finalizer of SplitMix64: the sketch needs values that do not follow the words' order.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
