using System.Text.RegularExpressions;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>The names of one bot's collections and aliases on a server that it may share with others.</summary>
/// <remarks>No prefix's names are another's: what follows it is of a fixed form, so <c>summit</c> never takes <c>summit-test</c>'s collections for its own.</remarks>
internal sealed partial class CollectionNames(string prefix)
{
    /// <summary>The alias of the version answered from.</summary>
    public string Current { get; } = $"{prefix}-current";

    /// <summary>The alias of the version to roll back to.</summary>
    public string Previous { get; } = $"{prefix}-previous";

    /// <summary>The collection that marks a publisher at work.</summary>
    public string Lock { get; } = $"{prefix}-lock";

    public string CollectionOf(string version) => $"{prefix}-{version}";

    public bool IsVersion(string collection) =>
        collection.StartsWith(prefix + '-', StringComparison.Ordinal) && VersionId().IsMatch(collection.AsSpan(prefix.Length + 1));

    [GeneratedRegex(@"^\d{8}T\d{6}Z-[0-9a-f]{4}$")]
    private static partial Regex VersionId();
}
