using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Qdrant.Client.Grpc;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Qdrant;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Retrieval.Qdrant;

/// <summary>What goes wrong with a server, and what stays right.</summary>
[Collection(OneQdrantServer.Name)]
public sealed class QdrantFaultTests : IAsyncLifetime
{
    private QdrantTarget target = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => target = await QdrantTarget.StartAsync();

    public ValueTask DisposeAsync() => target.DisposeAsync();

    [Theory]
    [InlineData("QueryBatch", StatusCode.Unavailable)]
    [InlineData("QueryBatch", StatusCode.DeadlineExceeded)]
    [InlineData("Get", StatusCode.Unavailable)]
    [InlineData("ListAliases", StatusCode.ResourceExhausted)]
    public async Task Answers_still_come_when_a_read_fails_twice(string method, StatusCode code)
    {
        Assert.SkipUnless(QdrantTarget.CanFail, "The server named by QDRANT_TEST_ENDPOINT takes no faults.");
        var index = target.Open();
        await index.PublishAsync([Texts.Bridge, Texts.Harvest], Glossary.Empty, null, Stop);

        await target.FailAsync(method, code, times: 2);
        var found = await target.Retriever(index).RetrieveAsync("Who opened the bridge?", "en", 5, Stop);

        Assert.Equal("bridge", found.Passages[0].Article.Id);
    }

    [Theory]
    [InlineData("Upsert", StatusCode.Unavailable)]
    [InlineData("Upsert", StatusCode.ResourceExhausted)]
    [InlineData("Upsert", StatusCode.DeadlineExceeded)]
    [InlineData("Create", StatusCode.Unavailable)]
    [InlineData("UpdateAliases", StatusCode.Unavailable)]
    [InlineData("Count", StatusCode.Unavailable)]
    public async Task Reload_completes_when_a_write_fails_twice(string method, StatusCode code)
    {
        Assert.SkipUnless(QdrantTarget.CanFail, "The server named by QDRANT_TEST_ENDPOINT takes no faults.");
        var index = target.Open();
        await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        await target.FailAsync(method, code, times: 2);
        var version = await index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);

