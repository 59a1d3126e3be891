using Telegram.Bot.Types;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>What a message replies to, checked as the real server does.</summary>
internal sealed record ReplyTarget(StoredMessage Message, TextQuote? Quote);

internal static class ReplyRules
{
    private const int LongestQuote = 1024;

    /// <summary>The parameters; read before anything is looked up, so that malformed ones are refused first.</summary>
    public static ReplyParameters? Read(ApiRequest request)
    {
        if (request.Has("reply_parameters"))
            return request.Json<ReplyParameters>("reply_parameters", "can't parse reply parameters JSON object");

        // The older flat parameters still work.
        var id = request.Number("reply_to_message_id", 0);
        return id == 0 ? null : new ReplyParameters { MessageId = id, AllowSendingWithoutReply = request.Flag("allow_sending_without_reply") };
    }

    /// <summary>Finds the message; null when there is none to reply to and that is allowed. The lock of <see cref="Chats"/> must be held.</summary>
    public static ReplyTarget? Find(TestChat chat, ReplyParameters? parameters, Chats chats)
    {
        if (parameters?.MessageId is not { } id || id <= 0)
            return null;

        var source = parameters.ChatId?.Identifier is { } other && other != chat.Id
            ? chats.TryGet(other, out var found) ? found : throw ApiError.BadRequest("chat not found")
            : chat;
        if (source.Visible(id) is not { } message)
            return parameters.AllowSendingWithoutReply ? null : throw ApiError.BadRequest("message to be replied not found");

        return new ReplyTarget(message, Quoted(message, parameters));
    }

    private static TextQuote? Quoted(StoredMessage message, ReplyParameters parameters)
    {
        if (string.IsNullOrEmpty(parameters.Quote))
            return null;

        var quote = MessageText.Clean(parameters.Quote, parameters.QuoteEntities ?? []);
        var text = message.Message.Text ?? message.Message.Caption ?? "";
        var position = FindQuote(text, quote.Text, parameters.QuotePosition ?? 0);
        if (position < 0 || MessageText.CodePoints(quote.Text) > LongestQuote)
            throw ApiError.BadRequest("QUOTE_TEXT_INVALID");

        var entities = quote.Entities.Length == 0 ? null : quote.Entities;
        return new TextQuote { Text = quote.Text, Entities = entities, Position = position, IsManual = true };
    }

    private static int FindQuote(string text, string quote, int near)
    {
        if (near >= 0 && near + quote.Length <= text.Length && string.CompareOrdinal(text, near, quote, 0, quote.Length) == 0)
            return near;

        return quote.Length == 0 ? -1 : text.IndexOf(quote, StringComparison.Ordinal);
    }
}
