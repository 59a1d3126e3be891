namespace SummitBot.Retrieval;

/// <summary>The index does not answer now; the message says which server and what to do. Nothing is lost: asking again later may succeed.</summary>
internal class IndexUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Somebody else is publishing into the same index.</summary>
internal sealed class PublishedElsewhereException(string holder) : Exception($"{holder} is publishing into the same index.")
{
    public string Holder { get; } = holder;
}

/// <summary>The version a question began with was replaced twice meanwhile and is gone: ask the current one.</summary>
internal sealed class VersionDroppedException(string version) : Exception($"The corpus version {version} was replaced and dropped meanwhile.");
