using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>What an answer is written from: the question, and the passages found for it.</summary>
/// <param name="Language">ISO 639-1: of the question, and so of the words around the quotes.</param>
internal sealed record Evidence(ResolvedQuestion Question, string Language, RetrievalResult Found)
{
    /// <summary>What the question takes for granted; null when nothing that could be checked.</summary>
    public Premise? Premise { get; init; }

    /// <summary>What was found for the question without it.</summary>
    public Evidence? Straight { get; init; }
}
