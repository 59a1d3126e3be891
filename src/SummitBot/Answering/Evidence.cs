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

    /// <summary>ISO 639-1: what the answer is to be in; another than <see cref="Language"/> when the question was translated.</summary>
    public string ReplyLanguage { get; init; } = Language;

    /// <summary>What was found for each part of a question that has several; only where a model writes one answer to all.</summary>
    public IReadOnlyList<Evidence> Parts { get; init; } = [];

    /// <summary>A part of a question that was to be answered as a whole before.</summary>
    public bool IsPart { get; init; }

    /// <summary>Who asks (<see cref="Answering.Question.Asker"/>), and in which chat.</summary>
    public string? Asker { get; init; }

    public string? Chat { get; init; }
}
