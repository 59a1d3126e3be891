using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>What an answer is written from: the question, and the passages found for it.</summary>
/// <param name="Language">ISO 639-1: of the question, and so of the words around the quotes.</param>
internal sealed record Evidence(ResolvedQuestion Question, string Language, RetrievalResult Found);
