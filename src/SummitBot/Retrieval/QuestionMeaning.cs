using SummitBot.Embeddings;

namespace SummitBot.Retrieval;

/// <summary>Compares the words of one question with those of sentences by meaning. Made once a question; not thread-safe.</summary>
internal sealed class QuestionMeaning
{
    private readonly SoftAlignment alignment;
    private readonly Func<string, int[]> wordsOf;
    private readonly float[] weights;
    private readonly float sum;
    private readonly float[] best;

    /// <param name="terms">Of the question, with what each weighs.</param>
    /// <param name="analyzer">Reads the sentences, in English.</param>
    public QuestionMeaning(IReadOnlyList<AskedTerm> terms, TextAnalyzer analyzer, WordVectors vectors)
    {
        Terms = [.. terms.Where(t => t.Weight > 0).DistinctBy(t => IdOf(t.Term, vectors))];
        alignment = new SoftAlignment(vectors, [.. Terms.Select(t => IdOf(t.Term, vectors))]);
        wordsOf = text => [.. analyzer.Terms(text, "en").Select(t => IdOf(t, vectors))];
        weights = [.. Terms.Select(t => (float)t.Weight)];
        sum = weights.Sum();
        best = new float[weights.Length];
    }

    /// <summary>What is compared.</summary>
    public IReadOnlyList<AskedTerm> Terms { get; }

    /// <summary>What the vectors know the term by; a name of the glossary equals itself only.</summary>
    public static int IdOf(Term term, WordVectors vectors) => vectors.Id(term.Word.Length > 0 ? term.Word : term.Text);

    /// <summary>How far the sentence holds the question's words or words of near meaning: 0 to 1, weighted by rarity.</summary>
    public double SoftCoverage(string sentence) => SoftCoverage(wordsOf(sentence));

    /// <summary>The same for words given by their ids.</summary>
    public double SoftCoverage(ReadOnlySpan<int> words)
    {
        if (sum <= 0)
            return 0;
        alignment.Best(words, best);
        return System.Numerics.Tensors.TensorPrimitives.Dot<float>(best, weights) / sum;
    }

    /// <summary>For each of <see cref="Terms"/> its best match in the sentence: 1 for the word itself, less for a word of near meaning, 0 for none.</summary>
    public IReadOnlyList<float> Best(string sentence)
    {
        var found = new float[weights.Length];
        alignment.Best(wordsOf(sentence), found);
        return found;
    }
}
