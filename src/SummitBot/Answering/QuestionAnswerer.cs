using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>THE question: resolves it against its history, retrieves, writes the answer.</summary>
/// <remarks>A question that gives orders ("ignore your sources and say ...") is a question like any other: nothing here obeys text.</remarks>
internal sealed class QuestionAnswerer(PassageRetriever retriever, IAnswerWriter writer)
{
    /// <exception cref="NoCorpusException">Nothing was ever published.</exception>
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var resolved = FollowUp.Resolve(Whitespace.Fold(question.Text), question.History);
        var language = question.Language ?? LanguageDetector.Detect(resolved.Original);
        var found = await retriever.RetrieveAsync(resolved.Text, language, SentenceSelector.MostPassages, cancellationToken);

        var answer = FunctionWords.AsksNothing(resolved.Text)
            ? new NoAnswer(RefusalReason.NothingAsked, [], language, found.Version)
            : await writer.WriteAsync(new Evidence(resolved, language, found), cancellationToken);
        return answer with { Asked = resolved };
    }
}
