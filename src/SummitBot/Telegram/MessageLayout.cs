using System.Text;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>Lays pieces of text out on as few messages as Telegram allows, with the entities that style them.</summary>
internal static class MessageLayout
{
    /// <summary>Telegram keeps about a hundred entities and drops the rest without a word.</summary>
    private const int MaxEntities = 95;

    /// <param name="pieces">Each at most <see cref="MessageText.MaxLength"/> code points long; a message only ends between two.</param>
    public static IReadOnlyList<OutgoingMessage> Of(IEnumerable<Piece> pieces)
    {
        List<OutgoingMessage> messages = [];
        var page = new Page();
        foreach (var piece in pieces)
        {
            if (!page.TryAdd(piece))
            {
                messages.Add(page.Finish());
                page = new Page();
                if (!page.TryAdd(piece)) throw new ArgumentException("A piece is longer than a message.", nameof(pieces));
            }
        }

        if (!page.IsEmpty) messages.Add(page.Finish());
        return messages;
    }

    private sealed class Page
    {
        private readonly StringBuilder _text = new();
        private readonly List<MessageEntity> _entities = [];
        private int _length;
        private int _blockStart = -1;

        public bool IsEmpty => _text.Length == 0;

        public bool TryAdd(Piece piece)
        {
            var gap = IsEmpty ? "" : piece.ParagraphBefore ? "\n\n" : "\n";
            var length = gap.Length + piece.Runs.Sum(r => MessageText.Length(r.Text));
            if (_length + length > MessageText.MaxLength) return false;
            if (!IsEmpty && _entities.Count + piece.Runs.Count(r => r.Style is not null) + 1 > MaxEntities) return false;

            if (_blockStart >= 0 && !piece.InBlock) EndBlock();
            _text.Append(gap);
            _length += length;
            if (_blockStart < 0 && piece.InBlock) _blockStart = _text.Length;
            foreach (var run in piece.Runs)
            {
                if (run.Style is { } style && run.Text.Length > 0)
                    _entities.Add(new MessageEntity { Type = style, Offset = _text.Length, Length = run.Text.Length, Url = run.Url });
                _text.Append(run.Text);
            }

            return true;
        }

        public OutgoingMessage Finish()
        {
            if (_blockStart >= 0) EndBlock();
            return new OutgoingMessage(_text.ToString(), _entities);
        }

        private void EndBlock()
        {
            _entities.Add(new MessageEntity { Type = MessageEntityType.ExpandableBlockquote, Offset = _blockStart, Length = _text.Length - _blockStart });
            _blockStart = -1;
        }
    }
}

/// <summary>Something that is never torn apart: a sentence, a quote. Starts and ends with something visible.</summary>
/// <param name="InBlock">Neighbours of which this is true share one block quotation, collapsed until tapped.</param>
/// <param name="ParagraphBefore">A blank line before it, unless it is first on its message.</param>
internal sealed record Piece(IReadOnlyList<TextRun> Runs, bool InBlock = false, bool ParagraphBefore = false);

/// <param name="Text">Cleaned (<see cref="MessageText.Clean"/>).</param>
/// <param name="Url">Of a <see cref="MessageEntityType.TextLink"/>.</param>
internal readonly record struct TextRun(string Text, MessageEntityType? Style = null, string? Url = null);
