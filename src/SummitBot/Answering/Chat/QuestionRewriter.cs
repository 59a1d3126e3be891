using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Chat;

/// <summary>Lets the model make a follow-up stand on its own, and translate a question that no article could be found by; without its help the rules do.</summary>
internal sealed partial class QuestionRewriter(ChatModel model, TokenBudget budget, IOptions<ChatOptions> options)
{
    private const int MostTokens = 150;
    private const int LongestQuestion = 400;
    private const int LongestTurn = 600;

    /// <summary>Below this share of words that an article or the glossary knows, the words found say too little. Set by hand.</summary>
    private const double KnownEnough = 0.5;

    private readonly Prompt _followUp = Prompt.Read("follow-up");
    private readonly Prompt _translation = Prompt.Read("translate-question");

    /// <returns>No question when it stands on its own for sure, or the model does not help.</returns>
    public async Task<(ResolvedQuestion? Question, ModelTokens Tokens)> ResolveAsync(string asked, Question question, CancellationToken cancellationToken)
    {
        if (question.History is null or [] || !FollowUp.MayLean(asked)) return default;

        var conversation = string.Join('\n', question.History.Select(t => $"Q: {Short(t.Question)}\nA: {Short(t.Answer)}"));
        var (rewritten, tokens) = await AskAsync(_followUp, new() { ["conversation"] = conversation, ["question"] = AnswerPrompt.Short(asked) }, question.Asker, cancellationToken);
        var resolved = rewritten is not null && AddsNothingNew(rewritten, $"{asked}\n{conversation}")
            ? FollowUp.With(asked, FunctionWords.ContentOf(rewritten), question.History[^1].Question) with { Standalone = rewritten }
            : null;
        return (resolved, tokens);
    }

    /// <param name="evidence">What was found for the question as asked.</param>
    /// <returns>No question when the articles can be searched in its own words, or the model does not help.</returns>
    public async Task<(string? Question, string Language, ModelTokens Tokens)> TranslateAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        var found = evidence.Found;
        var asked = evidence.Question.Standalone ?? evidence.Question.Text;
        if (!options.Value.TranslateQuestions || !TermWeights.IsForeign(evidence.Language, found.Statistics) || KnownShare(found.Terms) >= KnownEnough) return default;

        var target = found.Statistics.Languages.Contains("en") ? "en" : found.Statistics.Languages.Order(StringComparer.Ordinal).FirstOrDefault(l => l.Length == 2);
        if (target is null) return default;
        var (translated, tokens) = await AskAsync(
            _translation, new() { ["language"] = AnswerPrompt.NameOf(target), ["question"] = AnswerPrompt.Short(asked) }, evidence.Asker, cancellationToken);
        var isFaithful = translated is not null && Number().Matches(translated).All(n => asked.Contains(n.Value, StringComparison.Ordinal));
        return (isFaithful ? translated : null, target, tokens);
    }

    private static double KnownShare(IReadOnlyList<AskedTerm> terms)
    {
        // Several terms stand for one word when the glossary knows it.
        var words = terms.GroupBy(t => t.Term.Start).ToList();
        return words.Count == 0 ? 1 : words.Count(w => w.Any(t => !t.IsUnseen)) / (double)words.Count;
    }

    /// <summary>Names and numbers that nobody said are the model's own.</summary>
    private static bool AddsNothingNew(string rewritten, string said) =>
        Number().Matches(rewritten).Select(m => m.Value).Concat(AnswerEvidence.Names(rewritten).SelectMany(n => n.Split(' ')))
            .All(w => said.Contains(w.Length > 5 ? w[..^2] : w, StringComparison.OrdinalIgnoreCase));

    private async Task<(string? Line, ModelTokens Tokens)> AskAsync(Prompt prompt, Dictionary<string, string> words, string? asker, CancellationToken cancellationToken)
    {
        var taken = prompt.EstimateTokens(words) + MostTokens;
        if (budget.Take(asker, taken) is not null) return default;

        var text = new StringBuilder();
        ModelEnd? end = null;
        try
        {
            await foreach (var update in model.AskAsync(prompt, words, MostTokens, cancellationToken))
            {
                text.Append(update.Text);
                end = update.End;
            }
        }
        finally
        {
            budget.Settle(asker, taken, end?.Tokens.Sum ?? taken);
        }

        var line = text.ToString().Trim().Trim('"');
        var isQuestion = end!.Failure is null && line.Length is > 0 and <= LongestQuestion && !line.Contains('\n', StringComparison.Ordinal);
        return (isQuestion ? PromptText.Clean(line) : null, end.Tokens);
    }

    private static string Short(string text) => AnswerPrompt.Short(text.Length > LongestTurn ? text[..LongestTurn] : text);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
