using SummitBot.Articles;

namespace SummitBot.Retrieval;

/// <summary>Finds the passages nearest to a question in the version published now.</summary>
internal sealed class PassageRetriever(IPassageIndex index, PassageEmbedder embedder)
{
    /// <summary>How many candidates are scored exactly: the index finds them by a coarser score.</summary>
    public const int Candidates = 150;

    /// <summary>A version is dropped when it was replaced twice: so many times within one question is more than chance.</summary>
    private const int Attempts = 4;

    /// <summary>Does <paramref name="work"/> in the version published now; begun anew as a whole when that is dropped meanwhile, so that no answer mixes two.</summary>
    /// <exception cref="NoCorpusException">Nothing was ever published.</exception>
    public async Task<T> InOneVersionAsync<T>(Func<IPinnedVersion, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var version = await index.PinAsync(cancellationToken) ?? throw new NoCorpusException();
            try
            {
                return await work(version);
            }
            catch (VersionDroppedException) when (attempt < Attempts)
            {
                // It was replaced twice since: what was found in it so far is of no use.
            }
        }
    }

    /// <param name="language">ISO 639-1 language of <paramref name="text"/>; null to detect it.</param>
    /// <returns>No passages for a question that holds only stop words.</returns>
    /// <exception cref="NoCorpusException">Nothing was ever published.</exception>
    public Task<RetrievalResult> RetrieveAsync(string text, string? language, int top, CancellationToken cancellationToken) =>
        RetrieveAsync(text, language, top, null, cancellationToken);

    /// <param name="filter">Which articles count; null for all.</param>
    /// <inheritdoc cref="RetrieveAsync(string, string?, int, CancellationToken)"/>
    public Task<RetrievalResult> RetrieveAsync(string text, string? language, int top, PassageFilter? filter, CancellationToken cancellationToken) =>
        InOneVersionAsync(version => RetrieveAsync(version, text, language ?? LanguageDetector.Detect(text), top, filter, cancellationToken), cancellationToken);

    /// <summary>The same in a version the caller holds, so that several questions of one conversation see one corpus.</summary>
    public Task<RetrievalResult> RetrieveAsync(IPinnedVersion version, string text, string language, int top, CancellationToken cancellationToken) =>
        RetrieveAsync(version, text, language, top, null, cancellationToken);

    private async Task<RetrievalResult> RetrieveAsync(
        IPinnedVersion version, string text, string language, int top, PassageFilter? filter, CancellationToken cancellationToken)
    {
        var isKnown = PassageEmbedder.Knows(text, language);
        // Two halves of the work that need nothing of each other.
        var embedded = version.IsDense && isKnown ? Task.Run(() => embedder.EmbedAsync(text, cancellationToken), cancellationToken) : null;
        var question = QuestionTerms.Of(text, language, version.Analyzer, version.Statistics, isKnown ? embedder.IsWord : null);
        var meaning = version.IsDense ? new QuestionMeaning(question.Asked, version.Analyzer, embedder.Vectors) : null;
        var embedding = embedded is null ? null : await embedded;
        var candidates = question.Terms.Length > 0 ? await version.CandidatesAsync(question, embedding, Math.Max(top, Candidates), filter, cancellationToken) : [];
        List<RankedCandidate> best = [.. PassageRanker.Rank(question, meaning, candidates, version.Statistics).Take(top)];
        var passages = await version.PassagesAsync([.. best.Select(b => b.Candidate.Key)], cancellationToken);
        return new RetrievalResult(version.Version, [.. passages.Zip(best, Retrieved)], version.Analyzer, version.Statistics)
        {
            Terms = question.Asked,
            Meaning = meaning,
            IsDense = embedding is not null && question.Terms.Length > 0,
        };
    }

    private static RetrievedPassage Retrieved((Passage Passage, Article Article) found, RankedCandidate ranked) =>
        new(found.Passage, found.Article, ranked.Score, ranked.Bm25) { Dense = ranked.Candidate.Dense, SentenceDense = ranked.Candidate.SentenceDense };
}

/// <summary>No corpus version was ever published.</summary>
internal sealed class NoCorpusException() : Exception("No corpus is loaded yet.");
