using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Tests.Retrieval;

/// <summary>What every index keeps to; each has a class that derives from this one.</summary>
public abstract class PassageIndexContract
{
    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>An index over the store of this test; opened twice it is a second instance on the same store.</summary>
    private protected abstract IPassageIndex Open();

    private protected abstract PassageEmbedder Embedder { get; }

    [Fact]
    public async Task Index_is_empty_until_something_is_published()
    {
        var index = Open();

        Assert.Null(await index.CurrentAsync(Stop));
        Assert.Null(await index.PinAsync(Stop));
        Assert.Null(await index.RollbackAsync(Stop));
        Assert.Empty(await index.ArticlesAsync(Stop));
        await Assert.ThrowsAsync<NoCorpusException>(() => FindAsync(index, "bridges"));
    }

    [Fact]
    public async Task Published_passages_are_found_with_their_article()
    {
        var index = Open();
        var article = Texts.Bridge with
        {
            Publisher = "The Daily",
            Author = "A. Writer",
            Published = new DateOnly(2024, 7, 2),
            DateNote = "note",
            Url = new Uri("https://example.org/bridge?a=1"),
            AlsoIn = "The Weekly",
        };

        var version = await index.PublishAsync([article, Texts.Harvest], Glossary.Empty, null, Stop);
        var found = await FindAsync(index, "When did the bridge open?");

        Assert.Equal((2, Glossary.Empty.Fingerprint, TextAnalyzer.Revision), (version.Articles, version.Glossary, version.Analyzer));
        Assert.Equal(version, await index.CurrentAsync(Stop));
        Assert.Equal(version, found.Version);
        Assert.Equal(article with { Text = "" }, found.Passages[0].Article);
        Assert.Equal(PassageSplitter.Split(article)[0].Text, found.Passages[0].Passage.Text);
        Assert.Equal(PassageSplitter.Split(article)[0].Sentences, found.Passages[0].Passage.Sentences);
        Assert.InRange(found.Passages[0].Bm25, 0.3, 1);
    }

    [Fact]
    public async Task Question_of_stop_words_finds_nothing()
    {
        var index = Open();
        await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        Assert.Empty((await FindAsync(index, "What is it?")).Passages);
    }

    [Fact]
    public async Task Misspelt_and_inflected_words_find_their_passage()
    {
        var index = Open();
        await index.PublishAsync([Texts.Harvest, Texts.Bridge], Glossary.Empty, null, Stop);

        Assert.Equal("bridge", (await FindAsync(index, "Tokajev")).Passages[0].Article.Id);
        Assert.Equal("bridge", (await FindAsync(index, "engineering")).Passages[0].Article.Id);
    }

    [Fact]
    public async Task Text_of_every_script_comes_back_verbatim()
    {
        var index = Open();
        var article = Texts.Bridge with { Id = "mixed", Text = "Мост открыт 3 июля.  He said: “Café”.\n\n上海合作组织成员国元首理事会会议。 😀 The end came on 4 July." };

        await index.PublishAsync([article], Glossary.Empty, null, Stop);
        var version = await PinAsync(index);

        Assert.Equal(article, await version.ArticleAsync("mixed", Stop));
        var passages = await version.PassagesOfAsync("mixed", Stop);
        Assert.Equal(PassageSplitter.Split(article).Select(p => (p.Id, p.Text, p.Start)), passages.Select(p => (p.Id, p.Text, p.Start)));
        Assert.Equal(passages[0].Text, (await version.PassageAsync(passages[0].Id, Stop))?.Text);
        Assert.All(passages.SelectMany(p => p.Sentences), s => Assert.Equal(article.Text.Substring(s.Start, s.Text.Length), s.Text));
        Assert.Null(await version.PassageAsync("no such passage", Stop));
        Assert.Null(await version.ArticleAsync("no such article", Stop));
        Assert.Empty(await version.PassagesOfAsync("no such article", Stop));
    }

    [Fact]
    public async Task Whole_corpus_comes_back_with_its_texts_in_order_of_id()
    {
        var index = Open();
        var articles = Enumerable.Range(1, 20).Select(i => Texts.Bridge with { Id = $"bridge-{i}", Text = $"Bridge number {i} was opened." }).ToList();
        await index.PublishAsync(articles, Glossary.Empty, null, Stop);

        Assert.Equal(articles.OrderBy(a => a.Id, StringComparer.Ordinal), await (await PinAsync(index)).ArticlesWithTextAsync(Stop));
    }

    [Fact]
    public async Task Publishing_replaces_the_whole_corpus()
    {
        var index = Open();
        await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        await index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        Assert.Equal(["harvest"], (await index.ArticlesAsync(Stop)).Select(a => a.Id));
        Assert.DoesNotContain((await FindAsync(index, "bridge")).Passages, p => p.Article.Id == "bridge");
    }

    [Fact]
    public async Task Rollback_goes_back_one_version_and_no_further()
    {
        var index = Open();
        var first = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        await index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        Assert.Equal(first, await index.RollbackAsync(Stop));

        Assert.Equal(first, await index.CurrentAsync(Stop));
        Assert.Equal("bridge", (await FindAsync(index, "bridge")).Passages[0].Article.Id);
        Assert.Null(await index.RollbackAsync(Stop));
    }

