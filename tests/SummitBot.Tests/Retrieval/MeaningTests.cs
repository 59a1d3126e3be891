using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;
using SummitBot.Tests.Articles;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Retrieval;

/// <summary>What embeddings and the glossary add, through the real index and weights.</summary>
public sealed class MeaningTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("summitbot-meaning-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Paraphrase_that_shares_no_word_finds_its_passage()
    {
        await PublishAsync([Visit, Texts.Harvest, Texts.Bridge]);

        var found = await FindAsync("Will corn become cheaper?");

        Assert.True(found.IsDense);
        Assert.Equal("harvest", found.Passages[0].Article.Id);
        Assert.Equal(0, found.Passages[0].Bm25);
        Assert.True(found.Passages[0].Dense > found.Passages[1].Dense);
        Assert.Equal(found.Passages[0].Passage.Sentences.Count, found.Passages[0].SentenceDense.Count);
    }

    [Fact]
    public async Task Nearest_sentence_of_a_passage_is_known()
    {
        await PublishAsync([Texts.Bridge, Texts.Harvest]);

        var found = await FindAsync("How long did the builders need?");

        Assert.Equal("bridge", found.Passages[0].Article.Id);
        var dense = found.Passages[0].SentenceDense;
        Assert.Equal("Its engineers had worked for six years.", found.Passages[0].Passage.Sentences[dense.Index().MaxBy(d => d.Item).Index].Text);
    }

    [Fact]
    public async Task Soft_coverage_counts_words_of_near_meaning()
    {
        await PublishAsync([Texts.Bridge, Texts.Harvest]);

        var meaning = (await FindAsync("Did grain prices fall?")).Meaning;

        Assert.NotNull(meaning);
        Assert.Equal(1, meaning.SoftCoverage("Grain prices fall."), 3);
        Assert.InRange(meaning.SoftCoverage("Wheat costs declined."), 0.2, 0.9);
        Assert.True(meaning.SoftCoverage("The river is deep.") < meaning.SoftCoverage("Wheat costs declined."));
        Assert.Equal(meaning.Terms.Count, meaning.Best("Wheat costs declined.").Count);
    }

    [Fact]
    public async Task Articles_in_languages_that_the_weights_do_not_know_get_no_vectors()
    {
        await PublishAsync([Texts.Bridge with { Language = "ru", Text = "Президент открыл мост в Астане. Он строился шесть лет." }]);

        var found = await FindAsync("Кто открыл мост?", "ru");

        Assert.False(found.IsDense);
        Assert.Null(found.Meaning);
        Assert.Equal("bridge", found.Passages[0].Article.Id);
        Assert.Empty(found.Passages[0].SentenceDense);
        Assert.Empty(folder.GetFiles("*.vectors", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Mixed_corpus_embeds_what_it_can()
    {
        await PublishAsync([Visit, Texts.Harvest with { Language = "tr", Id = "hasat", Text = "Çiftçiler rekor hasat bekliyor. Buğday fiyatları düştü." }]);

        var found = await FindAsync("hasat of the president");

        Assert.True(found.IsDense);
        Assert.Equal((0, 0), (Of(found, "hasat").Dense, Of(found, "hasat").SentenceDense.Count));
        Assert.NotEqual(0, Of(found, "visit").Dense);

        static RetrievedPassage Of(RetrievalResult found, string article) => found.Passages.First(p => p.Article.Id == article);
    }

    [Theory]
    [InlineData("Кто встретил Си Цзиньпина в аэропорту?", "ru")]
    [InlineData("Си Цзиньпинді әуежайда кім қарсы алды?", "kk")]
    [InlineData("谁在机场迎接习近平？", "zh")]
    [InlineData("Şi Cinping'i havalimanında kim karşıladı?", "tr")]
    public async Task Question_in_another_language_finds_the_passage_by_names_and_words_of_the_glossary(string question, string language)
    {
        await PublishAsync([Texts.Harvest, Visit, Texts.Bridge], ShippedGlossary.Read.Glossary);

        var found = await FindAsync(question, language);

        Assert.Equal("visit", found.Passages[0].Article.Id);
        Assert.Contains(found.Terms, t => t is { Term.Text: "person:xi-jinping", IsUnseen: false, Weight: > 0 });
        Assert.False(found.IsDense);
    }

    [Fact]
    public async Task Name_of_the_glossary_is_found_by_any_spelling_and_by_a_part()
    {
        await PublishAsync([Texts.Harvest, Visit, Texts.Bridge], ShippedGlossary.Read.Glossary);

        Assert.Equal("visit", (await FindAsync("What is the SCO?")).Passages[0].Article.Id);
        Assert.Equal("visit", (await FindAsync("the Shanghai group")).Passages[0].Article.Id);
        Assert.Equal("bridge", (await FindAsync("What did Tokaev open?")).Passages[0].Article.Id);
        Assert.Contains((await FindAsync("What did Tokayef open?")).Terms, t => t.Term.Text == "person:toqaev");
    }

    [Fact]
    public async Task Name_that_no_glossary_holds_is_found_across_scripts()
    {
        await PublishAsync([Texts.Harvest, Visit with { Id = "macron", Text = "Emmanuel Macron spoke to the press. He left on Monday." }]);

        Assert.Equal("macron", (await FindAsync("Что сказал Макрон?", "ru")).Passages[0].Article.Id);
    }

    [Fact]
    public async Task Words_of_another_language_weigh_little_and_are_told()
    {
        await PublishAsync([Visit, Texts.Harvest]);

        var foreign = Assert.Single((await FindAsync("Какая погода?", "ru")).Terms);
        var unseen = Assert.Single((await FindAsync("What volleyball?")).Terms);

        Assert.True(foreign is { IsForeign: true, IsUnseen: true });
        Assert.True(unseen is { IsForeign: false, IsUnseen: true });
        Assert.True(foreign.Weight < unseen.Weight / 2);
    }

    [Fact]
    public async Task Version_answers_with_the_glossary_it_was_built_with()
    {
        var version = await PublishAsync([Visit], ShippedGlossary.Read.Glossary);

        using var another = Open();
        var pinned = await another.PinAsync(Stop);

        Assert.Equal(ShippedGlossary.Read.Glossary.Fingerprint, version.Glossary);
        Assert.Equal(version, pinned?.Version);
        Assert.Equal(version.Glossary, pinned?.Analyzer.Glossary.Fingerprint);
    }

    [Fact]
    public async Task Version_of_another_embedder_is_refused_and_can_be_built_anew()
    {
        await PublishAsync([Visit]);
        using var other = Open(new OtherEmbeddings());

        var exception = await Assert.ThrowsAsync<VersionUnreadableException>(() => other.CurrentAsync(Stop));
        var rebuilt = await other.PublishAsync([Visit], Glossary.Empty, null, Stop);

        Assert.Contains("other-model", exception.Message, StringComparison.Ordinal);
        Assert.Equal(rebuilt, await other.CurrentAsync(Stop));
    }

    [Fact]
    public async Task Truncated_vectors_are_noticed()
    {
        await PublishAsync([Visit]);
        var vectors = folder.GetFiles("*.vectors", SearchOption.AllDirectories).Single();
        var content = await File.ReadAllBytesAsync(vectors.FullName, Stop);
        vectors.Delete();
        await File.WriteAllBytesAsync(vectors.FullName, content[..^1], Stop);

        using var index = Open();
        Assert.Equal(vectors.FullName, (await Assert.ThrowsAsync<VersionUnreadableException>(() => index.CurrentAsync(Stop))).Path);
    }

    [Fact]
    public async Task Missing_vectors_are_named()
    {
        await PublishAsync([Visit]);
        var vectors = folder.GetFiles("*.vectors", SearchOption.AllDirectories).Single();
        vectors.Delete();

        using var index = Open();
        Assert.Equal(vectors.FullName, (await Assert.ThrowsAsync<VersionUnreadableException>(() => index.CurrentAsync(Stop))).Path);
    }

    [Fact]
    public async Task Deleted_cache_of_embeddings_does_no_harm()
    {
        await PublishAsync([Visit, Texts.Harvest]);
        folder.GetFiles("embeddings.db").Single().Delete();

        Assert.Equal("harvest", (await FindAsync("Will corn become cheaper?")).Passages[0].Article.Id);
        await PublishAsync([Texts.Harvest, Texts.Bridge]);
        Assert.Equal("harvest", (await FindAsync("Will corn become cheaper?")).Passages[0].Article.Id);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static Article Visit { get; } = new()
    {
        Id = "visit",
        Title = "A visit",
        Language = "en",
        Text = "Xi Jinping was met at the airport by the president. He will attend the summit of the Shanghai Cooperation Organization tomorrow.",
    };

    private SqlitePassageIndex Open(IEmbeddingGenerator<string, Embedding<float>>? generator = null) => new(
        Options.Create(new StorageOptions { DataFolder = folder.FullName }), TestEmbedder.In(folder.FullName, generator), TimeProvider.System, NullLogger<SqlitePassageIndex>.Instance);

    private async Task<CorpusVersion> PublishAsync(IReadOnlyList<Article> articles, Glossary? glossary = null)
    {
        using var index = Open();
        return await index.PublishAsync(articles, glossary ?? Glossary.Empty, null, Stop);
    }

    private async Task<RetrievalResult> FindAsync(string question, string language = "en")
    {
        using var index = Open();
        return await new PassageRetriever(index, TestEmbedder.In(folder.FullName)).RetrieveAsync(question, language, 5, Stop);
    }

    private sealed class OtherEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        private const int Dimensions = 64;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Enumerable.Repeat(0.125f, Dimensions).ToArray()))));

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", defaultModelId: "other-model", defaultModelDimensions: Dimensions) : null;

        public void Dispose()
        {
        }
    }
}
