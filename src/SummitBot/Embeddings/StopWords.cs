using System.Collections.Frozen;

namespace SummitBot.Embeddings;

/// <summary>English words that say nothing about what a sentence is about; sentence vectors leave them out.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> English = (
        "a about above after again against all am an and any are as at be because been before being below between both but by can cannot could d did do does doing don down during " +
        "each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just ll m me more most my myself no nor not now of off on " +
        "once only or other our ours ourselves out over own re s same she should so some such t than that the their theirs them themselves then there these they this those through to too " +
        "under until up upon us ve very was we were what when where which while who whom whose why will with would you your yours yourself yourselves")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => English.Contains(word);
}
