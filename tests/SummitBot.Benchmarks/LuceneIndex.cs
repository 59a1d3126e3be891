using System.Globalization;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace SummitBot.Benchmarks;

/// <summary>The peer: Lucene.Net over the same passages, its English analysis and BM25, any of the question's words, in memory.</summary>
internal sealed class LuceneIndex : IDisposable
{
    private const string Field = "text";
    private readonly EnglishAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public LuceneIndex(IEnumerable<string> passages)
    {
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity(0.9f, 0.4f) }))
        {
            foreach (var passage in passages)
                writer.AddDocument(new Document { new TextField(Field, passage, Lucene.Net.Documents.Field.Store.YES) });
            writer.ForceMerge(1);
        }
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity(0.9f, 0.4f) };
    }

    /// <summary>The text of the best passages.</summary>
    public IReadOnlyList<string> Search(string question, int top)
    {
        var query = new BooleanQuery();
        using (var tokens = analyzer.GetTokenStream(Field, question))
        {
            var term = tokens.AddAttribute<ICharTermAttribute>();
            tokens.Reset();
            while (tokens.IncrementToken())
                query.Add(new TermQuery(new Term(Field, term.ToString())), Occur.SHOULD);
            tokens.End();
        }
        return [.. searcher.Search(query, top).ScoreDocs.Select(d => searcher.Doc(d.Doc).Get(Field, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }
}
