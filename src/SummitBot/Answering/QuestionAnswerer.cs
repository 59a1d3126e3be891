using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>THE question: finds it in the message, resolves it against its history, retrieves, writes the answer.</summary>
internal sealed class QuestionAnswerer(PassageRetriever retriever, IAnswerWriter writer)
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

        var resolved = FollowUp.Resolve(asked, question.History);
        var language = question.Language ?? LanguageDetector.Detect(resolved.Original);
        var answer = await WriteAsync(version, resolved, language, behindOrders, written, cancellationToken);
        return await AnswerPartsAsync(version, answer, resolved, cancellationToken) with { Asked = resolved };
    }

    /// <param name="behindOrders">Whether the message gave orders too: then a word that no article holds is taken for what they want planted.</param>
    private async Task<Answer> WriteAsync(
        IPinnedVersion version, ResolvedQuestion question, string language, bool behindOrders, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken)
    {
        var evidence = await FindAsync(version, question, language, cancellationToken);
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
            if (await WriteAsync(version, FollowUp.Resolve(part, context), whole.Language, behindOrders: false, written: null, cancellationToken) is not GroundedAnswer answer) return whole;
            answers.Add(answer);
        }

        return answers.Count == 0 ? whole : Join(answers);
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
