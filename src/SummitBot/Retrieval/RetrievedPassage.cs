using SummitBot.Articles;

namespace SummitBot.Retrieval;

/// <summary>A passage with its score for one question.</summary>
/// <param name="Article">The article it is from; <see cref="Article.Text"/> is empty here, quotes come from the passage.</param>
/// <param name="Score">Higher is nearer, on every index.</param>
/// <param name="Bm25">BM25 of the terms over its upper bound for this question, 0 to 1 (comparable across questions).</param>
internal sealed record RetrievedPassage(Passage Passage, Article Article, double Score, double Bm25)
{
    /// <summary>How near the passage is to the question in meaning: encoder cosine + word cosine / 2, so -1.5 to 1.5; 0 when it has no embedding or the question none.</summary>
    public double Dense { get; init; }

    /// <summary>The same for each of the passage's sentences, in their order; empty when there are no embeddings.</summary>
    public IReadOnlyList<double> SentenceDense { get; init; } = [];
}
