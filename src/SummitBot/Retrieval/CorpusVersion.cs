namespace SummitBot.Retrieval;

/// <summary>One complete, published state of the corpus.</summary>
/// <param name="Id">Sortable by time of building, for example <c>20240702T101500Z-3f2a</c>.</param>
/// <param name="Analyzer">Revision of the text analysis it was built with; another one means a rebuild.</param>
/// <param name="Fingerprint">Of the corpus files it was built from: tells whether a reload would change anything.</param>
internal sealed record CorpusVersion(string Id, DateTimeOffset Built, int Articles, int Passages, string Analyzer, string Fingerprint);
