using System.Text;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>What Telegram demands of message entities, and how it puts them in order.</summary>
internal static class EntityRules
{
    private static readonly HashSet<string> s_foundByTelegramItself =
        ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"];

    private static readonly HashSet<string> s_known =
    [
        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "text_mention", "custom_emoji",
        "blockquote", "expandable_blockquote", "date_time",
    ];

    /// <summary>Reads the entities parameter; kinds that Telegram finds by itself are left out, unknown kinds are an error.</summary>
    public static IReadOnlyList<MessageEntity> Parse(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Array } array)
            return [];

        return [.. array.EnumerateArray().Select(ParseOne).OfType<MessageEntity>()];
    }

    private static MessageEntity? ParseOne(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Unreadable("expected an Object");

        var type = json.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        foreach (var field in new[] { "offset", "length" })
        {
            if (!json.TryGetProperty(field, out var number) || number.ValueKind != JsonValueKind.Number)
                throw Unreadable($"can't find field \"{field}\"");
        }

        if (type.Length == 0)
            throw Unreadable("type is not specified");
        if (s_foundByTelegramItself.Contains(type))
            return null;
        if (!s_known.Contains(type))
            throw Unreadable("unsupported type specified");

        var entity = json.Deserialize<MessageEntity>(JsonBotAPI.Options)!;
        if (entity.Type == MessageEntityType.TextLink)
            return Linked(entity);
        if (entity.Type == MessageEntityType.TextMention && entity.User is null)
            throw Unreadable("can't find field \"user\"");

        return entity;
    }

    private static MessageEntity? Linked(MessageEntity entity)
    {
        if (entity.Url is null)
            throw Unreadable("can't find field \"url\"");
        if (LinkRules.UserId(entity.Url) is { } userId)
        {
            entity.Type = MessageEntityType.TextMention;
            entity.User = new User { Id = userId, FirstName = "" };
            entity.Url = null;
            return entity;
        }

        var (link, fault) = LinkRules.Check(entity.Url);
        if (link is null)
            throw ApiError.BadRequest($"entity URL '{entity.Url}' is invalid: {fault}");

        entity.Url = link;
        return entity;
    }

    private static ApiError Unreadable(string why) => ApiError.BadRequest("can't parse MessageEntity: " + why);

    /// <summary>Every entity must lie inside the text and must not cut a surrogate pair.</summary>
    public static void CheckBounds(string text, IEnumerable<MessageEntity> entities)
    {
        foreach (var entity in entities.OrderBy(entity => entity.Offset))
        {
            if (entity.Offset is < 0 or > 1_000_000)
                throw ApiError.BadRequest($"receive an entity with incorrect offset {entity.Offset}");
            if (entity.Length is < 0 or > 1_000_000)
                throw ApiError.BadRequest($"receive an entity with incorrect length {entity.Length}");

            var end = entity.Offset + entity.Length;
            if (entity.Length == 0)
                continue;
            if (entity.Offset > text.Length)
                throw ApiError.BadRequest($"entity begins after the end of the text at UTF-16 offset {entity.Offset}");
            if (CutsPair(text, entity.Offset))
                throw ApiError.BadRequest($"entity begins in a middle of a UTF-16 symbol at byte offset {BytesBefore(text, entity.Offset + 1)}");
            if (end > text.Length)
                throw ApiError.BadRequest($"entity beginning at UTF-16 offset {entity.Offset} ends after the end of the text at UTF-16 offset {end}");
            if (CutsPair(text, end))
            {
                throw ApiError.BadRequest(
                    $"entity beginning at UTF-16 offset {entity.Offset} ends in a middle of a UTF-16 symbol at byte offset {BytesBefore(text, end + 1)}");
            }
        }
    }

    public static MessageEntity With(MessageEntity entity, int offset, int length) => new()
    {
        Type = entity.Type,
        Offset = offset,
        Length = length,
        Url = entity.Url,
        User = entity.User,
        Language = entity.Language,
        CustomEmojiId = entity.CustomEmojiId,
        UnixTime = entity.UnixTime,
        DateTimeFormat = entity.DateTimeFormat,
    };

    /// <summary>Whether Telegram would show these entities as they are: nested or apart, never crossing, nothing inside code.</summary>
    public static bool AreValid(IReadOnlyList<MessageEntity> entities)
    {
        var open = new Stack<MessageEntity>();
        foreach (var entity in Sorted(entities))
        {
            while (open.TryPeek(out var outer) && End(outer) <= entity.Offset)
                open.Pop();

            if (open.TryPeek(out var around) && End(around) < End(entity))
                return false;
            if (open.Any(outer => !MayHold(outer.Type, entity.Type)))
                return false;

            open.Push(entity);
        }

        return true;
    }

    /// <summary>
    /// Entities in Telegram's order, made valid. Valid ones pass untouched. Bold and the like are cut where they cross others or cover code;
    /// of other crossing ones the later is dropped. <see cref="MessageText.Rewritten"/> tells that something of the kind happened.
    /// </summary>
    public static MessageEntity[] Fix(IReadOnlyList<MessageEntity> entities)
    {
        if (AreValid(entities))
            return [.. Sorted(entities)];

        var kept = new List<MessageEntity>();
        foreach (var entity in Sorted(entities.SelectMany(entity => Cut(entity, entities))))
        {
            if (AreValid([.. kept, entity]))
                kept.Add(entity);
        }

        return [.. kept];
    }

    private static IEnumerable<MessageEntity> Cut(MessageEntity entity, IReadOnlyList<MessageEntity> all)
    {
        if (!IsStyle(entity.Type))
            return [entity];

        var cuts = all.Where(other => Cross(entity, other) || (IsClosed(other.Type) && entity.Offset <= other.Offset && End(other) <= End(entity)))
            .SelectMany(other => new[] { other.Offset, End(other) })
            .Where(cut => cut > entity.Offset && cut < End(entity)).Distinct().Order();
        int[] bounds = [entity.Offset, .. cuts, End(entity)];
        return bounds.Zip(bounds.Skip(1), (from, to) => With(entity, from, to - from));
    }

    private static bool Cross(MessageEntity a, MessageEntity b) =>
        (a.Offset < b.Offset && b.Offset < End(a) && End(a) < End(b)) || (b.Offset < a.Offset && a.Offset < End(b) && End(b) < End(a));

    private static IOrderedEnumerable<MessageEntity> Sorted(IEnumerable<MessageEntity> entities) =>
        entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length).ThenBy(entity => Rank(entity.Type));

    private static bool MayHold(MessageEntityType outer, MessageEntityType inner)
    {
        if (outer == inner || IsClosed(outer))
            return false;
        if (IsClosed(inner))
            return IsQuote(outer);
        if (IsQuote(inner))
            return IsStyle(outer);

        return IsStyle(outer) || IsStyle(inner) || IsQuote(outer);
    }

    /// <summary>Code and dates hold nothing, and lie in nothing but quotes.</summary>
    private static bool IsClosed(MessageEntityType type) => type is MessageEntityType.Pre or MessageEntityType.Code or MessageEntityType.DateTime;

    private static bool IsStyle(MessageEntityType type) => type is MessageEntityType.Bold or MessageEntityType.Italic
        or MessageEntityType.Underline or MessageEntityType.Strikethrough or MessageEntityType.Spoiler;

    private static bool IsQuote(MessageEntityType type) => type is MessageEntityType.Blockquote or MessageEntityType.ExpandableBlockquote;

    private static int Rank(MessageEntityType type) => IsQuote(type) ? 0 : IsStyle(type) ? 2 : 1;

    private static int End(MessageEntity entity) => entity.Offset + entity.Length;

    private static bool CutsPair(string text, int index) =>
        index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]);

    private static int BytesBefore(string text, int index) => Encoding.UTF8.GetByteCount(text.AsSpan(0, Math.Min(index, text.Length)));
}
