using System.Globalization;
using SummitBot.Answering.Chat;
using SummitBot.Articles;
using SummitBot.Texts;

namespace SummitBot.Answering;

/// <summary>An answer as plain text: its sentences without citation numbers and without the list of sources.</summary>
internal static class AnswerText
{
    public static string Of(Answer answer) => answer switch
    {
        GroundedAnswer grounded => Introduced(grounded, Joined(grounded.Claims)) + AsOf(answer) + Closed(answer),
        NearestPassages nearest => Introduced(nearest, Joined(nearest.Claims)) + Closed(answer),
        NoAnswer { Reason: RefusalReason.NothingAsked } => UiTexts.Get(UiText.NothingAsked, answer.Language),
        NoAnswer refusal => UiTexts.Get(UiText.NotInSources, answer.Language) + Closest(refusal),
        _ => throw new ArgumentException($"Unknown kind of answer: {answer.GetType().Name}.", nameof(answer)),
    };

    /// <summary>The same with each sentence's citation numbers behind it, as [1].</summary>
    public static string Numbered(Answer answer) => answer switch
    {
        GroundedAnswer grounded => Introduced(grounded, Joined(grounded.Claims.Select(WithNumbers))) + AsOf(answer) + Closed(answer),
        NearestPassages nearest => Introduced(nearest, Joined(nearest.Claims.Select(WithNumbers))) + Closed(answer),
        _ => Of(answer),
    };

    /// <summary>What stands before the quotes, on a line of its own; null when they speak for themselves.</summary>
    public static string? IntroductionOf(Answer answer) => answer switch
    {
        GroundedAnswer { Contradicts: true } => UiTexts.Get(UiText.SaysOtherwise, answer.Language),
        NearestPassages => UiTexts.Get(UiText.NearestPassages, answer.Language),
        _ => null,
    };

    /// <summary>What stands behind the sentences, a line each: what the articles leave open, and that the model did not write the answer.</summary>
    public static IEnumerable<string> ClosingOf(Answer answer)
    {
        if (answer is GroundedAnswer { NotCovered: { } open })
            yield return open.Length > 0 ? UiTexts.Get(UiText.NotCovered, answer.Language, open) : UiTexts.Get(UiText.NotAllCovered, answer.Language);
        if (answer is not NoAnswer && answer.Model?.Failure is { } failure)
            yield return UiTexts.Get(failure is ModelFailure.UserBudget or ModelFailure.DayBudget ? UiText.OverBudget : UiText.WithoutModel, answer.Language);
    }

    /// <summary>What is known about an article's date, in words: "as of 2 July 2024"; null when its file states nothing.</summary>
    public static string? DateOf(Article article, string language) =>
        article.Published is { } day ? UiTexts.Get(UiText.AsOf, language, day)
        : string.IsNullOrWhiteSpace(article.DateNote) ? null
        : article.DateNote;

    /// <summary>A question about the present is answered with the date its best source stands for; null for other questions.</summary>
    public static string? AsOfNow(Answer answer) => answer.Asked is { } asked && QuestionWords.AskAboutNow(asked.Original)
        ? DateOf(answer.Citations[0].Article, answer.Language) ?? UiTexts.Get(UiText.DateNotStated, answer.Language)
        : null;

    private static string AsOf(Answer answer) => AsOfNow(answer) is { } date ? $" ({date})" : "";

    private static string Closed(Answer answer) => string.Concat(ClosingOf(answer).Select(line => $"\n{line}"));

    private static string Closest(NoAnswer refusal) => refusal.Closest.Count == 0
        ? ""
        : " " + UiTexts.Get(UiText.ClosestArticles, refusal.Language, string.Join("; ", refusal.Closest.Select(a => a.Title)));

    private static string Introduced(Answer answer, string sentences) =>
        IntroductionOf(answer) is { } introduction ? $"{introduction}\n{sentences}" : sentences;

    /// <summary>A line each: quotes of several places read badly as one paragraph.</summary>
    private static string Joined(IEnumerable<Claim> claims) => string.Join('\n', claims.Select(c => c.Text));

    private static Claim WithNumbers(Claim claim) =>
        claim with { Text = $"{claim.Text} {string.Concat(claim.Citations.Select(c => c.Number).Distinct().Select(n => string.Create(CultureInfo.InvariantCulture, $"[{n}]")))}" };
}
