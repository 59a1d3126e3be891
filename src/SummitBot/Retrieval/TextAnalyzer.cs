using System.Collections.Concurrent;
using SummitBot.Articles;

namespace SummitBot.Retrieval;

/// <summary>Turns text into the terms it is found by: per-language stop words and stems, CJK bigrams, names of the glossary. Thread-safe.</summary>
/// <remarks>Articles and questions of one corpus version are read by one analyzer, with one glossary.</remarks>
internal sealed class TextAnalyzer(Glossary glossary)
{
    /// <summary>Changes whenever the same text would give other terms with the same glossary.</summary>
    public const string Revision = "3";

    /// <summary>A corpus repeats its words, so each spelling is folded and stemmed once. Bounded: a stranger's questions must not fill the memory.</summary>
    private const int RememberedWords = 200_000;

    private readonly GlossaryMatcher? matcher = glossary.Entries.Count > 0 ? new GlossaryMatcher(glossary) : null;
    private readonly ConcurrentDictionary<string, Term[]> english = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, WordForm>> remembered = new();

    /// <summary>Without a glossary.</summary>
    public TextAnalyzer() : this(Glossary.Empty)
    {
    }

    public Glossary Glossary => glossary;

    /// <summary>The glossary's entries that a text names, of all kinds, in reading order.</summary>
    public IReadOnlyList<GlossaryMatch> Entries(string text) => matcher?.Match(text) ?? [];

    /// <summary>Content terms (stop words left out) in reading order, with where they stand; and beside its words the entry of each name the glossary knows.</summary>
    public IReadOnlyList<Term> Terms(string text, string language)
    {
        var words = Words(text, language);
        return matcher is null ? words : WithEntries(words, matcher.Match(text), language);
    }

    /// <summary>The same for a question, where misspelt names are taken for names of the glossary that the corpus holds.</summary>
    public IReadOnlyList<Term> TermsOfQuestion(string text, string language, CorpusStatistics statistics)
    {
        var words = Words(text, language);
        if (matcher is null)
            return words;
        var matches = matcher.MatchQuestion(text, word => Words(word, language).Exists(t => statistics.NumberOf(t.Text) >= 0));
        return WithEntries(words, [.. matches.Where(m => !m.Guessed || statistics.NumberOf(m.Entry.Id) >= 0)], language);
    }

    private List<Term> WithEntries(List<Term> words, IReadOnlyList<GlossaryMatch> matches, string language)
    {
        if (matches.Count == 0)
            return words;
        foreach (var match in matches)
        {
            if (match.Entry.IsName)
                words.Add(new Term(match.Entry.Id, match.Start, match.Length, "", match.Entry));
            // An English text has the English word already; any other meets it there.
            else if (language != "en")
                words.AddRange(English(match.Entry).Select(t => t with { Start = match.Start, Length = match.Length }));
        }
        return [.. words.OrderBy(t => t.Start)];
    }

    private Term[] English(GlossaryEntry entry) =>
        english.GetOrAdd(entry.Id, _ => [.. Words(entry.English, "en").Select(t => t with { Entry = entry })]);

    private List<Term> Words(string text, string language)
    {
        // Where everything is in capitals they mark no names (US, WHO): read it as lower case. Offsets stay.
        if (!text.Any(char.IsLower))
            text = text.ToLowerInvariant();
        var forms = remembered.GetOrAdd(language, _ => new ConcurrentDictionary<string, WordForm>());
        if (forms.Count > RememberedWords)
            forms.Clear();
        var lookup = forms.GetAlternateLookup<ReadOnlySpan<char>>();

        var terms = new List<Term>(text.Length / 8);
        var reader = new WordReader(text, NumberStyle.Of(language));
        while (reader.Read(out var span))
        {
            if (span.Kind == WordKind.Unspaced)
            {
                AddBigrams(text, span, terms);
                continue;
            }
            if (span.Number is { } number)
            {
                terms.Add(new Term(number, span.Start, span.Length, number));
                continue;
            }
            var word = text.AsSpan(span.Start, span.Length);
            if (!lookup.TryGetValue(word, out var form))
                lookup[word] = form = WordForm.Of(word, span.Kind, language);
            if (form.Term is { } term)
                terms.Add(new Term(term, span.Start, span.Length, form.Word));
        }
        return terms;
    }

    /// <summary>Overlapping pairs of characters; a character that stands alone is a term of its own.</summary>
    private static void AddBigrams(string text, WordSpan run, List<Term> terms)
    {
        var end = run.Start + run.Length;
        for (var start = run.Start; start < end;)
        {
            var stop = StopWords.ChineseLength(text.AsSpan(start, end - start));
            if (stop > 0)
            {
                start += stop;
                continue;
            }
            var next = start + Width(text, start);
            var alone = true;
            while (next < end && StopWords.ChineseLength(text.AsSpan(next, end - next)) == 0)
            {
                var length = next + Width(text, next) - start;
                // Each bigram brings its first character to the n-grams and the last one both: every character once.
                terms.Add(new Term(text.Substring(start, length), start, length, text[start..next]));
                alone = false;
                start = next;
                next = start + Width(text, start);
            }
            if (alone)
                terms.Add(new Term(text[start..next], start, next - start, text[start..next]));
            else
                terms[^1] = terms[^1] with { Word = terms[^1].Text };
            start = next;
        }
    }

    private static int Width(string text, int i) => char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
}

/// <param name="Text">Folded and stemmed.</param>
/// <param name="Start">UTF-16 offset of the word in the analysed text.</param>
/// <param name="Word">Folded, not stemmed: the character n-grams are taken from it. Empty for a name of the glossary, whose <paramref name="Text"/> is the entry's id.</param>
/// <param name="Entry">The glossary's entry that gave the term; null for a word as it stands in the text.</param>
internal readonly record struct Term(string Text, int Start, int Length, string Word, GlossaryEntry? Entry = null);
