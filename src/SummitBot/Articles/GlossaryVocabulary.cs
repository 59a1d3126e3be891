using System.Globalization;

namespace SummitBot.Articles;

/// <summary>Every word that spellings are made of, found by any of its forms. Several words may share a form.</summary>
internal sealed class GlossaryVocabulary
{
    private static readonly CultureInfo Turkish = CultureInfo.GetCultureInfo("tr-TR");

    private readonly Dictionary<string, int[]> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _formsBySpan;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    /// <summary>Forms of names, each with its dictionary form: what a misspelt name is compared with.</summary>
    private readonly Dictionary<string, NameForm> _nameForms = new(StringComparer.Ordinal);
    private readonly Lazy<GlossaryGuesses> _guesses;
    private readonly HashSet<(string Word, string Language, bool IsName)> _inflected = [];

    public GlossaryVocabulary()
    {
        _formsBySpan = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _guesses = new Lazy<GlossaryGuesses>(() => new GlossaryGuesses(_nameForms));
    }

    /// <summary>Adds a word with all its forms.</summary>
    /// <returns>The word's number: the same for the same folded word in any language.</returns>
    public int Add(string word, string language, GlossaryEntry entry)
    {
        var folded = GlossaryFolding.Fold(word);
        if (!_words.TryGetValue(folded, out var number))
            _words.Add(folded, number = _words.Count);
        if (!_inflected.Add((folded, language, entry.IsName)))
            return number;

        AddForm(folded, number);
        AddNameForm(folded, folded, language, entry);
        foreach (var form in GlossaryForms.Of(word.ToLower(language == "tr" ? Turkish : CultureInfo.InvariantCulture), language, entry.Kind))
        {
            var foldedForm = GlossaryFolding.Fold(form);
            AddForm(foldedForm, number);
            AddNameForm(foldedForm, folded, language, entry);
        }

        return number;
    }

    /// <returns>The numbers of the words this folded word may be a form of, itself first; empty when there is none.</returns>
    public int[] Find(ReadOnlySpan<char> folded) => _formsBySpan.TryGetValue(folded, out var numbers) ? numbers : [];

    /// <summary>What a misspelt word was meant to be: the numbers of the names that sound the same, else of those nearest in spelling.</summary>
    public int[] Guess(string folded) => [.. _guesses.Value.For(folded).SelectMany(form => _forms[form]).Distinct()];

    private void AddForm(string form, int number)
    {
        if (!_forms.TryGetValue(form, out var numbers))
            _forms.Add(form, [number]);
        else if (!numbers.Contains(number))
            // The word that is itself written so comes before those that are merely inflected so.
            _forms[form] = _words.TryGetValue(form, out var itself) && itself == number ? [number, .. numbers] : [.. numbers, number];
    }

    private void AddNameForm(string form, string word, string language, GlossaryEntry entry)
    {
        if (entry.IsName)
            _nameForms.TryAdd(form, new NameForm(word, IsShortlyInflected: form == word || language is "ru" or "en"));
    }
}

/// <param name="Word">Its dictionary form.</param>
/// <param name="IsShortlyInflected">Differs from it by one ending only, so that what is near to the form is near to the word.</param>
internal readonly record struct NameForm(string Word, bool IsShortlyInflected);
