namespace SummitBot.Articles;

/// <summary>Finds the names that a misspelt word may have been meant to be.</summary>
internal sealed class GlossaryGuesses
{
    private readonly SpellingNeighbours _neighbours;
    /// <summary>The dictionary form of each.</summary>
    private readonly Dictionary<string, string> _words;
    private readonly ILookup<string, string> _byKey;

    /// <param name="forms">Of names, each once.</param>
    public GlossaryGuesses(IReadOnlyList<NameForm> forms)
    {
        var candidates = forms.Where(form => SpellingDistance.AllowedFor(form.Word.Length) > 0 && !GlossaryWordScanner.IsHanCharacter(form.Text[0])).ToList();
        _words = candidates.ToDictionary(form => form.Text, form => form.Word);
        _neighbours = new SpellingNeighbours(candidates.Where(form => form.IsShortlyInflected).Select(form => form.Text));
        _byKey = candidates.ToLookup(form => Transliteration.Key(form.Text), form => form.Text);
    }

    /// <returns>Forms that sound the same, else those nearest in spelling; empty when none is near enough.</returns>
    public IReadOnlyList<string> For(string word)
    {
        if (_byKey[Transliteration.Key(word)].ToList() is { Count: > 0 } alike)
            return alike;

        // What is near to a long form may be too far from its short dictionary form.
        return [.. _neighbours.Nearest(word, SpellingDistance.AllowedFor(word.Length))
            .Where(form => SpellingDistance.Between(word, form, 2) <= SpellingDistance.AllowedFor(_words[form].Length))];
    }
}
