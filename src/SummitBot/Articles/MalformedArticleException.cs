namespace SummitBot.Articles;

/// <summary>A file, or a line of one, is not an article; <see cref="Exception.Message"/> is the reason as the report names it.</summary>
internal sealed class MalformedArticleException(string reason, int? line = null) : Exception(reason)
{
    /// <summary>From 1; null when it concerns the whole file.</summary>
    public int? Line { get; } = line;
}
