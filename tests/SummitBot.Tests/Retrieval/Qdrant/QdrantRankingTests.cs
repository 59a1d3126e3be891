using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Retrieval.Qdrant;

/// <summary>The engine behind the index must not show in what is found.</summary>
[Collection(OneQdrantServer.Name)]
public sealed class QdrantRankingTests
{
    [Theory]
    [InlineData("Who met Xi at the airport?", "en")]
    [InlineData("When does the summit take place?", "en")]
    [InlineData("What did the presidents say about trade and energy cooperation?", "en")]
    [InlineData("Kazahkstan relashions", "en")]
    [InlineData("Кто встретил Си Цзиньпина в аэропорту?", "ru")]
    [InlineData("上海合作组织峰会在哪里举行?", "zh")]
    public async Task Scores_are_those_of_the_index_in_files(string question, string language)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var target = await QdrantTarget.StartAsync();
        using var folder = new TemporaryFolder();
        var seeds = Path.Combine(AppContext.BaseDirectory, "seeds");
        var articles = (await new ArticleReader(Options.Create(new ArticleOptions())).ReadAsync(seeds, stop)).Articles;
        var glossary = (await GlossaryReader.ReadFolderAsync(seeds, stop)).Glossary;
        using var files = new SqlitePassageIndex(
            Options.Create(new StorageOptions { DataFolder = folder.Path }), target.Embedder, TimeProvider.System, NullLogger<SqlitePassageIndex>.Instance);
        var server = target.Open();

        await files.PublishAsync(articles, glossary, null, stop);
        await server.PublishAsync(articles, glossary, null, stop);
        var expected = await target.Retriever(files).RetrieveAsync(question, language, 10, stop);
        var found = await target.Retriever(server).RetrieveAsync(question, language, 10, stop);

        Assert.NotEmpty(expected.Passages);
        // What the coarse score of the files leaves out is far below what it finds.
        Assert.Equal(expected.Passages.Select(Shown), found.Passages.Take(expected.Passages.Count).Select(Shown));

        static (string, double, double, double, string) Shown(RetrievedPassage p) =>
            (p.Passage.Id, Math.Round(p.Score, 9), Math.Round(p.Bm25, 9), Math.Round(p.Dense, 9), string.Join(' ', p.SentenceDense.Select(d => $"{d:0.000000}")));
    }
}
