namespace SummitBot.Articles;

/// <summary>
/// Pairs of quotation marks and brackets in one block of text. A stop inside a short pair does not end the sentence around it:
/// "We agree. We will sign," she said — cut after "agree", the words would lose who said them.
/// </summary>
internal sealed class Quotations
{
    // A longer quotation is cut like any other text, or one speech would be one sentence. About 50 words either way.
    private const int Longest = 300;
    private const int LongestCjk = 120;
    private const int DeepestNesting = 8;

    private readonly List<(int Open, int Close)> _pairs = [];
    private int _current;

    public Quotations(string text, int start, int end, string language)
    {
        var longest = language is "zh" or "ja" ? LongestCjk : Longest;
        var open = new List<(char Mark, int Position)>();
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            var depth = Closes(text, i, end, open);
            if (depth >= 0)
            {
                Add(open[depth].Position, i, longest);
                open.RemoveRange(depth, open.Count - depth);
            }
            else if (Opens(text, i, end))
            {
                if (open.Count == DeepestNesting)
                    open.RemoveAt(0);
                open.Add((c, i));
            }
        }
    }

    /// <summary>Whether a cut before <paramref name="position"/> would fall inside a pair. Positions must not decrease from call to call.</summary>
    public bool Contains(int position)
    {
        Advance(position);
        return _current < _pairs.Count && _pairs[_current].Open < position;
    }

    /// <summary>Whether the mark there ends a pair. Positions must not decrease from call to call.</summary>
    public bool EndsAt(int position)
    {
        Advance(position);
        return _current < _pairs.Count && _pairs[_current].Close == position;
    }

    private void Advance(int position)
    {
        while (_current < _pairs.Count && _pairs[_current].Close < position)
            _current++;
    }

    private void Add(int open, int close, int longest)
    {
        if (close - open > longest)
            return;
        while (_pairs.Count > 0 && _pairs[^1].Open > open)
            _pairs.RemoveAt(_pairs.Count - 1);
        _pairs.Add((open, close));
    }

    private static bool Opens(string text, int i, int end) => text[i] switch
    {
        '“' or '„' or '«' or '‹' or '(' or '[' or '（' or '［' or '「' or '『' or '【' or '《' or '〈' => true,
        '‘' or '"' => i + 1 < end && !char.IsWhiteSpace(text[i + 1]),
        _ => false,
    };

    /// <returns>Index in <paramref name="open"/> of the mark that is closed here, or -1.</returns>
    private static int Closes(string text, int i, int end, List<(char Mark, int Position)> open)
    {
        var c = text[i];
        if (c is '’' && i + 1 < end && char.IsLetterOrDigit(text[i + 1]) && !Scripts.IsCjk(text[i + 1]))
            return -1; // an apostrophe
        if (c is '"' && char.IsWhiteSpace(text[i - (i > 0 ? 1 : 0)]))
            return -1;
        for (var depth = open.Count - 1; depth >= 0; depth--)
        {
            if (IsPair(open[depth].Mark, c))
                return depth;
        }

        return -1;
    }

    private static bool IsPair(char open, char close) => (open, close) switch
    {
        ('“', '”') or ('„', '“') or ('„', '”') or ('‘', '’') or ('«', '»') or ('‹', '›') or ('"', '"') or ('(', ')') or ('[', ']') => true,
        ('（', '）') or ('［', '］') or ('「', '」') or ('『', '』') or ('【', '】') or ('《', '》') or ('〈', '〉') => true,
        _ => false,
    };
}
