using System.Text;
using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>The sentence that is being written, with its ids; hands it over when the first word of the next one is complete.</summary>
internal sealed class SentenceBuffer(string language)
{
    /// <summary>Stands in the text where an id stood: no character of private use comes from the model.</summary>
    public const char Mark = '\uE000';

    private const int MostIds = 100;
    private const int LongestWord = 13;

    // A stop inside quotation marks does not end the sentence, but marks that never close must not hold up the rest.
    private const int LongestQuotation = 300;

    private readonly StringBuilder _text = new();
    private readonly List<SentenceId> _ids = [];
    private int _word = -1;

    public int Length => _text.Length;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Neither a full stop nor ids end it so far.</summary>
    public bool IsUnfinished => _text.Length > 0 && _ids.Count == 0 && !IsStop(_text[^1]) && !IsClosing(_text[^1]);

    public void Add(SentenceId id)
    {
        if (_ids.Count == MostIds) return;
        _ids.Add(id);
        Put(Mark);
    }

    /// <returns>The sentence before the word that this character completes.</returns>
    public DraftClaim? Add(char letter)
    {
        if (letter == ' ' && (_text.Length == 0 || _text[^1] == ' ')) return null;
        return Put(letter);
    }

    /// <summary>Hands over all there is.</summary>
    public DraftClaim Take() => Cut(_text.Length);

    private DraftClaim? Put(char letter)
    {
        _text.Append(letter);
        var last = _text.Length - 1;
        var isWord = char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter is '-' or '\'' or '’';
        var start = _word;
        if (isWord && start < 0)
        {
            _word = last;
            return Scripts.IsCjk(letter) ? CutBefore(last) : null;
        }

        if (!isWord) _word = -1;
        return start >= 0 && (!isWord || last - start == LongestWord) ? CutBefore(start) : null;
    }

    private DraftClaim? CutBefore(int word)
    {
        var stop = StopBefore(word);
        if (stop < 0) return null;
        var text = _text.ToString();
        var end = stop + 1;
        while (end < word && (IsStop(text[end]) || IsClosing(text[end]))) end++;
        var afterStop = text.AsSpan(end, word - end);
        if (afterStop.IndexOfAny(' ', Mark) < 0 && text[stop] is not ('。' or '！' or '？' or '｡')) return null;
        if (!IsBoundary(text, stop, word)) return null;
        while (end < word && text[end] is ' ' or Mark) end++;
        return Cut(end);
    }

    /// <returns>The stop with nothing but blanks, ids, quotation marks and dashes between it and the word, or -1.</returns>
    private int StopBefore(int word)
    {
        for (var i = word - 1; i >= 0; i--)
        {
            if (IsStop(_text[i]))
            {
                while (i > 0 && IsStop(_text[i - 1])) i--;
                return i;
            }

            if (_text[i] is not (' ' or Mark or '-' or '–' or '—' or '(' or '（') && !IsClosing(_text[i]) && !IsOpening(_text[i])) return -1;
        }

        return -1;
    }

    private bool IsBoundary(string text, int stop, int word)
    {
        var before = text.AsSpan(0, stop).TrimEnd(' ');
        if (!HasLetter(before)) return false;
        // Ids before the stop: the sentence is over, whatever follows.
        if (before[^1] == Mark) return true;
        if (IsInQuotation(before)) return false;
        if (text[stop] is '。' or '！' or '？' or '｡') return true;
        if (char.IsLower(text[word])) return false;
        var isFullStop = text[stop] == '.' && text[stop + 1] != '.';
        return !isFullStop || !Abbreviations.KeepTogether(text, 0, stop, word, language);
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c)) return true;
        }

        return false;
    }

    private static bool IsInQuotation(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestQuotation) text = text[^LongestQuotation..];
        int straight = 0, open = 0;
        foreach (var c in text)
        {
            if (c == '"') straight++;
            else if (c is '“' or '«' or '「' or '『' or '《' or '（' or '(') open++;
            else if (c is '”' or '»' or '」' or '』' or '》' or '）' or ')' && open > 0) open--;
        }

        return open > 0 || straight % 2 == 1;
    }

    private DraftClaim Cut(int end)
    {
        var text = _text.ToString(0, end);
        var ids = _ids.Take(text.Count(c => c == Mark)).ToList();
        _text.Remove(0, end);
        _ids.RemoveRange(0, ids.Count);
        _word = _word >= end ? _word - end : -1;
        return new DraftClaim(ClaimText.Clean(text), [.. ids.Distinct()]);
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '｡';

    private static bool IsClosing(char c) => c is '”' or '»' or '"' or '\'' or '’' or ')' or '）' or '」' or '』' or '》';

    private static bool IsOpening(char c) => c is '“' or '„' or '«' or '"' or '\'' or '‘' or '「' or '『' or '《';
}
