using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SummitBot.Retrieval;
using SummitBot.Telegram;
using SummitBot.Tests.Support.BotApi;

namespace SummitBot.Tests.Telegram;

public sealed class InboxTests : IDisposable
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(2);

    private readonly string _folder = ServedBot.NewFolder();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0, "question 1? [1]", 1)]
    [InlineData(1, "question 1? [1]", 1)]
    [InlineData(2, "stored", 2)]
    [InlineData(3, "stored second", 1)]
    public async Task A_process_killed_at_any_step_goes_on_from_that_step(int steps, string first, int messages)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var chat = server.PrivateChat();
        await KillAfterAsync(steps, chat);

        await using var bot = await ServedBot.StartAsync(server, folder: _folder);
        await server.WaitForSendsAsync(messages, Token);
        await server.WaitUntilIdleAsync(TimeSpan.FromMilliseconds(100), Token);

        Assert.Equal(first, chat.BotMessages[0].Text.Split('\n')[0]);
        Assert.Equal(messages, chat.BotMessages.Count);
    }

    [Fact]
    public async Task An_update_that_was_in_work_at_ten_ends_of_the_process_gets_an_apology()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var chat = server.PrivateChat();
        await KillAfterAsync(1, chat);
        for (var i = 0; i < 9; i++) await WithInboxAsync(async inbox => await inbox.TakeAsync(Assert.Single(await inbox.ResumeAsync()).Seq));

        await using var bot = await ServedBot.StartAsync(server, folder: _folder);

        Assert.StartsWith("Sorry, I could not answer that", (await chat.NextAsync(Token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_update_seen_before_is_left_out_until_it_expires() => WithInboxAsync(async inbox =>
    {
        var update = new ReceivedUpdate(7, new LaneKey(1, 0, 0), "{}");
        var first = (await inbox.StoreAsync([update, update], Keep)).New;
        await inbox.FinishAsync(Assert.Single(first).Seq, InboxState.Done);

        Assert.Empty((await inbox.StoreAsync([update], Keep)).New);
        _time.Advance(Keep + TimeSpan.FromSeconds(1));
        Assert.Single((await inbox.StoreAsync([update], Keep)).New);
    });

    [Fact]
    public Task What_waits_comes_back_in_order_of_arrival_whatever_its_id() => WithInboxAsync(async inbox =>
    {
        var lane = new LaneKey(1, 0, 0);
        await inbox.StoreAsync([new ReceivedUpdate(900, lane, "{}"), new ReceivedUpdate(5, lane, "{}")], Keep);
        await inbox.StoreAsync([new ReceivedUpdate(6, lane, "{}")], Keep);

        Assert.Equal([1L, 2L, 3L], (await inbox.ResumeAsync()).Select(w => w.Seq));
    });

    [Fact]
    public async Task Of_a_finished_update_nothing_that_people_wrote_is_kept()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        var chat = server.PrivateChat();
        await using (await ServedBot.StartAsync(server, folder: _folder))
        {
            chat.Say("zanzibar?");
            await chat.NextAsync(Token);
        }

        await using var database = new StateDatabase(Options.Create(new StorageOptions { DataFolder = _folder }));
        database.Open();
        Assert.Equal(1, await database.RunAsync(db => db.Scalar("SELECT count(*) FROM updates WHERE body = '' AND state = 3")));
        Assert.Equal(1, await database.RunAsync(db => db.Scalar("SELECT count(*) FROM replies WHERE text = ''")));
    }

    [Fact]
    public async Task Work_that_fails_fails_alone()
    {
        await using var database = new StateDatabase(Options.Create(new StorageOptions { DataFolder = _folder }));
        database.Open();

        var works = Enumerable.Range(1, 50).Select(n => database.RunAsync(db =>
        {
            db.Execute("INSERT INTO inactive_chats (chat, since) VALUES ($1, 0)", n);
            return n == 25 ? throw new InvalidOperationException("no") : n;
        })).ToArray();

        await Assert.ThrowsAsync<InvalidOperationException>(() => works[24]);
        await Task.WhenAll(works.Where(w => w != works[24]));
        Assert.Equal(49, await database.RunAsync(db => db.Scalar("SELECT count(*) FROM inactive_chats")));
    }

    [Fact]
    public async Task A_newer_database_is_refused_untouched()
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "state.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        await using var database = new StateDatabase(Options.Create(new StorageOptions { DataFolder = _folder }));

        Assert.Contains("schema version 99", Assert.Throws<StateDatabaseException>(database.Open).Message, StringComparison.Ordinal);
    }

    /// <summary>1: being answered; 2: a reply of two parts is stored; 3: its first part is sent.</summary>
    private Task KillAfterAsync(int steps, TestChat chat) => WithInboxAsync(async inbox =>
    {
        var body = $$$"""
            {"update_id":7,"message":{"message_id":1,"date":1720000000,"text":"question 1?","chat":{"id":{{{chat.Id}}},"type":"private"},
            "from":{"id":{{{chat.Id}}},"is_bot":false,"first_name":"Ann","language_code":"en"}} }
            """;
        var seq = Assert.Single((await inbox.StoreAsync([new ReceivedUpdate(7, new LaneKey(chat.Id, 0, 0), body)], Keep)).New).Seq;
        if (steps < 1) return;
        await inbox.TakeAsync(seq);
        if (steps < 2) return;
        await inbox.StoreRepliesAsync(seq, new Destination(chat.Id, null, 1), new Reply([new("stored", []), new("stored second", [])]));
        if (steps < 3) return;
        await inbox.StoreSentAsync(seq, 0, chat.Id, 99, finished: false);
    });

    private async Task WithInboxAsync(Func<Inbox, Task> work)
    {
        await using var database = new StateDatabase(Options.Create(new StorageOptions { DataFolder = _folder }));
        database.Open();
        await work(new Inbox(database, _time));
    }
}
