namespace SummitBot.Articles;

/// <summary>Every word that spellings are made of, found by any of its forms. Several words may share a form.</summary>
/// <remarks>Words are added first, by one thread; then any number of threads may look them up.</remarks>
internal sealed class GlossaryVocabulary
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    /// <summary>By the first two letters, which no ending changes.</summary>
    private readonly Dictionary<int, GlossaryBeginning> _beginnings = [];
    private readonly Lazy<GlossaryGuesses> _guesses;

    public GlossaryVocabulary() =>
        _guesses = new Lazy<GlossaryGuesses>(() => new GlossaryGuesses([.. _beginnings.Values.SelectMany(beginning => beginning.NameForms)]));

    /// <summary>Adds a word, to be found by all its forms.</summary>
    /// <returns>The word's number: the same for the same folded word in any language.</returns>
    public int Add(string word, string language, GlossaryEntry entry)
    {
        var folded = GlossaryFolding.Fold(word);
        if (!_words.TryGetValue(folded, out var number))
            _words.Add(folded, number = _words.Count);
        if (!_beginnings.TryGetValue(BeginningOf(folded), out var beginning))
            _beginnings.Add(BeginningOf(folded), beginning = new GlossaryBeginning());
        beginning.Add(new GlossaryWord(word, folded, number, language, entry.Kind, entry.IsName));
        return number;
    }

    /// <returns>The numbers of the words this folded word may be a form of, itself first; empty when there is none.</returns>
    public int[] Find(ReadOnlySpan<char> folded) =>
        _beginnings.TryGetValue(BeginningOf(folded), out var beginning) ? beginning.Find(folded) : [];

    /// <summary>What a misspelt word was meant to be: the numbers of the names that sound the same, else of those nearest in spelling.</summary>
    public int[] Guess(string folded) => [.. _guesses.Value.For(folded).SelectMany(form => Find(form)).Distinct()];

    private static int BeginningOf(ReadOnlySpan<char> folded) => folded.Length switch
    {
        0 => 0,
        1 => folded[0],
        _ => folded[0] << 16 | folded[1],
    };
}
