using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>One message as the people in the chat see it at a moment.</summary>
internal sealed record ShownMessage
{
    public required int Id { get; init; }

    public required long ChatId { get; init; }

    public required DateTime Date { get; init; }

    public required bool FromBot { get; init; }

    public User? From { get; init; }

    public Chat? SenderChat { get; init; }

    /// <summary>The text, or a file's caption.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<MessageEntity> Entities { get; init; }

    public int? ReplyToId { get; init; }

    public string? Quote { get; init; }

    public int? ThreadId { get; init; }

    public InlineKeyboardMarkup? Keyboard { get; init; }

    public LinkPreviewOptions? LinkPreview { get; init; }

    public string? FileName { get; init; }

    public byte[]? FileContent { get; init; }

    /// <summary>Telegram dropped or changed entities that it was sent: a formatting fault of the bot, though no error.</summary>
    public bool EntitiesRewritten { get; init; }

    public bool UsedParseMode { get; init; }

    public int Edits { get; init; }

    public bool Deleted { get; init; }

    /// <summary>The stretch of text an entity covers.</summary>
    public string Covered(MessageEntity entity) => Text.Substring(entity.Offset, entity.Length);

    public IEnumerable<string> CoveredBy(MessageEntityType type) => Entities.Where(entity => entity.Type == type).Select(Covered);

    public IEnumerable<InlineKeyboardButton> Buttons => Keyboard?.InlineKeyboard.SelectMany(row => row) ?? [];
}
