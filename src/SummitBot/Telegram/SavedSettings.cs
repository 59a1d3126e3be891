using System.Collections.Concurrent;

namespace SummitBot.Telegram;

/// <summary>
/// The settings of people and groups. Few have any and every update asks for them, so they lie in memory too; those of a chat that has
/// shut the bot out are kept for a month, in case it comes back.
/// </summary>
internal sealed class SavedSettings(StateDatabase database, TimeProvider time)
{
    private static readonly TimeSpan KeptAfterShutOut = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<long, ChatSettings> _byChat = new();

    /// <summary>To be called once, when the database is open.</summary>
    public async Task LoadAsync()
    {
        await ExpireAsync();
        var saved = await database.RunAsync(db => db.Query(
            "SELECT chat, language, askers, sources FROM chat_settings",
            r => (Chat: r.GetInt64(0), Settings: new ChatSettings(r.IsDBNull(1) ? null : r.GetString(1), (Askers)r.GetInt32(2), (SourceList)r.GetInt32(3)))));
        foreach (var (chat, settings) in saved) _byChat[chat] = settings;
    }

    /// <param name="chat">A group, or a person: a private chat has the id of its person.</param>
    public ChatSettings Of(long chat) => _byChat.GetValueOrDefault(chat, ChatSettings.Default);

    public async Task SaveAsync(long chat, ChatSettings settings)
    {
        await database.RunAsync(db => db.Execute(
            "INSERT OR REPLACE INTO chat_settings (chat, language, askers, sources) VALUES ($1, $2, $3, $4)",
            chat, settings.Language, (int)settings.Askers, (int)settings.Sources));
        _byChat[chat] = settings;
    }

    /// <summary>The group was upgraded to a supergroup: it goes on under another id.</summary>
    public async Task MoveAsync(long from, long to)
    {
        if (!_byChat.TryGetValue(from, out var settings)) return;
        await database.RunAsync(db => db.Execute("UPDATE OR REPLACE chat_settings SET chat = $2 WHERE chat = $1", from, to));
        _byChat[to] = settings;
        _byChat.TryRemove(from, out _);
    }

    public async Task ForgetAsync(long user)
    {
        await database.RunAsync(db => db.Execute("DELETE FROM chat_settings WHERE chat = $1", user));
        _byChat.TryRemove(user, out _);
    }

    /// <summary>Leaves out chats that shut the bot out long ago, and forgets that they did: nothing is sent to who never writes.</summary>
    public async Task ExpireAsync()
    {
        var oldest = (time.GetUtcNow() - KeptAfterShutOut).ToUnixTimeSeconds();
        var expired = await database.RunAsync(db =>
        {
            var chats = db.Query(
                "DELETE FROM chat_settings WHERE chat IN (SELECT chat FROM inactive_chats WHERE since < $1) RETURNING chat", r => r.GetInt64(0), oldest);
            db.Execute("DELETE FROM inactive_chats WHERE since < $1", oldest);
            return chats;
        });
        foreach (var chat in expired) _byChat.TryRemove(chat, out _);
    }
}
