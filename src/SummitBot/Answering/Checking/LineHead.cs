using System.Globalization;
using System.Text;

namespace SummitBot.Answering.Checking;

/// <summary>Takes list marks, heading marks and fences off the beginning of each line; the rest passes through.</summary>
internal sealed class LineHead
{
    private const int LongestItem = 3;
    private const int LongestFenceWord = 12;

    private readonly StringBuilder _held = new();
    private bool _atHead = true;
    private int _lastItem;

    /// <summary>Whether the character is at the head of a line, or ends one; all others are text.</summary>
    public bool Holds(char c) => _atHead || c == '\n';

    /// <returns>What is certain to be text by now.</returns>
    public string Read(char c)
    {
        if (c != '\n') return ReadHead(c);

        var rest = _held is [not '`', ..] ? _held.ToString() : "";
        _held.Clear();
        _atHead = true;
        return rest + "\n";
    }

    public string Complete()
    {
        var rest = _held.ToString();
        _held.Clear();
        return rest;
    }

    private string ReadHead(char c)
    {
        if (_held.Length == 0)
            return c switch
            {
                ' ' or '#' or '>' or '*' or '|' or '•' or '·' or '▪' or '◦' or '‣' or '●' or '○' or '■' or '–' or '—' => "",
                '-' or '+' or '`' => Hold(c),
                _ when char.IsDigit(c) => Hold(c),
                _ => Pass(c),
            };

        return _held[0] switch
        {
            '-' or '+' => c is ' ' or '-' ? Drop() : Pass(c),
            '`' => ReadFence(c),
            _ => ReadItem(c),
        };
    }

    /// <summary>"```json": a word right behind the marks that ends the line.</summary>
    private string ReadFence(char c)
    {
        if (c == '`' || (_held is ['`', '`', '`', ..] && char.IsAsciiLetterOrDigit(c) && _held.Length < 3 + LongestFenceWord)) return Hold(c);
        return Pass(c);
    }

    /// <summary>"1." and "2)" at the head of a line count its items when they go on from the line before; "24. zirve" is an ordinal.</summary>
    private string ReadItem(char c)
    {
        if (char.IsDigit(_held[^1]))
            return (char.IsDigit(c) && _held.Length < LongestItem) || c is '.' or ')' or '、' or '）' ? Hold(c) : Pass(c);
        if (c != ' ' && _held[^1] != '、') return Pass(c);

        var item = int.Parse(string.Concat(_held.ToString().Where(char.IsDigit).Select(d => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(d)))), CultureInfo.InvariantCulture);
        if (item != 1 && item != _lastItem + 1) return Pass(c);
        _lastItem = item;
        return c == ' ' ? Drop() : Drop() + ReadHead(c);
    }

    private string Hold(char c)
    {
        _held.Append(c);
        return "";
    }

    private string Drop()
    {
        _held.Clear();
        return "";
    }

    private string Pass(char c)
    {
        _atHead = false;
        var text = _held.Append(c).ToString();
        _held.Clear();
        return text;
    }
}
