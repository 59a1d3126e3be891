using System.Globalization;
using System.Text;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Telegram's HTML parse mode: its few tags, its few named characters, and its complaints.</summary>
/// <remarks>Works on UTF-8 bytes, because the complaints count them.</remarks>
internal sealed class HtmlMarkup
{
    private static readonly HashSet<string> s_tags =
    [
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "tg-time", "span", "pre", "code", "blockquote",
    ];

    private readonly byte[] _html;
    private readonly StringBuilder _text = new();
    private readonly List<MessageEntity> _entities = [];
    private readonly Stack<OpenTag> _open = new();
    private int _at;

    private HtmlMarkup(string html) => _html = Encoding.UTF8.GetBytes(html);

    public static (string Text, IReadOnlyList<MessageEntity> Entities) Parse(string html)
    {
        var parser = new HtmlMarkup(html);
        parser.Run();
        return (parser._text.ToString(), parser._entities);
    }

    private void Run()
    {
        while (_at < _html.Length)
        {
            if (_html[_at] == '&' && Character() is { } decoded)
                _text.Append(decoded);
            else if (_html[_at] != '<')
                Literal();
            else if (At(_at + 1) == '/')
                EndTag();
            else
                StartTag();
        }

        if (_open.TryPeek(out var unclosed))
            throw Complain($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
    }

    private void Literal()
    {
        var start = _at++;
        while (_at < _html.Length && _html[_at] is not ((byte)'<' or (byte)'&'))
            _at++;

        _text.Append(Encoding.UTF8.GetString(_html, start, _at - start));
    }

    private void StartTag()
    {
        var start = _at++;
        var name = ReadUntil(c => IsSpace(c) || c == '>');
        if (_at >= _html.Length)
            throw Complain($"Unclosed start tag at byte offset {start}");
        if (!s_tags.Contains(name))
            throw Complain($"Unsupported start tag \"{name}\" at byte offset {start}");

        var attributes = new Dictionary<string, string>();
        while (true)
        {
            SkipSpaces();
            if (At(_at) == '>')
                break;

            Attribute(name, start, attributes);
        }

        _at++;
        if (name == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw Complain($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {start}");

        _open.Push(new OpenTag(name, attributes, _text.Length));
    }

    private void Attribute(string tag, int tagStart, Dictionary<string, string> attributes)
    {
        var name = ReadUntil(c => IsSpace(c) || c is '=' or '>' or '/' or '"' or '\'');
        if (name.Length == 0)
            throw Complain($"Empty attribute name in the tag \"{tag}\" at byte offset {tagStart}");

        SkipSpaces();
        if (_at < _html.Length && At(_at) != '=')
        {
            attributes[name] = "1";
            return;
        }

        _at++;
        SkipSpaces();
        if (_at >= _html.Length)
            throw Complain($"Unclosed start tag \"{tag}\" at byte offset {tagStart}");

        attributes[name] = At(_at) is '"' or '\'' ? QuotedValue() : NameToken();
        if (_at >= _html.Length)
            throw Complain($"Unclosed start tag at byte offset {tagStart}");
    }

    private string NameToken()
    {
        var start = _at;
        var token = ReadUntil(c => !(char.IsAsciiLetterOrDigit(c) || c is '.' or '-'));
        return IsSpace(At(_at)) || At(_at) == '>' ? token : throw Complain($"Unexpected end of name token at byte offset {start}");
    }

    private string QuotedValue()
    {
        var quote = At(_at++);
        var value = new StringBuilder();
        while (_at < _html.Length && At(_at) != quote)
        {
            if (At(_at) == '&' && Character() is { } decoded)
            {
                value.Append(decoded);
                continue;
            }

            var start = _at++;
            while (_at < _html.Length && At(_at) != quote && At(_at) != '&')
                _at++;

            value.Append(Encoding.UTF8.GetString(_html, start, _at - start));
        }

        _at++;
        return value.ToString();
    }

    private void EndTag()
    {
        var start = _at;
        if (!_open.TryPeek(out var tag))
            throw Complain($"Unexpected end tag at byte offset {start}");

        _at += 2;
        var name = ReadUntil(c => IsSpace(c) || c == '>');
        SkipSpaces();
        if (At(_at) != '>')
            throw Complain($"Unclosed end tag at byte offset {start}");
        if (name.Length > 0 && name != tag.Name)
            throw Complain($"Unmatched end tag at byte offset {start}, expected \"</{tag.Name}>\", found \"</{name}>\"");

        _at++;
        _open.Pop();
        if (_text.Length > tag.Offset && Entity(tag) is { } entity)
            _entities.Add(entity);
    }

    private MessageEntity? Entity(OpenTag tag)
    {
        var entity = new MessageEntity { Offset = tag.Offset, Length = _text.Length - tag.Offset };
        switch (tag.Name)
        {
            case "a":
                var href = tag.Attributes.GetValueOrDefault("href", "");
                return Link(entity, href.Length > 0 ? href : _text.ToString(tag.Offset, entity.Length));
            case "tg-emoji":
                entity.CustomEmojiId = tag.Attributes.GetValueOrDefault("emoji-id");
                break;
            case "tg-time":
                if (!int.TryParse(tag.Attributes.GetValueOrDefault("unix"), CultureInfo.InvariantCulture, out var unix) || unix <= 0)
                    return null;

                entity.UnixTime = DateTimeOffset.FromUnixTimeSeconds(unix).UtcDateTime;
                entity.DateTimeFormat = tag.Attributes.GetValueOrDefault("format");
                break;
            case "code" when InnerPre(tag) is { } language:
                entity.Language = language;
                break;
        }

        entity.Type = TypeOf(tag);
        return entity;
    }

    private static MessageEntity? Link(MessageEntity entity, string href)
    {
        if (LinkRules.UserId(href) is { } id)
        {
            entity.Type = MessageEntityType.TextMention;
            entity.User = new User { Id = id, FirstName = "" };
            return entity;
        }

        // A link that is none is dropped without a word; its text stays.
        entity.Type = MessageEntityType.TextLink;
        entity.Url = LinkRules.Check(href).Link;
        return entity.Url is null ? null : entity;
    }

    /// <summary>The language of pre with code inside, which is one entity.</summary>
    private string? InnerPre(OpenTag code)
    {
        const string prefix = "language-";
        var name = code.Attributes.GetValueOrDefault("class", "");
        return _open.TryPeek(out var outer) && outer.Name == "pre" && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
    }

    private static MessageEntityType TypeOf(OpenTag tag) => tag.Name switch
    {
        "b" or "strong" => MessageEntityType.Bold,
        "i" or "em" => MessageEntityType.Italic,
        "s" or "strike" or "del" => MessageEntityType.Strikethrough,
        "u" or "ins" => MessageEntityType.Underline,
        "tg-spoiler" or "span" => MessageEntityType.Spoiler,
        "tg-emoji" => MessageEntityType.CustomEmoji,
        "tg-time" => MessageEntityType.DateTime,
        "pre" => MessageEntityType.Pre,
        "code" => MessageEntityType.Code,
        _ => tag.Attributes.ContainsKey("expandable") ? MessageEntityType.ExpandableBlockquote : MessageEntityType.Blockquote,
    };

    /// <summary>A decoded character, and past it; null when "&amp;" stands for itself, as before all names but four.</summary>
    private string? Character()
    {
        var end = _at + 1;
        while (end < _html.Length && (char.IsAsciiLetterOrDigit((char)_html[end]) || _html[end] == '#'))
            end++;

        var name = Encoding.ASCII.GetString(_html, _at + 1, end - _at - 1);
        var decoded = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ => Numbered(name),
        };
        if (decoded is not null)
            _at = At(end) == ';' ? end + 1 : end;

        return decoded;
    }

    private static string? Numbered(string name)
    {
        if (!name.StartsWith('#'))
            return null;

        var isHex = name.StartsWith("#x", StringComparison.OrdinalIgnoreCase);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var isNumber = int.TryParse(name.AsSpan(isHex ? 2 : 1), style, CultureInfo.InvariantCulture, out var code);
        return isNumber && code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : null;
    }

    private string ReadUntil(Func<char, bool> isEnd)
    {
        var start = _at;
        while (_at < _html.Length && !isEnd((char)_html[_at]))
            _at++;

        return Encoding.UTF8.GetString(_html, start, _at - start).ToLowerInvariant();
    }

    private void SkipSpaces()
    {
        while (IsSpace(At(_at)))
            _at++;
    }

    private char At(int index) => index < _html.Length ? (char)_html[index] : '\0';

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\v' or '\f';

    private static ApiError Complain(string what) => ApiError.BadRequest("can't parse entities: " + what);

    private sealed record OpenTag(string Name, Dictionary<string, string> Attributes, int Offset);
}
