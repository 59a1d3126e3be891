namespace SummitBot.Articles;

/// <summary>
/// Finds the words of a vocabulary that are a name in another script or spelling: "Макроном" finds "macron". For names that no glossary
/// holds; only words that are written like names should be looked up.
/// </summary>
internal sealed class TransliteratedNames(IEnumerable<string> vocabulary)
{
    private const int ShortestKey = 4;

    /// <summary>Russian and Kazakh case endings of names, the longest first.</summary>
    private static readonly string[] CyrillicEndings =
        "ның нің дың дің тың тің дан ден тан тен нан нен мен пен бен ами ом ем ым ой ға ге қа ке да де та те ды ді ты ті ны ні а у е ы и я ю".Split(' ');

    private readonly ILookup<string, string> _byKey = vocabulary.Distinct().ToLookup(Transliteration.Key);

    /// <returns>The words with the name's own key, else those with its key without a case ending; empty when there are none.</returns>
    public IReadOnlyList<string> For(string name)
    {
        var lower = name.ToLowerInvariant();
        var stems = CyrillicEndings.Where(ending => lower.EndsWith(ending, StringComparison.Ordinal)).Select(ending => lower[..^ending.Length]);
        return stems.Prepend(lower)
            .Select(Transliteration.Key)
            .Where(key => key.Length >= ShortestKey && _byKey.Contains(key))
            .Select(key => _byKey[key].ToList())
            .FirstOrDefault([]);
    }
}
