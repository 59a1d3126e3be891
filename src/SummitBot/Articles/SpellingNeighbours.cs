namespace SummitBot.Articles;

/// <summary>Finds the words of a vocabulary that a misspelt word is nearest to.</summary>
internal sealed class SpellingNeighbours(IEnumerable<string> vocabulary)
{
    /// <summary>By first letter and length: hardly anyone gets the first letter wrong.</summary>
    private readonly ILookup<(char First, int Length), string> _byShape = vocabulary.ToLookup(word => (word[0], word.Length));

    /// <param name="word">Folded as the vocabulary is, of at least two letters.</param>
    /// <param name="allowed">Most slips of the pen (<see cref="SpellingDistance"/>).</param>
    /// <returns>The nearest words, all equally near; empty when none is near enough.</returns>
    public IReadOnlyList<string> Nearest(string word, int allowed)
    {
        var nearest = new List<string>();
        foreach (var neighbour in OfShape(word, allowed))
        {
            var distance = SpellingDistance.Between(word, neighbour, allowed);
            if (distance > allowed)
                continue;
            if (distance < allowed)
                nearest.Clear();
            allowed = distance;
            nearest.Add(neighbour);
        }

        return nearest;
    }

    /// <summary>The first two letters may be swapped.</summary>
    private IEnumerable<string> OfShape(string word, int allowed) =>
        from first in word[..2].Distinct()
        from length in Enumerable.Range(word.Length - allowed, 2 * allowed + 1)
        from neighbour in _byShape[(first, length)]
        where first == word[0] || (length > 1 && neighbour[1] == word[0])
        select neighbour;
}
