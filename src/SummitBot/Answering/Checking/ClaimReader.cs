namespace SummitBot.Answering.Checking;

/// <summary>
/// Reads claims from a model's output while it streams: one sentence each, with the ids behind it, before or behind its full stop. A claim
/// comes out once the first word after it is complete, or its line has ended and the next has begun. Not thread-safe; made once an answer.
/// </summary>
/// <remarks>
/// Whatever comes in, nothing is thrown, what comes out depends on the text alone and not on how it was cut, and no more than one sentence is
/// kept. What follows <see cref="Marker"/> at the head of a line is no claim; it says what the sources leave open: <see cref="NotCovered"/>.
/// </remarks>
internal sealed class ClaimReader
{
    /// <summary>The prompt tells the model to open its last line with this, in whatever language it answers.</summary>
    public const string Marker = "NOT COVERED:";

    /// <summary>No sentence of an answer is longer; what is comes out as a claim without text or ids, to be counted and dropped.</summary>
    public const int LongestClaim = 1_200;

    private const int LongestNotCovered = 500;

    private readonly MarkupFilter _filter;
    private readonly SentenceBuffer _sentence;
    private List<DraftClaim> _complete = [];
    private int _lineEnds;
    private bool _isTooLong;
    private bool _inNotCovered;

    /// <param name="language">ISO 639-1 of the answer: it tells ordinals and abbreviations from the ends of sentences.</param>
    public ClaimReader(string language)
    {
        _sentence = new SentenceBuffer(language);
        _filter = new MarkupFilter(Read);
    }

    /// <summary>What the model says the sources do not cover, unchecked; null when it says nothing of the kind. Whole after <see cref="Complete"/>.</summary>
    public string? NotCovered { get; private set; }

    /// <returns>The claims that are complete now.</returns>
    public IReadOnlyList<DraftClaim> Add(string fragment)
    {
        foreach (var c in fragment) _filter.Read(c);
        return Take();
    }

    /// <returns>What was left, finished or cut off.</returns>
    public IReadOnlyList<DraftClaim> Complete()
    {
        _filter.Complete();
        EndParagraph();
        return Take();
    }

    private List<DraftClaim> Take()
    {
        if (_complete.Count == 0) return [];
        var taken = _complete;
        _complete = [];
        return taken;
    }

    private void Read(Piece piece)
    {
        if (piece.Ids is { } ids)
            AddIds(ids);
        else if (piece.Letter != '\n')
            AddLetter(piece.Letter);
        else if (++_lineEnds > 1 || _inNotCovered)
            EndParagraph();
    }

    /// <summary>Ids on a line of their own belong to the line before.</summary>
    private void AddIds(IReadOnlyList<SentenceId> ids)
    {
        if (_sentence.IsEmpty) _lineEnds = 0;
        foreach (var id in ids) _sentence.Add(id);
    }

    private void AddLetter(char letter)
    {
        if (letter == ' ' && _lineEnds > 0) return;
        if (_lineEnds > 0)
        {
            // A line that was wrapped goes on in lower case; anything else begins something new.
            if (char.IsLower(letter) && _sentence.IsUnfinished) _sentence.Add(' ');
            else EndParagraph();
            _lineEnds = 0;
        }

        if (_sentence.Add(letter) is { } claim) Emit(claim);
        if (_sentence.Length < LongestClaim) return;
        _sentence.Take();
        _isTooLong = true;
    }

    private void EndParagraph()
    {
        if (!_sentence.IsEmpty || _isTooLong) Emit(_sentence.Take());
        _inNotCovered = false;
    }

    private void Emit(DraftClaim claim)
    {
        if (_isTooLong)
        {
            _isTooLong = false;
            if (!_inNotCovered) _complete.Add(new DraftClaim("", []));
        }
        else if (_inNotCovered || claim.Text.StartsWith(Marker, StringComparison.OrdinalIgnoreCase))
            AddNotCovered(claim.Text);
        else if (claim.Text.Length > 0)
            _complete.Add(claim);
    }

    private void AddNotCovered(string text)
    {
        if (!_inNotCovered) text = text[Marker.Length..].Trim();
        _inNotCovered = true;
        if (text.Length > 0 && (NotCovered?.Length ?? 0) + text.Length < LongestNotCovered) NotCovered = NotCovered is null ? text : $"{NotCovered} {text}";
    }
}
