using System.Globalization;
using System.Text;

namespace SummitBot.Answering.Checking;

/// <summary>
/// Takes the markup out of a model's output, character by character: Markdown, tags, fences, thoughts, control and invisible characters;
/// what stands in brackets becomes citation ids or plain words. What comes out depends on the characters alone, not on how they were cut
/// into fragments; nothing is held for longer than <see cref="LongestBracket"/> characters.
/// </summary>
internal sealed class MarkupFilter(Action<Piece> write)
{
    private const int LongestBracket = 80;
    private const int LongestTag = 40;
    private const int LongestUrl = 300;

    private readonly StringBuilder _held = new();
    private readonly LineHead _head = new();
    private Mode _mode;
    private char _last = '\n';
    private char _high;
    private char _open;
    private int _url;

    private enum Mode { Text, Tag, Square, Round, AfterLink, Url, Thought }

    public void Read(char c)
    {
        if (char.IsHighSurrogate(c))
        {
            _high = c;
            return;
        }

        if (char.IsLowSurrogate(c))
        {
            if (_high != '\0' && IsShown(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(_high, c))))
            {
                ReadShown(_high);
                ReadShown(c);
            }
        }
        else if (c is '\n' or '\u0085' or '\u2028' or '\u2029' or '\v' or '\f')
            ReadShown('\n');
        else if (char.IsWhiteSpace(c))
            ReadShown(' ');
        else if (IsShown(CharUnicodeInfo.GetUnicodeCategory(c)))
            ReadShown(c);
        _high = '\0';
    }

    /// <summary>What is still held is written as if its end had come.</summary>
    public void Complete()
    {
        if (_mode is Mode.Square or Mode.Round)
            CloseBracket(closed: false);
        else if (_mode == Mode.Tag)
            Replay(_held.ToString());
        else if (_mode == Mode.Text)
            Text(_head.Complete());
        _mode = Mode.Text;
        _held.Clear();
    }

    private static bool IsShown(UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);

    private void ReadShown(char c)
    {
        switch (_mode)
        {
            case Mode.Thought:
                ReadThought(c);
                break;
            case Mode.Tag:
                ReadTag(c);
                break;
            case Mode.Square or Mode.Round:
                ReadBracket(c);
                break;
            case Mode.AfterLink:
                _mode = c == '(' ? Mode.Url : Mode.Text;
                _url = 0;
                if (_mode == Mode.Text) ReadShown(c);
                break;
            case Mode.Url:
                if (c is ')' or ' ' or '\n' || ++_url > LongestUrl) _mode = Mode.Text;
                if (c == '\n') ReadShown(c);
                break;
            default:
                if (_head.Holds(c)) Text(_head.Read(c));
                else Text(c);
                break;
        }
    }

    private void Text(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            Text(text[i]);
            // A bracket or tag was opened inside what the line's head held back.
            if (_mode == Mode.Text) continue;
            for (i++; i < text.Length; i++) ReadShown(text[i]);
        }
    }

    private void Text(char c)
    {
        switch (c)
        {
            case '<':
                Hold(Mode.Tag, c);
                break;
            case '[' or '{' or '【' or '［' or '〔':
                Hold(Mode.Square, c);
                break;
            case '(' or '（':
                Hold(Mode.Round, c);
                break;
            case ']' or '}' or '】' or '］' or '〕' or '`' or '\\':
                break;
            // Between digits it must not glue two numbers together.
            case '*' or '_' or '|':
                if (char.IsLetterOrDigit(_last)) Write(' ');
                break;
            case '~' when _last == '~':
                break;
            case '>' when _last != ' ':
                break;
            default:
                Write(c);
                break;
        }
    }

    private void Write(char c)
    {
        // A tilde says "about" before a digit and is markup elsewhere.
        if (_last == '~' && char.IsDigit(c)) write(new Piece('~'));
        _last = c;
        if (c == '~') return;
        write(c == '\n' ? Piece.LineEnd : new Piece(c));
    }

    private void Hold(Mode mode, char open)
    {
        _mode = mode;
        _open = open;
        _held.Clear();
    }

    private void ReadTag(char c)
    {
        if (c == '>' && _held.Length > 0)
            CloseTag(_held.ToString());
        else if (c is '\n' or '<' || _held.Length == LongestTag || (_held.Length == 0 && !(char.IsAsciiLetter(c) || c is '/' or '|' or '!' or '?')))
        {
            var held = _held.ToString();
            _mode = Mode.Text;
            // "x < 5" is a comparison, "<5" too.
            if (held.Length == 0 && (c == ' ' || char.IsDigit(c))) Write('<');
            Replay(held + c);
        }
        else
            _held.Append(c);
    }

    private void CloseTag(string tag)
    {
        _mode = Mode.Text;
        var name = tag.Trim('/', ' ', '|').ToLowerInvariant();
        if (IsThought(name))
        {
            _mode = tag[0] == '/' ? Mode.Text : Mode.Thought;
            _held.Clear();
        }
        else if (name is "br" or "p" or "li" or "ul" or "ol" or "div" or "tr" or "h1" or "h2" or "h3" or "h4")
            ReadShown('\n');
    }

    private static bool IsThought(string name) => name is "think" or "thinking" or "thought" or "thoughts" or "reasoning" or "reflection" or "analysis" or "scratchpad";

    /// <summary>Passes over everything to the closing tag.</summary>
    private void ReadThought(char c)
    {
        if (c == '<')
            _held.Clear().Append(c);
        else if (_held.Length > 0 && _held.Length < LongestTag)
            _held.Append(c);
        if (c != '>' || _held.Length < 3) return;

        if (_held[1] == '/' && IsThought(_held.ToString(2, _held.Length - 3).Trim().ToLowerInvariant())) _mode = Mode.Text;
        _held.Clear();
    }

    private void ReadBracket(char c)
    {
        if (_mode == Mode.Round ? c is ')' or '）' : c is ']' or '}' or '】' or '］' or '〕')
            CloseBracket(closed: true);
        else if (c is '\n' or '[' or '{' or '【' or '［' or '〔' or '<' || (_mode == Mode.Round && c is '(' or '（') || _held.Length == LongestBracket)
        {
            CloseBracket(closed: false);
            ReadShown(c);
        }
        else
            _held.Append(c);
    }

    private void CloseBracket(bool closed)
    {
        var content = _held.ToString();
        var square = _mode == Mode.Square;
        var ids = square ? CitationMarks.InSquare(content) : CitationMarks.InRound(content);
        _mode = Mode.Text;
        if (ids.Count > 0)
        {
            _last = ' ';
            write(new Piece('\0', ids));
            return;
        }

        if (!square)
        {
            Write(_open);
            Replay(content + (closed ? ")" : ""));
            return;
        }

        // "[12 July]" is text in brackets, "[7:1:2]" is nothing.
        if (content.Any(char.IsLetter) && !IsSourceWord(content)) Replay(content);
        if (closed && _mode == Mode.Text) _mode = Mode.AfterLink;
    }

    private static bool IsSourceWord(string content) =>
        content.Trim().ToLowerInvariant() is "source" or "sources" or "citation needed" or "no source" or "ref" or "источник" or "источники" or "kaynak" or "дереккөз" or "来源" or "sic";

    /// <summary>What was held turned out to be text.</summary>
    private void Replay(string text)
    {
        _mode = Mode.Text;
        foreach (var c in text)
        {
            if (_mode == Mode.Text && c != '\n') Text(c);
            else ReadShown(c);
        }
    }
}
