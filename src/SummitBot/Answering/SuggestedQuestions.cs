using System.Collections.Concurrent;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>
/// Questions that are worth asking because the corpus answers them: about names in its sentences, each tried before it is offered. They are
/// tried without a model, whoever writes the answers.
/// </summary>
internal sealed class SuggestedQuestions(IPassageIndex index, PassageRetriever retriever, ExtractiveAnswerWriter writer) : IDisposable
{
    private const int MostTried = 6;
    private const int MostTriedExamples = 16;
    private const int MostExamples = 3;

    /// <summary>The newest articles, of which examples are made.</summary>
    private const int ExampleArticles = 8;

    /// <summary>Passages around one sentence or at the beginning of an article that questions are made from.</summary>
    private const int MostPassages = 3;

    private const int MostRemembered = 5_000;

    private readonly QuestionAnswerer _answerer = new(retriever, writer);

    /// <summary>What each question tried so far quotes; nothing when it is not answered.</summary>
    private readonly ConcurrentDictionary<(string Version, string Question), IReadOnlySet<QuotedSentence>> _tried = new();

    private readonly SemaphoreSlim _trying = new(1);

    public void Dispose() => _trying.Dispose();

    /// <summary>Follow-ups from the passages an answer cites, or from the articles closest to a refused question, that quote something new.</summary>
    public async Task<IReadOnlyList<string>> AfterAsync(Answer answer, int most, CancellationToken cancellationToken)
    {
        if (answer is NoAnswer { Reason: RefusalReason.NothingAsked } || await index.PinAsync(cancellationToken) is not { } version) return [];
        var citations = answer.Sentences.SelectMany(s => s.Citations).ToList();
        var quoted = citations.Select(c => new QuotedSentence(c.PassageId, c.Start)).ToHashSet();
        var known = citations.Select(c => c.Quote).Append(answer.Asked?.Text ?? "")
            .SelectMany(text => SuggestedNames.In(text, answer.Language, answer.Language, version.Analyzer)).Select(n => n.Key).ToHashSet();

        var passages = answer is NoAnswer refusal
            ? await BeginningsAsync(version, refusal.Closest, cancellationToken)
            : await AroundAsync(version, citations, cancellationToken);
        var candidates = passages
            .SelectMany(p => p.Passage.Sentences.Where(s => !quoted.Contains(new QuotedSentence(p.Passage.Id, s.Start))).Select(s => (s.Text, p.Article.Language)))
            .SelectMany(s => SuggestedNames.Questions(s.Text, s.Language, answer.Language, version, known));

        // One at a time: while many ask, answers come before suggestions, and only what was tried before is offered.
        var mayTry = await _trying.WaitAsync(0, cancellationToken);
        try
        {
            return await AnsweredAsync(version, candidates, quoted, most, mayTry ? MostTried : 0, cancellationToken);
        }
        finally
        {
            if (mayTry) _trying.Release();
        }
    }

    /// <summary>Examples for somebody who does not know yet what the corpus is about.</summary>
    public async Task<IReadOnlyList<string>> ExamplesAsync(string language, CancellationToken cancellationToken)
    {
        if (await index.PinAsync(cancellationToken) is not { } version) return [];
        var articles = (await version.ArticlesAsync(cancellationToken)).OrderByDescending(a => a.Published).Take(ExampleArticles);
        HashSet<string> none = [];
        List<SuggestedQuestion[]> perArticle = [];
        foreach (var article in articles)
        {
            var passages = await BeginningsAsync(version, [article], cancellationToken);
            var questions = passages.SelectMany(p => p.Passage.Sentences).SelectMany(s => SuggestedNames.Questions(s.Text, article.Language, language, version, none));
            perArticle.Add([.. questions.OrderBy(q => !q.IsTelling).DistinctBy(q => q.About).Take(MostTriedExamples)]);
        }

        // By turns, so that the examples show the breadth of the corpus.
        var byTurns = Enumerable.Range(0, MostTriedExamples).SelectMany(turn => perArticle.Where(q => turn < q.Length).Select(q => q[turn]));
        await _trying.WaitAsync(cancellationToken);
        try
        {
            return await AnsweredAsync(version, byTurns, new HashSet<QuotedSentence>(), MostExamples, MostTriedExamples, cancellationToken);
        }
        finally
        {
            _trying.Release();
        }
    }

    /// <summary>Those that the corpus answers, each with something that neither is quoted already nor answers the one before.</summary>
    private async Task<IReadOnlyList<string>> AnsweredAsync(
        IPinnedVersion version, IEnumerable<SuggestedQuestion> candidates, IReadOnlySet<QuotedSentence> quoted, int most, int tries, CancellationToken cancellationToken)
    {
        List<string> answered = [];
        var seen = quoted.ToHashSet();
        foreach (var question in candidates.OrderBy(q => !q.IsTelling).DistinctBy(q => q.About).Select(q => q.Text).Distinct())
        {
            if (!_tried.TryGetValue((version.Version.Id, question), out var quotes))
            {
                if (tries-- <= 0) continue;
                quotes = await TryAsync(version, question, cancellationToken);
            }

            if (quotes.Count == 0 || quotes.IsSubsetOf(seen)) continue;
            seen.UnionWith(quotes);
            answered.Add(question);
            if (answered.Count == most) break;
        }

        return answered;
    }

    private async Task<IReadOnlySet<QuotedSentence>> TryAsync(IPinnedVersion version, string question, CancellationToken cancellationToken)
    {
        var answer = await _answerer.AnswerAsync(new Question(question), written: null, cancellationToken);
        var quotes = answer is GroundedAnswer { Contradicts: false }
            ? answer.Sentences.SelectMany(s => s.Citations).Select(c => new QuotedSentence(c.PassageId, c.Start)).ToHashSet()
            : [];
        if (_tried.Count >= MostRemembered) _tried.Clear();
        _tried[(version.Version.Id, question)] = quotes;
        return quotes;
    }

    /// <summary>The cited passages first, then those behind and before them.</summary>
    private static async Task<IReadOnlyList<(Passage Passage, Article Article)>> AroundAsync(
        IPinnedVersion version, IEnumerable<Citation> citations, CancellationToken cancellationToken)
    {
        List<(Passage, Article)> around = [];
        foreach (var cited in citations.DistinctBy(c => c.PassageId).Take(MostPassages))
        {
            var passages = await version.PassagesOfAsync(cited.Article.Id, cancellationToken);
            var at = passages.ToList().FindIndex(p => p.Id == cited.PassageId);
            if (at < 0) continue;
            int[] places = [at, at + 1, at - 1];
            around.AddRange(places.Where(i => i >= 0 && i < passages.Count).Select(i => (passages[i], cited.Article)));
        }

        return around;
    }

    private static async Task<IReadOnlyList<(Passage Passage, Article Article)>> BeginningsAsync(
        IPinnedVersion version, IEnumerable<Article> articles, CancellationToken cancellationToken)
    {
        List<(Passage, Article)> beginnings = [];
        foreach (var article in articles)
            beginnings.AddRange((await version.PassagesOfAsync(article.Id, cancellationToken)).Take(MostPassages).Select(p => (p, article)));
        return beginnings;
    }

    private readonly record struct QuotedSentence(string Passage, int Start);
}
