using System.Text;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram.Buttons;

/// <summary>A passage as a message: its article's title and date, then its text with the cited sentences underlined.</summary>
internal static class PassageView
{
    private const int MaxHeadLength = 600;
    private const int MaxPlaceLength = 200;

    /// <summary>Blank lines, and the marks where something was left out.</summary>
    private const int Overhead = 20;

    /// <returns>The message, and whether the passage was too long for it.</returns>
    public static (OutgoingMessage Message, bool IsCut) Of(ShownPassage shown, string language)
    {
        var head = MessageText.Short(SourceLine.Of(shown.Article, language), MaxHeadLength);
        var place = MessageText.Short(PlaceOf(shown, language), MaxPlaceLength);
        var room = MessageText.MaxLength - MessageText.Length(head) - MessageText.Length(place) - Overhead;
        Stretch[] whole = [.. Stretches(shown)];
        var fitting = Fitting(whole, room);

        List<MessageEntity> entities = [Entity(MessageEntityType.Bold, 0, head.Length)];
        var text = new StringBuilder($"{head}\n{place}\n\n");
        var block = text.Length;
        foreach (var stretch in fitting)
        {
            text.Append(stretch.Gap);
            if (stretch.IsCited) entities.Add(Entity(MessageEntityType.Underline, text.Length, stretch.Text.Length));
            text.Append(stretch.Text);
        }

        if (text.Length > block) entities.Add(Entity(MessageEntityType.Blockquote, block, text.Length - block));
        return (new OutgoingMessage(text.ToString().TrimEnd(), entities), !ReferenceEquals(fitting, whole));
    }

    private static string PlaceOf(ShownPassage shown, string language) => shown.Position is { } position
        ? UiTexts.Get(UiText.PassagePosition, language, position + 1, shown.Count)
        : UiTexts.Get(UiText.PassageChanged, language);

    /// <summary>The passage cut where cited sentences begin and end, each part cleaned by itself so that no mark moves off its sentence.</summary>
    private static IEnumerable<Stretch> Stretches(ShownPassage shown)
    {
        var blank = "";
        var first = true;
        foreach (var (part, isCited) in Parts(shown))
        {
            var text = MessageText.Clean(part);
            if (text.Length == 0)
            {
                blank += part;
                continue;
            }

            blank += part[..(part.Length - part.TrimStart().Length)];
            yield return new Stretch(first ? "" : GapOf(blank), text, isCited);
            blank = part[part.TrimEnd().Length..];
            first = false;
        }
    }

    private static IEnumerable<(string Text, bool IsCited)> Parts(ShownPassage shown)
    {
        var at = 0;
        foreach (var cited in shown.Cited.OrderBy(c => c.Start))
        {
            if (cited.Start < at || cited.End > shown.Text.Length) continue;
            yield return (shown.Text[at..cited.Start], false);
            yield return (cited.Text, true);
            at = cited.End;
        }

        yield return (shown.Text[at..], false);
    }

    private static string GapOf(string blank) => blank.Contains('\n') ? "\n" : blank.Length > 0 ? " " : "";

    /// <returns>All of it where that fits, else what fits from the first cited sentence on.</returns>
    private static Stretch[] Fitting(Stretch[] whole, int room)
    {
        if (whole.Sum(s => s.Length) <= room) return whole;
        var first = Math.Max(0, Array.FindIndex(whole, s => s.IsCited));
        List<Stretch> fitting = first > 0 ? [new Stretch("", "…", IsCited: false)] : [];
        foreach (var stretch in whole.Skip(first))
        {
            var cut = stretch with { Text = MessageText.CutAtWord(stretch.Text, Math.Max(0, room - stretch.Gap.Length)) };
            if (cut.Text.Length > 0) fitting.Add(cut);
            room -= cut.Length;
            if (cut.Text.Length == stretch.Text.Length) continue;
            fitting.Add(new Stretch(" ", "…", IsCited: false));
            break;
        }

        return [.. fitting];
    }

    private static MessageEntity Entity(MessageEntityType type, int offset, int length) => new() { Type = type, Offset = offset, Length = length };

    private readonly record struct Stretch(string Gap, string Text, bool IsCited)
    {
        /// <summary>In code points, as Telegram counts.</summary>
        public int Length => Gap.Length + MessageText.Length(Text);
    }
}

/// <param name="Article">Without its text.</param>
/// <param name="Cited">Sentences of the passage, by their offset in <paramref name="Text"/>.</param>
/// <param name="Position">Among the article's passages, from 0; null when the article does not hold it any more.</param>
/// <param name="Count">The article's passages.</param>
internal sealed record ShownPassage(Article Article, string Text, IReadOnlyList<Sentence> Cited, int? Position, int Count);
