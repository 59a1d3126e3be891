using SummitBot.Articles;

namespace SummitBot.Retrieval;

/// <summary>The searchable copy of the corpus; can be rebuilt from the articles at any time.</summary>
/// <remarks>Every method throws <see cref="IndexUnavailableException"/> when the index is on a server that does not answer.</remarks>
internal interface IPassageIndex
{
    /// <summary>The version answered from now; null when nothing was ever published. Sees what another process published.</summary>
    /// <exception cref="VersionUnreadableException">It is damaged, or was built with another text analysis or other embeddings: build it anew.</exception>
    Task<CorpusVersion?> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>The version answered from now, to read from: everything read through it is of that version, whatever is published meanwhile.</summary>
    /// <remarks>An index on a server goes on with the version it read last when it cannot read what another program has published since.</remarks>
    /// <exception cref="VersionUnreadableException">It is damaged, or was built with another text analysis or other embeddings: build it anew.</exception>
    Task<IPinnedVersion?> PinAsync(CancellationToken cancellationToken);

    /// <summary>Builds a new version aside and switches to it in one step; the previous one stays for rollback and for answers in flight.</summary>
    /// <param name="glossary">Folds names and terms in the articles, and in every question asked of this version.</param>
    /// <param name="progress">Told the number of articles done.</param>
    /// <remarks>One publisher at a time: the caller holds the lock of the data folder.</remarks>
    /// <exception cref="PublishedElsewhereException">A program with another data folder is publishing into the same index.</exception>
    Task<CorpusVersion> PublishAsync(IReadOnlyList<Article> articles, Glossary glossary, IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>Goes back to the version before the current one; null when there is none.</summary>
    Task<CorpusVersion?> RollbackAsync(CancellationToken cancellationToken);

    /// <summary>The articles of the current version, without text, in order of id.</summary>
    Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken);
}

/// <summary>One version of the corpus, held for as long as somebody reads from it.</summary>
/// <remarks>An index on a server keeps the last two: reading an older one throws <see cref="VersionDroppedException"/>.</remarks>
internal interface IPinnedVersion
{
    CorpusVersion Version { get; }

    TextAnalyzer Analyzer { get; }

    CorpusStatistics Statistics { get; }

    /// <summary>Whether passages of it have embeddings.</summary>
    bool IsDense { get; }

    /// <summary>
    /// The passages that may be the best for a question: by terms at least <paramref name="count"/> of them if so many share anything with it,
    /// and as many by its embedding; in no order.
    /// </summary>
    /// <param name="filter">Null for none.</param>
    Task<IReadOnlyList<Candidate>> CandidatesAsync(
        QuestionTerms question, float[]? embedding, int count, PassageFilter? filter, CancellationToken cancellationToken);

    /// <summary>The passages of candidates with their articles (without text), in the order asked for.</summary>
    Task<IReadOnlyList<(Passage Passage, Article Article)>> PassagesAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken);

    Task<Passage?> PassageAsync(string id, CancellationToken cancellationToken);

    /// <summary>In reading order; empty for an unknown article.</summary>
    Task<IReadOnlyList<Passage>> PassagesOfAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>The article with its text.</summary>
    Task<Article?> ArticleAsync(string id, CancellationToken cancellationToken);

    /// <summary>All articles without text, in order of id.</summary>
    Task<IReadOnlyList<Article>> ArticlesAsync(CancellationToken cancellationToken);

    /// <summary>The whole corpus, in order of id: for who compares or checks it, not for a question.</summary>
    Task<IReadOnlyList<Article>> ArticlesWithTextAsync(CancellationToken cancellationToken);
}

/// <summary>A published version cannot be read; the articles are the truth, so it can be built anew.</summary>
internal sealed class VersionUnreadableException(string path, string reason, Exception? inner = null)
    : Exception($"The corpus version {path} cannot be read: {reason}", inner)
{
    public string Path { get; } = path;
}
