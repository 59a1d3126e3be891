namespace SummitBot.Articles;

/// <summary>
/// Finds the entries of a glossary in a text: leftmost, then longest, in any inflected form. Built once per glossary; safe for many threads.
/// Nationality adjectives are spellings of the country ("Chinese president" is about China); people are found by their surname alone where
/// the glossary lists it.
/// </summary>
internal sealed class GlossaryMatcher
{
    /// <summary>After these a single Han character can be a surname: 习与普京, 习在阿斯塔纳. Inside a run it is part of some word (学习).</summary>
    private const string AfterSurname = "与和同对在将向说称会访抵赴何是为";

    private readonly GlossaryVocabulary _vocabulary = new();
    private readonly Dictionary<(int Node, int Word), int> _edges = [];
    private readonly List<List<Ending>> _endings = [[]];

    public GlossaryMatcher(Glossary glossary)
    {
        foreach (var entry in glossary.Entries)
        {
            foreach (var spelling in entry.Spellings)
                Add(entry, spelling);
        }
    }

    /// <summary>The entries named in a text, in reading order, without overlaps.</summary>
    public IReadOnlyList<GlossaryMatch> Match(string text) => Find(text, Read(text, isKnown: null));

    /// <summary>As <see cref="Match"/>, and misspelt names are taken for what they most likely were meant to be.</summary>
    /// <param name="isKnown">Whether the corpus uses a word, given as the question writes it: such a word is no misspelling.</param>
    public IReadOnlyList<GlossaryMatch> MatchQuestion(string text, Func<string, bool> isKnown) => Find(text, Read(text, isKnown));

    private void Add(GlossaryEntry entry, GlossarySpelling spelling)
    {
        var node = 0;
        var scanner = new GlossaryWordScanner(spelling.Text);
        while (scanner.MoveNext())
        {
            var edge = (node, _vocabulary.Add(scanner.Word.ToString(), spelling.Language, entry));
            if (!_edges.TryGetValue(edge, out node))
            {
                _edges.Add(edge, node = _endings.Count);
                _endings.Add([]);
            }
        }

        _endings[node].Add(new Ending(entry, spelling));
    }

    /// <summary>The words that occur in some spelling; all others are passed over without being stored.</summary>
    private List<Word> Read(string text, Func<string, bool>? isKnown)
    {
        List<Word> words = [];
        Span<char> buffer = stackalloc char[64];
        var scanner = new GlossaryWordScanner(text);
        for (var ordinal = 0; scanner.MoveNext(); ordinal++)
        {
            var written = scanner.Word;
            if (written.Length > buffer.Length)
                continue;

            var folded = buffer[..GlossaryFolding.Fold(written, buffer)];
            var numbers = _vocabulary.Find(folded);
            var guessed = numbers.Length == 0 && isKnown is not null && CouldBeMisspeltName(written) && !isKnown(written.ToString());
            if (guessed)
                numbers = _vocabulary.Guess(folded.ToString());
            if (numbers.Length > 0)
                words.Add(new Word(ordinal, scanner.Start, written.Length, scanner.End, numbers, scanner.IsHan, scanner.FollowsBreak, guessed));
        }

        return words;
    }

    /// <summary>A short word in lower case is more likely a common word of another language: Turkish "kadar" is not Qatar.</summary>
    private static bool CouldBeMisspeltName(ReadOnlySpan<char> written) => written.Length >= (char.IsUpper(written[0]) ? 5 : 6);

    private List<GlossaryMatch> Find(string text, List<Word> words)
    {
        var matches = new List<GlossaryMatch>();
        for (var at = 0; at < words.Count;)
        {
            var longest = new Longest();
            Walk(text, words, first: at, next: at, node: 0, ref longest);
            if (longest.Entry is null || longest.IsAmbiguous)
            {
                at++;
                continue;
            }

            var last = words[at + longest.Words - 1];
            var guessed = words.GetRange(at, longest.Words).Exists(word => word.Guessed);
            matches.Add(new GlossaryMatch(longest.Entry, words[at].Start, last.End - words[at].Start, guessed));
            at += longest.Words;
        }

        return matches;
    }

    private void Walk(string text, List<Word> words, int first, int next, int node, ref Longest longest)
    {
        if (next == words.Count || (next > first && (words[next].FollowsBreak || words[next].Ordinal != words[next - 1].Ordinal + 1)))
            return;

        foreach (var number in words[next].Numbers)
        {
            if (!_edges.TryGetValue((node, number), out var child))
                continue;

            var length = next + 1 - first;
            foreach (var ending in _endings[child])
            {
                if ((ending.Entry.IsName || !words[next].Guessed) && IsMeant(ending.Spelling, text, words, first, next))
                    longest.Consider(ending.Entry, length, words[next].Guessed);
            }

            Walk(text, words, first, next + 1, child, ref longest);
        }
    }

    private static bool IsMeant(GlossarySpelling spelling, string text, List<Word> words, int first, int last)
    {
        var written = text.AsSpan(words[first].Start, words[last].Start + words[last].Length - words[first].Start);
        if (spelling.Cased)
            return written.SequenceEqual(spelling.Text);
        if (first != last)
            return true;
        if (words[first].IsHan)
            return StandsAlone(text, words[first]);

        // "XI" is a Roman numeral, not Mr Xi, unless the whole text shouts.
        return written.Length > 3 || !IsUpper(written) || IsUpper(spelling.Text) || !text.Any(char.IsLower);
    }

    private static bool StandsAlone(string text, Word word) =>
        (word.Start == 0 || !GlossaryWordScanner.IsHanCharacter(text[word.Start - 1])) &&
        (word.End == text.Length || !GlossaryWordScanner.IsHanCharacter(text[word.End]) || AfterSurname.Contains(text[word.End]));

    private static bool IsUpper(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsLower(letter))
                return false;
        }

        return true;
    }

    /// <param name="Ordinal">Among all words of the text.</param>
    /// <param name="End">With what follows an apostrophe; <paramref name="Length"/> is without.</param>
    /// <param name="Numbers">The words of the vocabulary it may be.</param>
    private readonly record struct Word(int Ordinal, int Start, int Length, int End, int[] Numbers, bool IsHan, bool FollowsBreak, bool Guessed);

    private readonly record struct Ending(GlossaryEntry Entry, GlossarySpelling Spelling);

    /// <summary>The longest entry seen from one word on; of equally long ones the first, unless a guess leaves it open which was meant.</summary>
    private struct Longest
    {
        public GlossaryEntry? Entry { get; private set; }
        public int Words { get; private set; }
        public bool IsAmbiguous { get; private set; }

        public void Consider(GlossaryEntry entry, int words, bool guessed)
        {
            if (words > Words)
                (Entry, Words, IsAmbiguous) = (entry, words, false);
            else if (words == Words && guessed && entry != Entry)
                IsAmbiguous = true;
        }
    }
}

/// <param name="Start">UTF-16 offset in the text.</param>
/// <param name="Length">With a case ending behind an apostrophe: all of "Astana'da".</param>
/// <param name="Guessed">A misspelling was corrected.</param>
internal readonly record struct GlossaryMatch(GlossaryEntry Entry, int Start, int Length, bool Guessed)
{
    public int End => Start + Length;
}
