namespace SummitBot.Articles;

/// <summary>Finds the names that a misspelt word may have been meant to be.</summary>
internal sealed class GlossaryGuesses
{
    /// <summary>By first letter and length: hardly anyone gets the first letter wrong.</summary>
    private readonly ILookup<(char First, int Length), (string Form, int Allowed)> _byShape;
    private readonly ILookup<string, string> _byKey;

    /// <param name="forms">Of names, each once.</param>
    public GlossaryGuesses(IReadOnlyList<NameForm> forms)
    {
        var candidates = forms.Where(form => SpellingDistance.AllowedFor(form.Word.Length) > 0 && !GlossaryWordScanner.IsHanCharacter(form.Text[0])).ToList();
        _byShape = candidates.Where(form => form.IsShortlyInflected)
            .ToLookup(form => (form.Text[0], form.Text.Length), form => (form.Text, SpellingDistance.AllowedFor(form.Word.Length)));
        _byKey = candidates.ToLookup(form => Transliteration.Key(form.Text), form => form.Text);
    }

    /// <returns>Forms that sound the same, else those nearest in spelling; empty when none is near enough.</returns>
    public IReadOnlyList<string> For(string word)
    {
        if (_byKey[Transliteration.Key(word)].ToList() is { Count: > 0 } alike)
            return alike;

        var allowed = SpellingDistance.AllowedFor(word.Length);
        var nearest = new List<string>();
        foreach (var (form, allowedForForm) in Neighbours(word, allowed))
        {
            var distance = SpellingDistance.Between(word, form, allowed);
            if (distance > Math.Min(allowed, allowedForForm))
                continue;
            if (distance < allowed)
                nearest.Clear();
            allowed = distance;
            nearest.Add(form);
        }

        return nearest;
    }

    /// <summary>The first two letters may be swapped.</summary>
    private IEnumerable<(string Form, int Allowed)> Neighbours(string word, int allowed) =>
        from first in word[..2].Distinct()
        from length in Enumerable.Range(word.Length - allowed, 2 * allowed + 1)
        from neighbour in _byShape[(first, length)]
        where first == word[0] || neighbour.Form[1] == word[0]
        select neighbour;
}
