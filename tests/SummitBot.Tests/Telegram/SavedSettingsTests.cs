using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SummitBot.Retrieval;
using SummitBot.Telegram;

namespace SummitBot.Tests.Telegram;

public sealed class SavedSettingsTests : IDisposable
{
    private readonly string _folder = ServedBot.NewFolder();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Settings_of_a_chat_that_shut_the_bot_out_expire_after_a_month_unless_it_comes_back()
    {
        await using var database = Open();
        var inbox = new Inbox(database, _time);
        var settings = new SavedSettings(database, _time);
        foreach (var chat in Enumerable.Range(1, 3)) await settings.SaveAsync(chat, new ChatSettings("ru"));
        await inbox.MarkInactiveAsync(1);
        await inbox.MarkInactiveAsync(2);
        await inbox.StoreAsync([new ReceivedUpdate(7, new LaneKey(2, 0, 0), "{}")], TimeSpan.FromDays(2));

        _time.Advance(TimeSpan.FromDays(31));
        await settings.ExpireAsync();

        var reloaded = new SavedSettings(database, _time);
        await reloaded.LoadAsync();
        Assert.Equal([null, "ru", "ru"], Enumerable.Range(1, 3).Select(c => settings.Of(c).Language));
        Assert.Equal([null, "ru", "ru"], Enumerable.Range(1, 3).Select(c => reloaded.Of(c).Language));
        Assert.Equal(0, await database.RunAsync(db => db.Scalar("SELECT count(*) FROM inactive_chats")));
    }

    [Fact]
    public async Task Settings_move_with_their_group()
    {
        await using var database = Open();
        var settings = new SavedSettings(database, _time);
        await settings.SaveAsync(-5, new ChatSettings("kk", Askers.Admins, SourceList.Hidden));

        await settings.MoveAsync(-5, -1005);
        await settings.MoveAsync(-5, -1005);

        var reloaded = new SavedSettings(database, _time);
        await reloaded.LoadAsync();
        Assert.Equal(new ChatSettings("kk", Askers.Admins, SourceList.Hidden), settings.Of(-1005));
        Assert.Equal(settings.Of(-1005), reloaded.Of(-1005));
        Assert.Equal(ChatSettings.Default, reloaded.Of(-5));
    }

    private StateDatabase Open()
    {
        var database = new StateDatabase(Options.Create(new StorageOptions { DataFolder = _folder }));
        database.Open();
        return database;
    }
}