        Assert.Equal(version, await target.Open().CurrentAsync(Stop));
    }

    [Fact]
    public async Task Slow_server_is_waited_for()
    {
        Assert.SkipUnless(QdrantTarget.CanFail, "The server named by QDRANT_TEST_ENDPOINT takes no faults.");
        var index = target.Open();
        await target.DelayAsync("Upsert", TimeSpan.FromMilliseconds(500), times: 1);
        await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        await target.DelayAsync("QueryBatch", TimeSpan.FromMilliseconds(500), times: 1);
        var found = await target.Retriever(index).RetrieveAsync("Who opened the bridge?", "en", 5, Stop);

        Assert.Equal("bridge", found.Passages[0].Article.Id);
    }

    [Fact]
    public async Task Reload_that_the_server_refuses_keeps_the_old_version_and_says_why()
    {
        Assert.SkipUnless(QdrantTarget.CanFail, "The server named by QDRANT_TEST_ENDPOINT takes no faults.");
        var index = target.Open();
        var first = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        // What a full disk looks like.
        await target.FailAsync("Upsert", StatusCode.Internal, times: 1);
        var error = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop));

        Assert.Contains(target.Endpoint, error.Message, StringComparison.Ordinal);
        Assert.Equal(first, await target.Open().CurrentAsync(Stop));
        Assert.Equal([target.Names.CollectionOf(first.Id)], await target.CollectionsAsync(Stop));
    }

    [Fact]
    public async Task Collection_that_may_have_been_switched_to_is_left_until_the_next_reload()
    {
        Assert.SkipUnless(QdrantTarget.CanFail, "The server named by QDRANT_TEST_ENDPOINT takes no faults.");
        var index = target.Open();
        var first = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);

        await target.FailAsync("UpdateAliases", StatusCode.Internal, times: 1);
        await Assert.ThrowsAsync<IndexUnavailableException>(() => index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop));
        Assert.Equal(first, await index.CurrentAsync(Stop));
        Assert.Equal(2, (await target.CollectionsAsync(Stop)).Count());

        var last = await index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        Assert.Equal(new[] { target.Names.CollectionOf(first.Id), target.Names.CollectionOf(last.Id) }.Order(), await target.CollectionsAsync(Stop));
    }

    [Fact]
    public async Task Unreachable_server_is_named_with_its_setting()
    {
        var index = target.Open(o => o.Endpoint = "http://127.0.0.1:9");

        var error = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.PinAsync(Stop));

        Assert.StartsWith("Qdrant at http://127.0.0.1:9 (Qdrant:Endpoint) cannot be reached: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Key_is_sent_and_a_wrong_one_is_named_but_not_told()
    {
        await using var server = await QdrantServer.StartAsync(apiKey: "secret");
        var right = target.Open(o => (o.Endpoint, o.ApiKey) = (server.Address.ToString(), "secret"));
        var wrong = target.Open(o => (o.Endpoint, o.ApiKey) = (server.Address.ToString(), "hunter2"));

        Assert.Equal(1, (await right.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop)).Articles);
        var error = await Assert.ThrowsAsync<IndexUnavailableException>(() => wrong.PinAsync(Stop));

        Assert.Contains("Qdrant:ApiKey", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_does_not_answer_is_given_up_at_the_deadline()
    {
        await using var server = await QdrantServer.StartAsync();
        var index = target.Open(o => (o.Endpoint, o.ReadTimeoutSeconds) = (server.Address.ToString(), 1));
        server.Calls.Hold("ListAliases");

        var error = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.PinAsync(Stop));

        Assert.Contains("did not answer in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_lost_while_reloading_keeps_the_old_version_and_the_next_reload_cleans_up()
    {
        var server = await QdrantServer.StartAsync();
        var (address, store) = (server.Address, server.Store);
        Action<QdrantOptions> there = o => (o.Endpoint, o.WriteTimeoutSeconds) = (address.ToString(), 2);
        var index = target.Open(there);
        var first = await index.PublishAsync([Texts.Bridge], Glossary.Empty, null, Stop);
        server.Calls.Hold("Upsert");

        var reload = index.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        while (server.Calls.To<UpsertPoints>("Upsert").All(u => u.CollectionName == target.Names.CollectionOf(first.Id)))
            await Task.Yield();
        await server.DisposeAsync();
        await Assert.ThrowsAsync<IndexUnavailableException>(() => reload);

        await using var again = await QdrantServer.StartAsync(port: address.Port, store: store);
        var later = target.Open(o =>
        {
            there(o);
            o.LockMinutes = 1;
        }, clock: new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(1)));
        Assert.Equal(first, await later.CurrentAsync(Stop));
        var second = await later.PublishAsync([Texts.Harvest], Glossary.Empty, null, Stop);
        Assert.Equal(new[] { target.Names.CollectionOf(first.Id), target.Names.CollectionOf(second.Id) }.Order(), store.Names);
    }

    [Fact]
    public async Task Two_hundred_questions_during_twenty_reloads_are_all_answered_from_one_version_each()
    {
        var (writer, reader) = (target.Open(), target.Open());
        var answerer = target.Answerer(reader);
        var quoted = new Dictionary<string, string>();
        var last = await PublishAsync(0);
        // Question i begins when reload i / 10 does, so that some are always under way.
        var begun = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var asked = Enumerable.Range(0, 200).Select(async i =>
        {
            await begun[i / 10].Task;
            // Two parts: each searches anew.
            return await answerer.AnswerAsync(new Question("Who opened the new bridge in Astana and how long had the engineers worked?"), null, Stop);
        }).ToList();

        for (var i = 0; i < 20; i++)
        {
            begun[i].SetResult();
            last = await PublishAsync(i + 1);
        }

        Assert.All(await Task.WhenAll(asked), answer =>
        {
            Assert.IsType<GroundedAnswer>(answer);
            Assert.All(answer.Citations, c => Assert.Equal(quoted[answer.Version.Id], c.Article.Id));
        });
        Assert.Equal(last, await reader.CurrentAsync(Stop));
        Assert.Equal(2, (await target.CollectionsAsync(Stop)).Count());

        async Task<CorpusVersion> PublishAsync(int number)
        {
            var version = await writer.PublishAsync([Texts.Bridge with { Id = $"bridge-{number}" }], Glossary.Empty, null, Stop);
            quoted[version.Id] = $"bridge-{number}";
            return version;
        }
    }
}
