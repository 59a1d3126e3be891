using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Answering.Checking;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Chat;

/// <summary>Lets a chat model write the answer from the found sentences, and lets through only what they bear out; quotes them itself when the model fails.</summary>
/// <remarks>
/// Whether the articles answer at all is decided without the model: it is asked only where quoted sentences would be shown, so that nobody pays for
/// questions off the subject and no model talks a refusal away.
/// </remarks>
internal sealed partial class ChatAnswerWriter(
    ExtractiveAnswerWriter extractive, ChatModel model, PassageEmbedder embedder, AnswerCache cache, TokenBudget budget, ChatTurns turns, IOptions<ChatOptions> options, ILogger<ChatAnswerWriter> logger)
    : IAnswerWriter
{
    private readonly Prompt _prompt = Prompt.Read("answer");

    public async Task<Answer> WriteAsync(Evidence evidence, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken)
    {
        var quoted = await extractive.WriteAsync(evidence, written: null, cancellationToken);
        if (evidence.IsPart || quoted is NoAnswer) return quoted;

        using var turn = await turns.TakeAsync(evidence.Chat, cancellationToken);
        if (cache.Find(evidence) is { } known) return known;

        var sources = SourceSentence.Of(PassagesOf(evidence));
        var answer = await AskAsync(evidence, sources, quoted, written, cancellationToken);
        if (answer.Model is { } work) LogWritten(work.Failure, work.Kept, work.Recited, work.Dropped, work.Tokens.Prompt, work.Tokens.Reply);
        cache.Add(evidence, answer);
        return answer;
    }

    /// <summary>Of the question, of its parts and of what it takes for granted.</summary>
    private static List<RetrievedPassage> PassagesOf(Evidence evidence) =>
        [.. evidence.Parts.Append(evidence).Reverse().SelectMany(e => e.Straight is { } straight ? e.Found.Passages.Concat(straight.Found.Passages) : e.Found.Passages).DistinctBy(p => p.Passage.Id)];

    private async Task<Answer> AskAsync(Evidence evidence, IReadOnlyList<SourceSentence> sources, Answer quoted, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken)
    {
        var words = AnswerPrompt.Of(evidence, sources);
        var taken = _prompt.EstimateTokens(words) + options.Value.MaxTokens;
        if (budget.Take(evidence.Asker, taken) is { } refused) return quoted with { Model = ModelWork.Failed(refused) };

        var writing = new AnswerInWriting(evidence, sources, new CitationCheck(sources, evidence.Found.Analyzer, evidence.Found.Statistics, embedder.Vectors));
        ModelEnd? end = null;
        try
        {
            await foreach (var update in model.AskAsync(_prompt, words, options.Value.MaxTokens, cancellationToken))
            {
                end = update.End;
                if (writing.Add(update.Text) && !writing.IsOtherLanguage) written?.Report(Grounded(evidence, quoted, writing));
            }
        }
        finally
        {
            // Nobody knows what a call has cost that the asker broke off.
            budget.Settle(evidence.Asker, taken, end?.Tokens.Sum ?? taken);
        }

        writing.Complete();
        foreach (var claim in writing.Dropped) LogDropped(claim.Reason, claim.Missing);
        return Finish(evidence, quoted, writing, end!);
    }

    private static Answer Finish(Evidence evidence, Answer quoted, AnswerInWriting writing, ModelEnd end)
    {
        var work = writing.Work(end.Failure ?? writing.Fault, end.Tokens);
        if (work.Failure is not null) return quoted with { Model = work };

        // The model found no answer, or where little supports one, not all of it: then nothing says so directly.
        if (writing.Claims.Count == 0) return quoted is GroundedAnswer { Contradicts: false } grounded ? Nearest(grounded, grounded.Claims) with { Model = work } : quoted with { Model = work };
        if (quoted is NearestPassages && writing.NotCovered is not null) return Nearest(quoted, writing.Claims) with { Language = evidence.ReplyLanguage, Model = work };
        return Grounded(evidence, quoted, writing) with { NotCovered = writing.NotCovered, Model = work };
    }

    private static GroundedAnswer Grounded(Evidence evidence, Answer quoted, AnswerInWriting writing) => new(writing.Claims, evidence.ReplyLanguage, quoted.Version)
    {
        Confidence = quoted.Confidence,
        Contradicts = quoted is GroundedAnswer { Contradicts: true },
    };

    private static NearestPassages Nearest(Answer quoted, IReadOnlyList<Claim> claims) => new(claims, quoted.Language, quoted.Version) { Confidence = quoted.Confidence };

    [LoggerMessage(LogLevel.Debug, "A claim is dropped: {Reason} ({Missing})")]
    private partial void LogDropped(DropReason reason, string? missing);

    [LoggerMessage(LogLevel.Information, "The model's answer: failure {Failure}, claims kept {Kept}, cited anew {Recited}, dropped {Dropped}; tokens {Prompt} + {Reply}")]
    private partial void LogWritten(ModelFailure? failure, int kept, int recited, int dropped, int prompt, int reply);
}
