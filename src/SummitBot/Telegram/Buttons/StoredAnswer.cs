using System.Security.Cryptography;
using SummitBot.Articles;

namespace SummitBot.Telegram.Buttons;

/// <summary>What the buttons under a message refer to: enough to show its passages when their corpus version is long gone.</summary>
/// <param name="Owner">Who asked; null when it was asked as a group or channel.</param>
/// <param name="Suggestions">Questions offered as buttons.</param>
internal sealed record NewAnswer(
    string Id, long Chat, long? Owner, string Question, string Language, string Version, IReadOnlyList<CitedPassage> Citations, IReadOnlyList<string> Suggestions)
{
    /// <summary>For the data of buttons: nobody guesses another's.</summary>
    public static string NewId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(9)).Replace('+', '-').Replace('/', '_');
}

/// <summary>The same, read back.</summary>
/// <param name="IsOwner">Whether whoever tapped is who asked, or nobody in particular asked.</param>
/// <param name="View">The message that shows its passage, while that is known.</param>
internal sealed record StoredAnswer(
    string Id, long Chat, bool IsOwner, string Question, string Language, IReadOnlyList<CitedPassage> Citations, IReadOnlyList<string> Suggestions, PassageMessage? View);

/// <param name="MessageId">Null while it is on its way.</param>
internal sealed record PassageMessage(int? MessageId);

/// <summary>A passage with the sentences of it that an answer cites.</summary>
/// <param name="Numbers">Of its citations in the answer.</param>
/// <param name="Article">Without its text.</param>
/// <param name="Start">UTF-16 offset of <paramref name="Text"/> in the article.</param>
/// <param name="Quotes">In the article's text, verbatim.</param>
internal sealed record CitedPassage(IReadOnlyList<int> Numbers, Article Article, string Id, int Start, string Text, IReadOnlyList<Sentence> Quotes);
