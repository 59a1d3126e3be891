using System.Text;

namespace SummitBot.Answering.Chat;

/// <summary>Takes what a reasoning model thinks aloud (<c>&lt;think&gt;...&lt;/think&gt;</c>) out of its text, however the text is split.</summary>
internal sealed class ThoughtFilter
{
    private const string Open = "<think>";
    private const string Close = "</think>";

    private string _held = "";
    private bool _thinking;

    /// <returns>What is said; a possible beginning of a tag is held back.</returns>
    public string Add(string fragment)
    {
        var said = new StringBuilder();
        _held += fragment;
        while (_held.IndexOf(_thinking ? Close : Open, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            if (!_thinking) said.Append(_held, 0, at);
            _held = _held[(at + (_thinking ? Close : Open).Length)..];
            _thinking = !_thinking;
        }

        var kept = LengthOfBeginning(_held, _thinking ? Close : Open);
        if (!_thinking) said.Append(_held, 0, _held.Length - kept);
        _held = _held[^kept..];
        return said.ToString();
    }

    /// <summary>What was held back and turned out to be text.</summary>
    public string Complete() => _thinking ? "" : _held;

    /// <summary>Of the longest end of the text that begins the tag.</summary>
    private static int LengthOfBeginning(string text, string tag)
    {
        var length = Math.Min(text.Length, tag.Length - 1);
        while (!tag.StartsWith(text[^length..], StringComparison.OrdinalIgnoreCase)) length--;
        return length;
    }
}
