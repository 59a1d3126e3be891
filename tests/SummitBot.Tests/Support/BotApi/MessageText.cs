using System.Text;
using Telegram.Bot.Types;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>A text as Telegram stores and shows it. <paramref name="Rewritten"/> says that entities were dropped, cut or merged on the way.</summary>
internal sealed record MessageText(string Text, MessageEntity[] Entities, bool Rewritten)
{
    public const int LongestMessage = 4096;
    public const int LongestCaption = 1024;
    public const int MostBytes = 1 << 15;
    public const int MostEntities = 100;

    private static readonly MessageText s_empty = new("", [], Rewritten: false);

    /// <summary>The text of sendMessage and editMessageText: parsed, cleaned, trimmed, 1-4096 code points.</summary>
    public static MessageText OfMessage(ApiRequest request)
    {
        var raw = request.Text("text");
        if (raw.Length == 0)
            throw ApiError.BadRequest("message text is empty");

        var text = Read(raw, request.Text("parse_mode"), request, "entities");
        if (text.Text.Length == 0)
            throw ApiError.BadRequest("text must be non-empty");
        if (CodePoints(text.Text) > LongestMessage)
            throw ApiError.BadRequest("message is too long");

        return text;
    }

    public static MessageText OfCaption(ApiRequest request)
    {
        var caption = Read(request.Text("caption"), request.Text("parse_mode"), request, "caption_entities");
        return CodePoints(caption.Text) <= LongestCaption ? caption : throw ApiError.BadRequest("message caption is too long");
    }

    /// <summary>The text of a draft, which alone may be empty.</summary>
    public static MessageText OfDraft(ApiRequest request)
    {
        var draft = Read(request.Text("text"), request.Text("parse_mode"), request, "entities");
        return CodePoints(draft.Text) <= LongestMessage ? draft : throw ApiError.BadRequest("message is too long");
    }

    public static MessageText Read(string raw, string parseMode, ApiRequest request, string entitiesField)
    {
        if (Encoding.UTF8.GetByteCount(raw) > MostBytes)
            throw ApiError.BadRequest("text is too long");
        if (raw.Length == 0)
            return s_empty;

        switch (parseMode.ToLowerInvariant())
        {
            case "" or "none":
                return Clean(raw, EntityRules.Parse(request.RawJson(entitiesField)));
            case "html":
                var (text, entities) = HtmlMarkup.Parse(raw);
                return Clean(text, entities);
            case "markdown" or "markdownv2":
                throw new NotSupportedException("The double does not parse Markdown: send entities or HTML.");
            default:
                throw ApiError.BadRequest("unsupported parse_mode");
        }
    }

    public static int CodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>
    /// What Telegram does to every text: control characters become blanks, some marks vanish, both ends are trimmed; entities move along.
    /// </summary>
    internal static MessageText Clean(string raw, IReadOnlyList<MessageEntity> entities)
    {
        EntityRules.CheckBounds(raw, entities);
        var text = new StringBuilder(raw.Length);
        var moved = new int[raw.Length + 1];
        for (var i = 0; i < raw.Length; i++)
        {
            moved[i] = text.Length;
            if (raw[i] < ' ' && raw[i] is not ('\n' or '\r'))
                text.Append(' ');
            else if (!Vanishes(raw[i]))
                text.Append(raw[i]);
        }

        moved[raw.Length] = text.Length;
        var kept = entities.Where(entity => entity.Length > 0).Take(MostEntities)
            .Select(entity => EntityRules.With(entity, moved[entity.Offset], moved[entity.Offset + entity.Length] - moved[entity.Offset]))
            .Where(entity => entity.Length > 0);
        var ordered = EntityRules.Fix([.. kept]);
        var trimmed = Trim(text.ToString(), ordered);
        return trimmed with { Rewritten = trimmed.Entities.Length != entities.Count || !EntityRules.AreValid(entities) };
    }

    private static MessageText Trim(string text, MessageEntity[] entities)
    {
        var end = text.AsSpan().TrimEnd(" \n").Length;
        if (end == 0 || text.All(IsInvisible))
            return s_empty;

        // Leading blanks stay when an entity begins on them: so does the real server.
        var first = entities.Length == 0 ? end : entities.Min(entity => entity.Offset);
        var start = 0;
        while (start < first && text[start] is ' ' or '\n')
            start++;

        var shifted = entities.Where(entity => entity.Offset < end)
            .Select(entity => EntityRules.With(entity, entity.Offset - start, Math.Min(entity.Offset + entity.Length, end) - entity.Offset));
        return new MessageText(text[start..end], [.. shifted], Rewritten: false);
    }

    /// <summary>Line and paragraph separators, direction overrides and embeddings, and three combining lines.</summary>
    private static bool Vanishes(char c) => c is '\r' or (>= '\u2028' and <= '\u202e') or '\u0333' or '\u033f' or '\u030a';

    private static bool IsInvisible(char c) =>
        c is ' ' or '\n' or '\u00a0' or (>= '\u2000' and <= '\u200f') or '\u202f' or '\u205f' or '\u2060' or '\u3000' or '\ufeff';
}