    [Fact]
    public async Task Pinned_version_stays_whole_while_another_is_published()
    {
        var index = Open();
        var first = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        var pinned = await PinAsync(index);

        await index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        var found = await new PassageRetriever(Open(), Embedder).RetrieveAsync(pinned, "When did the bridge open?", "en", 5, Stop);
        Assert.Equal(first, found.Version);
        Assert.Equal("bridge", found.Passages[0].Article.Id);
        Assert.Equal(Texts.Bridge, await pinned.ArticleAsync("bridge", Stop));
    }

    [Fact]
    public async Task Another_instance_sees_what_was_published_and_rolled_back()
    {
        var (writer, reader) = (Open(), Open());
        var first = await writer.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        Assert.Equal(first, await reader.CurrentAsync(Stop));

        var second = await writer.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        Assert.Equal(second, await reader.CurrentAsync(Stop));

        await writer.RollbackAsync(Stop);
        Assert.Equal(first, await reader.CurrentAsync(Stop));
    }

    [Fact]
    public async Task Questions_during_publishes_see_one_version_each()
    {
        var (writer, reader) = (Open(), Open());
        await writer.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        using var published = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var askers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var asked = 0;
            for (; asked < 20 || !published.IsCancellationRequested; asked++)
            {
                var found = await FindAsync(reader, "bridge harvest");
                Assert.Single(found.Passages.Select(p => p.Article.Id).Distinct());
                Assert.NotEmpty(found.Passages);
            }
            return asked;
        }, Stop)).ToList();

        for (var i = 1; i <= 10; i++)
            await writer.PublishAsync([i % 2 == 0 ? Texts.Bridge : Texts.Harvest], Glossary.Empty, null, Stop);
        await published.CancelAsync();

        Assert.All(await Task.WhenAll(askers), asked => Assert.True(asked >= 20));
    }

    [Fact]
    public async Task Cancelled_publish_leaves_the_version_before()
    {
        var index = Open();
        var first = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.PublishAsync([Texts.Harvest], Glossary.Empty, null, new CancellationToken(canceled: true)));

        Assert.Equal(first, await index.CurrentAsync(Stop));
    }

    [Fact]
    public async Task Repeated_paragraph_and_article_without_words_do_no_harm()
    {
        var index = Open();
        var sentence = string.Concat(Enumerable.Repeat("The bridge across the river was opened by the president of the country on Tuesday morning in the rain. ", 12));

        var version = await index.PublishAsync([Texts.Bridge with { Text = sentence }, Texts.Harvest with { Text = "…" }], Glossary.Empty, null, Stop);

        Assert.Equal(2, version.Articles);
        Assert.Equal("bridge", (await FindAsync(index, "Who opened the bridge?")).Passages[0].Article.Id);
    }

    [Fact]
    public async Task Filters_restrict_what_is_found_by_words_and_by_meaning()
    {
        var index = Open();
        Article[] articles =
        [
            Dated("june", new DateOnly(2024, 6, 30), "The Daily"),
            Dated("july", new DateOnly(2024, 7, 3), "The Daily"),
            Dated("weekly", new DateOnly(2024, 7, 3), "The Weekly"),
            Dated("undated", null, "The Daily"),
            Texts.Bridge with { Id = "russian", Language = "ru", Publisher = "The Daily", Text = "Новый мост открыли во вторник. President opened the new bridge." },
        ];
        await index.PublishAsync(articles, Glossary.Empty, null, Stop);

        Assert.Equal(["july", "june", "russian", "undated", "weekly"], await IdsAsync(index, null));
        Assert.Equal(["july", "june", "undated"], await IdsAsync(index, new() { Publisher = "The Daily", Language = "en" }));
        Assert.Equal(["russian"], await IdsAsync(index, new() { Language = "ru" }));
        Assert.Equal(["july", "weekly"], await IdsAsync(index, new() { From = new DateOnly(2024, 7, 1) }));
        Assert.Equal(["june"], await IdsAsync(index, new() { Until = new DateOnly(2024, 6, 30) }));
        Assert.Equal(["july"], await IdsAsync(index, new() { From = new DateOnly(2024, 7, 3), Until = new DateOnly(2024, 7, 3), Publisher = "The Daily" }));
        Assert.Equal(["weekly"], await IdsAsync(index, new() { Publisher = "the WEEKLY" }));
        Assert.Empty(await IdsAsync(index, new() { Publisher = "Nobody" }));

        static Article Dated(string id, DateOnly? published, string publisher) => Texts.Bridge with { Id = id, Published = published, Publisher = publisher };
    }

    private async Task<IEnumerable<string>> IdsAsync(IPassageIndex index, PassageFilter? filter) =>
        (await new PassageRetriever(index, Embedder).RetrieveAsync("Who opened the bridge?", "en", 50, filter, Stop)).Passages.Select(p => p.Article.Id).Distinct().Order();

    private protected Task<RetrievalResult> FindAsync(IPassageIndex index, string question) =>
        new PassageRetriever(index, Embedder).RetrieveAsync(question, "en", 5, Stop);

    private protected static async Task<IPinnedVersion> PinAsync(IPassageIndex index) => Assert.IsType<IPinnedVersion>(await index.PinAsync(Stop), exactMatch: false);
}
