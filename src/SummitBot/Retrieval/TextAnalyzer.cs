using System.Collections.Concurrent;

namespace SummitBot.Retrieval;

/// <summary>Turns text into the terms it is found by: per-language stop words and stems, CJK bigrams, character n-grams.</summary>
internal sealed class TextAnalyzer
{
    /// <summary>Changes whenever the same text would give other terms.</summary>
    public const string Revision = "1";

    /// <summary>A corpus repeats its words, so each spelling is folded and stemmed once. Bounded: a stranger's questions must not fill the memory.</summary>
    private const int RememberedWords = 200_000;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, WordForm>> remembered = new();

    /// <summary>Content terms (stop words left out) in reading order, with where they stand.</summary>
    public IReadOnlyList<Term> Terms(string text, string language)
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
                var bigram = text.Substring(start, length);
                terms.Add(new Term(bigram, start, length, bigram));
                alone = false;
                start = next;
                next = start + Width(text, start);
            }
            if (alone)
                terms.Add(new Term(text[start..next], start, next - start, text[start..next]));
            start = next;
        }
    }

    private static int Width(string text, int i) => char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
}

/// <param name="Text">Folded and stemmed.</param>
/// <param name="Start">UTF-16 offset of the word in the analysed text.</param>
/// <param name="Word">Folded, not stemmed: the character n-grams are taken from it.</param>
internal readonly record struct Term(string Text, int Start, int Length, string Word);
