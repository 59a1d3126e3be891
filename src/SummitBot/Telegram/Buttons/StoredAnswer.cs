using System.Security.Cryptography;
using SummitBot.Articles;

namespace SummitBot.Telegram.Buttons;

/// <summary>What the buttons under a message refer to: enough to show its passages when their corpus version is long gone.</summary>
/// <param name="Question">Empty when the message answers none.</param>
/// <param name="Suggestions">Questions offered as buttons.</param>
internal sealed record AnswerCard(string Id, long Chat, string Question, string Language, IReadOnlyList<CitedPassage> Citations, IReadOnlyList<string> Suggestions)
{
    /// <summary>For the data of buttons: nobody guesses another's.</summary>
    public static string NewId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(9)).Replace('+', '-').Replace('/', '_');
}

/// <param name="Owner">Who asked; null when it was asked as a group or channel.</param>
internal sealed record NewAnswer(AnswerCard Card, long? Owner, string Version);

/// <param name="IsOwner">Whether whoever tapped is who asked, or nobody in particular asked.</param>
/// <param name="View">The message that shows its passage, while that is known.</param>
internal sealed record StoredAnswer(AnswerCard Card, bool IsOwner, PassageMessage? View);

/// <param name="MessageId">Null while it is on its way.</param>
internal sealed record PassageMessage(int? MessageId);

/// <summary>A passage with the sentences of it that an answer cites.</summary>
/// <param name="Numbers">Of its citations in the answer.</param>
/// <param name="Article">Without its text.</param>
/// <param name="Start">UTF-16 offset of <paramref name="Text"/> in the article.</param>
/// <param name="Quotes">In the article's text, verbatim.</param>
internal sealed record CitedPassage(IReadOnlyList<int> Numbers, Article Article, string Id, int Start, string Text, IReadOnlyList<Sentence> Quotes);
