namespace SummitBot.Retrieval;

/// <summary>One complete, published state of the corpus.</summary>
/// <param name="Id">Sortable by time of building, for example <c>20240702T101500Z-3f2a</c>.</param>
/// <param name="Analyzer">Revision of the text analysis it was built with; another one means a rebuild.</param>
/// <param name="Glossary">Fingerprint of the glossary it was built with; the version holds the glossary itself and answers with it.</param>
/// <param name="Embedder">What made its embeddings; another one means a rebuild.</param>
internal sealed record CorpusVersion(string Id, DateTimeOffset Built, int Articles, int Passages, string Analyzer, string Glossary, string Embedder);
