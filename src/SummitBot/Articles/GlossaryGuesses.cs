namespace SummitBot.Articles;

/// <summary>Finds the names that a misspelt word may have been meant to be.</summary>
internal sealed class GlossaryGuesses
{
    private readonly SpellingNeighbours _neighbours;
    private readonly IReadOnlyDictionary<string, NameForm> _forms;
    private readonly ILookup<string, string> _byKey;

    public GlossaryGuesses(IReadOnlyDictionary<string, NameForm> forms)
    {
        var candidates = forms.Where(form => SpellingDistance.AllowedFor(form.Value.Word.Length) > 0 && !GlossaryWordScanner.IsHanCharacter(form.Key[0])).ToList();
        _forms = forms;
        _neighbours = new SpellingNeighbours(candidates.Where(form => form.Value.IsShortlyInflected).Select(form => form.Key));
        _byKey = candidates.ToLookup(form => Transliteration.Key(form.Key), form => form.Key);
    }

    /// <returns>Forms that sound the same, else those nearest in spelling; empty when none is near enough.</returns>
    public IReadOnlyList<string> For(string word)
    {
        if (_byKey[Transliteration.Key(word)].ToList() is { Count: > 0 } alike)
            return alike;

        // What is near to a long form may be too far from its short dictionary form.
        return [.. _neighbours.Nearest(word, SpellingDistance.AllowedFor(word.Length))
            .Where(form => SpellingDistance.Between(word, form, 2) <= SpellingDistance.AllowedFor(_forms[form].Word.Length))];
    }
}
