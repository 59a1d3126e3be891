using System.Text.Json;
using Microsoft.Data.Sqlite;
using SummitBot.Telegram.Buttons;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram;

/// <summary>
/// Updates, stored by their id before Telegram is told that we have them, and what became of each: pending, answering, sending, done or
/// failed. A reply is stored before it is sent and its message id after, since sending cannot be undone or asked about: a reply that was
/// in flight when the process died is sent again at the next start. Those, and replies whose connection broke (<see cref="Sender"/>), are the only ones a reader may see twice.
/// </summary>
internal sealed class Inbox(StateDatabase database, TimeProvider time)
{
    /// <summary>Stores what is new; an update seen before is left out.</summary>
    /// <returns>The new ones, in order of arrival.</returns>
    public Task<List<Waiting>> StoreAsync(IReadOnlyList<ReceivedUpdate> updates, TimeSpan keep)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var oldest = now - (long)keep.TotalSeconds;
        return database.RunThroughToDiskAsync(db =>
        {
            db.Execute("DELETE FROM updates WHERE state >= 3 AND received < $1", oldest);
            List<Waiting> stored = [];
            foreach (var update in updates)
            {
                var seqs = db.Query(
                    """
                    INSERT INTO updates (update_id, chat, thread, control, received, body) VALUES ($1, $2, $3, $4, $5, $6)
                    ON CONFLICT (update_id) DO NOTHING RETURNING seq
                    """,
                    r => r.GetInt64(0), update.Id, update.Lane.Chat, update.Lane.Thread, update.Lane.Control, now, update.Body);
                if (seqs is not [var seq]) continue;
                db.Execute("DELETE FROM inactive_chats WHERE chat = $1", update.Lane.Chat);
                stored.Add(new Waiting(seq, update.Lane));
            }

            return stored;
        });
    }

    /// <summary>At start: everything unfinished, in order of arrival. What was being answered is counted as a crash and waits again.</summary>
    public Task<List<Waiting>> ResumeAsync() => database.RunAsync(db =>
    {
        db.Execute("UPDATE updates SET state = 0, crashes = crashes + 1 WHERE state = 1");
        return db.Query(
            "SELECT seq, chat, thread, control FROM updates WHERE state < 3 ORDER BY seq",
            r => new Waiting(r.GetInt64(0), new LaneKey(r.GetInt64(1), r.GetInt32(2), r.GetInt32(3))));
    });

    /// <summary>Takes an update up: a pending one is answering from now, one in sending comes with its stored replies.</summary>
    public Task<InboxRow> TakeAsync(long seq) => database.RunAsync(db =>
    {
        db.Execute("UPDATE updates SET state = 1 WHERE seq = $1 AND state = 0", seq);
        return db.Query(
            "SELECT state, received, crashes, body, EXISTS (SELECT 1 FROM inactive_chats i WHERE i.chat = u.chat) FROM updates u WHERE seq = $1",
            r => new InboxRow(
                seq, r.GetInt32(0) == 2 ? Replies(db, seq) : null, DateTimeOffset.FromUnixTimeSeconds(r.GetInt64(1)), r.GetInt32(2), r.GetString(3), r.GetBoolean(4)),
            seq)[0];
    });

    /// <summary>Stores the final reply, and with it all that it adds to what the bot remembers, before any of it is sent.</summary>
    public Task<IReadOnlyList<StoredReply>> StoreRepliesAsync(long seq, Destination destination, Reply reply)
    {
        var replies = reply.Messages.Select((m, i) => new StoredReply(i, destination, m)).ToArray();
        var asked = time.GetUtcNow().ToUnixTimeSeconds();
        return database.RunAsync<IReadOnlyList<StoredReply>>(db =>
        {
            db.Execute("UPDATE updates SET state = 2 WHERE seq = $1", seq);
            foreach (var (part, _, message, _) in replies)
            {
                db.Execute(
                    "INSERT INTO replies (seq, part, chat, thread, reply_to, text, entities, keyboard) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    seq, part, destination.Chat, destination.Thread, destination.ReplyTo, message.Text,
                    JsonSerializer.Serialize(message.Entities, JsonBotAPI.Options),
                    message.Keyboard is { } keyboard ? JsonSerializer.Serialize(keyboard, JsonBotAPI.Options) : null);
            }

            if (reply.Turn is { } turn) Conversations.Add(db, seq, turn, asked);
            if (reply.Answer is { } answer) StoredAnswers.Add(db, answer, asked);
            if (reply.ViewOf is { } viewed) StoredAnswers.SetView(db, viewed, seq);
            return replies;
        });
    }

    /// <summary>The connection broke while sending: whether the reader has the message is not known.</summary>
    public Task CountUnsureAsync(long seq, int part) => database.RunAsync(db =>
        db.Execute("UPDATE replies SET unsure = unsure + 1 WHERE seq = $1 AND part = $2", seq, part));

    /// <param name="chat">Where it went; another than planned when the group was upgraded meanwhile.</param>
    /// <param name="finished">True for the last part.</param>
    public Task StoreSentAsync(long seq, int part, long chat, int messageId, bool finished) => database.RunAsync(db =>
    {
        db.Execute("UPDATE replies SET message_id = $3, chat = $4 WHERE seq = $1 AND part = $2", seq, part, messageId, chat);
        return finished && Finish(db, seq, InboxState.Done);
    });

    public Task FinishAsync(long seq, InboxState state) => database.RunAsync(db => Finish(db, seq, state));

    /// <summary>The bot was blocked or removed: nothing more goes to that chat until it writes again.</summary>
    public Task MarkInactiveAsync(long chat)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return database.RunAsync(db => db.Execute("INSERT INTO inactive_chats (chat, since) VALUES ($1, $2) ON CONFLICT DO NOTHING", chat, now));
    }

    public Task<InboxCounts> CountAsync() => database.RunAsync(db => new InboxCounts(
        db.Scalar("SELECT count(*) FROM updates WHERE state < 3"),
        db.Scalar("SELECT count(*) FROM updates WHERE state = 4"),
        db.Scalar("SELECT coalesce(sum(unsure), 0) FROM replies")));

    /// <summary>Of a finished update only its id is needed, to know it again: what people wrote is not kept.</summary>
    private static bool Finish(StateConnection db, long seq, InboxState state)
    {
        db.Execute("UPDATE replies SET text = '', entities = '[]', keyboard = NULL WHERE seq = $1", seq);
        return db.Execute("UPDATE updates SET state = $2, body = '' WHERE seq = $1", seq, (int)state) == 1;
    }

    private static List<StoredReply> Replies(StateConnection db, long seq) => db.Query(
        "SELECT part, chat, thread, reply_to, message_id, text, entities, keyboard FROM replies WHERE seq = $1 ORDER BY part",
        r => new StoredReply(
            r.GetInt32(0),
            new Destination(r.GetInt64(1), r.IsDBNull(2) ? null : r.GetInt32(2), r.IsDBNull(3) ? null : r.GetInt32(3)),
            ReadMessage(r),
            r.IsDBNull(4) ? null : r.GetInt32(4)),
        seq);

    private static OutgoingMessage ReadMessage(SqliteDataReader r) =>
        new(r.GetString(5), JsonSerializer.Deserialize<MessageEntity[]>(r.GetString(6), JsonBotAPI.Options)!)
        {
            Keyboard = r.IsDBNull(7) ? null : JsonSerializer.Deserialize<InlineKeyboardMarkup>(r.GetString(7), JsonBotAPI.Options),
        };
}

/// <summary>The numbers are stored: never renumber.</summary>
internal enum InboxState
{
    Pending = 0,
    Answering = 1,
    Sending = 2,
    Done = 3,
    Failed = 4,
}

/// <param name="Body">The update's JSON as Telegram sent it.</param>
internal sealed record ReceivedUpdate(long Id, LaneKey Lane, string Body);

/// <summary>A stored update that waits its turn; its text stays on disk.</summary>
internal readonly record struct Waiting(long Seq, LaneKey Lane);

/// <param name="Replies">When the reply is already decided: what to send, or what is left to send.</param>
/// <param name="Crashes">How often the process ended while this one was being answered.</param>
/// <param name="Inactive">The chat does not take messages any more.</param>
internal sealed record InboxRow(long Seq, IReadOnlyList<StoredReply>? Replies, DateTimeOffset Received, int Crashes, string Body, bool Inactive);

/// <param name="MessageId">Null until it was sent.</param>
internal sealed record StoredReply(int Part, Destination Destination, OutgoingMessage Message, int? MessageId = null);

/// <param name="Unsure">Sends of the last days that may have been delivered twice.</param>
internal sealed record InboxCounts(long Unfinished, long Failed, long Unsure);
