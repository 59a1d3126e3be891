using SummitBot.Answering.Chat;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>THE question: finds it in the message, resolves it against its history, retrieves, writes the answer.</summary>
/// <param name="rewriter">null where no model helps to understand questions.</param>
internal sealed class QuestionAnswerer(PassageRetriever retriever, IAnswerWriter writer, QuestionRewriter? rewriter = null)
{
    /// <param name="written">Told the answer so far while it is being written, where that takes time.</param>
    /// <exception cref="NoCorpusException">Nothing was ever published.</exception>
    public Task<Answer> AnswerAsync(Question question, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken) =>
        retriever.InOneVersionAsync(version => AnswerInAsync(version, question, written, cancellationToken), cancellationToken);

    private async Task<Answer> AnswerInAsync(IPinnedVersion version, Question question, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken)
    {
        var message = Whitespace.Fold(question.Text);
        var withoutOrders = Orders.QuestionIn(message);
        var behindOrders = withoutOrders != message;
        var asked = SourceTalk.Without(withoutOrders);
        if (asked.Length == 0 && message.Length > 0) return await RefuseOrdersAsync(version, question with { Text = message }, cancellationToken);

        var (rewritten, tokens) = rewriter is null ? default : await rewriter.ResolveAsync(asked, question, cancellationToken);
        var resolved = rewritten ?? FollowUp.Resolve(asked, question.History);
        var language = question.Language ?? LanguageDetector.Detect(resolved.Original);
        var evidence = await FindAsync(version, resolved, language, cancellationToken) with { Asker = question.Asker, Chat = question.Chat };
        if (rewriter is not null)
        {
            (evidence, var translating) = await TranslateAsync(version, evidence, cancellationToken);
            evidence = evidence with { Parts = await PartsAsync(version, evidence, cancellationToken) };
            tokens += translating;
        }

        var answer = await WriteAsync(version, evidence, behindOrders, written, cancellationToken);
        if (answer.Model is null or { Failure: not null }) answer = await AnswerPartsAsync(version, answer, resolved, cancellationToken);
        return answer with { Asked = resolved, Language = language, Model = tokens.Sum == 0 ? answer.Model : (answer.Model ?? ModelWork.None).Plus(tokens) };
    }

    /// <param name="behindOrders">Whether the message gave orders too: then a word that no article holds is taken for what they want planted.</param>
    private async Task<Answer> WriteAsync(IPinnedVersion version, Evidence evidence, bool behindOrders, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken)
    {
        var (question, language) = (evidence.Question, evidence.Language);
        if (behindOrders && evidence.Found.Terms.Any(t => t is { IsUnseen: true, IsForeign: false, Weight: > 0 }))
            return new NoAnswer(RefusalReason.NotInSources, [], language, evidence.Found.Version);
        if (FunctionWords.AsksNothing(question.Text)) return new NoAnswer(RefusalReason.NothingAsked, [], language, evidence.Found.Version);

        if (Premise.Of(question.Original) is { } premise)
        {
            var straight = question with { Original = premise.Straight, Text = premise.Straight + question.Text[question.Original.Length..] };
            evidence = evidence with { Premise = premise, Straight = await FindAsync(version, straight, language, cancellationToken) };
        }

        return await writer.WriteAsync(evidence, written, cancellationToken);
    }

    /// <returns>What the translated question finds, to be answered in the language it was asked in; the same evidence where none is needed.</returns>
    private async Task<(Evidence Evidence, ModelTokens Tokens)> TranslateAsync(IPinnedVersion version, Evidence evidence, CancellationToken cancellationToken)
    {
        var (question, language, tokens) = await rewriter!.TranslateAsync(evidence, cancellationToken);
        if (question is null) return (evidence, tokens);

        var translated = await FindAsync(version, evidence.Question with { Original = question, Text = question, Standalone = evidence.Question.Standalone ?? evidence.Question.Original }, language, cancellationToken);
        return (evidence with { Question = translated.Question, Language = language, Found = translated.Found, ReplyLanguage = evidence.ReplyLanguage }, tokens);
    }

    private async Task<IReadOnlyList<Evidence>> PartsAsync(IPinnedVersion version, Evidence evidence, CancellationToken cancellationToken)
    {
        var parts = new List<Evidence>();
        foreach (var part in QuestionParts.Of(evidence.Question.Original))
            parts.Add(await FindAsync(version, FollowUp.Resolve(part, parts.Count == 0 ? [] : [new Turn(parts[0].Question.Original, "")]), evidence.Language, cancellationToken));
        return parts;
    }

    private async Task<Evidence> FindAsync(IPinnedVersion version, ResolvedQuestion question, string language, CancellationToken cancellationToken) =>
        new(question, language, await retriever.RetrieveAsync(version, question.Text, language, SentenceSelector.MostPassages, cancellationToken));

    /// <summary>Of a question of several parts each is answered, when all can be; else the question is answered as one, or refused.</summary>
    private async Task<Answer> AnswerPartsAsync(IPinnedVersion version, Answer whole, ResolvedQuestion question, CancellationToken cancellationToken)
    {
        var parts = QuestionParts.Of(question.Original);
        var answers = new List<GroundedAnswer>();
        foreach (var part in parts)
        {
            // "... and until when does it last?": the first part says what.
            Turn[] context = answers.Count == 0 ? [] : [new Turn(parts[0], "")];
            var evidence = await FindAsync(version, FollowUp.Resolve(part, context), whole.Language, cancellationToken) with { IsPart = true };
            if (await WriteAsync(version, evidence, behindOrders: false, written: null, cancellationToken) is not GroundedAnswer answer) return whole;
            answers.Add(answer);
        }

        return answers.Count == 0 ? whole : Join(answers) with { Model = whole.Model };
    }

    private static GroundedAnswer Join(List<GroundedAnswer> answers)
    {
        var claims = answers.SelectMany(a => a.Claims.Take(answers.Count == 2 ? 2 : 1)).DistinctBy(c => (c.Citations[0].PassageId, c.Citations[0].Start));
        return answers[0] with
        {
            Claims = [.. claims.Select((c, i) => c with { Citations = [.. c.Citations.Select(citation => citation with { Number = i + 1 })] })],
            Confidence = answers.Min(a => a.Confidence),
            Contradicts = answers.Exists(a => a.Contradicts),
        };
    }

    private async Task<Answer> RefuseOrdersAsync(IPinnedVersion version, Question question, CancellationToken cancellationToken)
    {
        var language = question.Language ?? LanguageDetector.Detect(question.Text);
        var asked = new ResolvedQuestion(question.Text, question.Text);
        var evidence = await FindAsync(version, asked, language, cancellationToken);
        return new NoAnswer(RefusalReason.NotInSources, [], language, evidence.Found.Version) { Asked = asked };
    }
}
