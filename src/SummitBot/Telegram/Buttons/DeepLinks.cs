using System.Buffers.Text;
using System.Text;

namespace SummitBot.Telegram.Buttons;

/// <summary>
/// Links that ask a question: <c>t.me/bot?start=q_...</c> with the question itself, in base64url, where it fits into Telegram's 64
/// characters; <c>a_...</c> with the id of an answer, whose question is kept as long as its buttons work.
/// </summary>
internal sealed class DeepLinks(StoredAnswers answers)
{
    private const string Question = "q_";
    private const string Answer = "a_";
    private const int MaxPayloadLength = 64;
    private const int MaxSharedLength = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Telegram's dialog that sends the question, with a link that asks it, to a chat of the reader's choice.</summary>
    public static string Sharing(AnswerCard answer, BotIdentity me) =>
        $"https://t.me/share/url?url={Uri.EscapeDataString($"https://t.me/{me.Username}?start={PayloadOf(answer)}")}&text={Uri.EscapeDataString(MessageText.Short(answer.Question, MaxSharedLength))}";

    public static string PayloadOf(string question) => Question + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(question));

    /// <summary>What the link asks for; one that is none of ours only opens the bot.</summary>
    public async Task<Route> ResolveAsync(string payload) => payload switch
    {
        _ when payload.StartsWith(Answer, StringComparison.Ordinal) =>
            await answers.QuestionAsync(payload[Answer.Length..]) is { } asked ? new Route.Ask(asked, IsUnseen: true) : new Route.ExpiredLink(),
        _ when payload.StartsWith(Question, StringComparison.Ordinal) && Decoded(payload[Question.Length..]) is { } question => new Route.Ask(question, IsUnseen: true),
        _ => new Route.Command(BotCommands.Start),
    };

    private static string PayloadOf(AnswerCard answer)
    {
        var whole = PayloadOf(answer.Question);
        return whole.Length <= MaxPayloadLength ? whole : Answer + answer.Id;
    }

    private static string? Decoded(string text)
    {
        try
        {
            var question = Strict.GetString(Base64Url.DecodeFromChars(text)).Trim();
            return question.Length > 0 ? question : null;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
