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
    /// <summary>Stores what is new; an update seen before is left out. What an edit takes the place of is called off.</summary>
    public Task<Stored> StoreAsync(IReadOnlyList<ReceivedUpdate> updates, TimeSpan keep)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var oldest = now - (long)keep.TotalSeconds;
        return database.RunThroughToDiskAsync(db =>
        {
            db.Execute("DELETE FROM updates WHERE state >= 3 AND received < $1", oldest);
            var stored = new Stored([], []);
            foreach (var update in updates)
            {
                var crowded = update.MostWaiting is { } most && db.Scalar("SELECT count(*) FROM updates WHERE asker = $1 AND state = 0", update.AskedBy) >= most;
                // To be turned away at once: it must not wait behind those that wait.
                var lane = crowded ? update.Lane with { Control = (int)update.Id } : update.Lane;
                var seqs = db.Query(
                    """
                    INSERT INTO updates (update_id, chat, thread, control, received, body, asker, crowded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                    ON CONFLICT (update_id) DO NOTHING RETURNING seq
                    """,
                    r => r.GetInt64(0), update.Id, lane.Chat, lane.Thread, lane.Control, now, update.Body, update.AskedBy, crowded ? 1 : 0);
                if (seqs is not [var seq]) continue;
                if (update.Edits is { } edited) stored.CalledOff.AddRange(CallOff(db, edited, seq));
                db.Execute("DELETE FROM inactive_chats WHERE chat = $1", update.Lane.Chat);
                stored.New.Add(new Waiting(seq, lane));
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
    /// <returns>Null when it was called off.</returns>
    public Task<InboxRow?> TakeAsync(long seq) => database.RunAsync(db =>
    {
        db.Execute("UPDATE updates SET state = 1 WHERE seq = $1 AND state = 0", seq);
        return db.Query(
            "SELECT state, received, crashes, body, EXISTS (SELECT 1 FROM inactive_chats i WHERE i.chat = u.chat), chat, thread, control, asker, crowded FROM updates u WHERE seq = $1 AND state < 3",
            r => new InboxRow(
                seq, r.GetInt32(0) == 2 ? Replies(db, seq) : null, DateTimeOffset.FromUnixTimeSeconds(r.GetInt64(1)), r.GetInt32(2), r.GetString(3), r.GetBoolean(4),
                new LaneKey(r.GetInt64(5), r.GetInt32(6), r.GetInt32(7)), r.IsDBNull(8) ? null : r.GetInt64(8), r.GetBoolean(9)),
            seq).SingleOrDefault();
    });

    /// <summary>Ends what a person asked before <paramref name="before"/> and is not yet answered, so that no reply to it is stored any more.</summary>
    /// <param name="chat">Null for all chats.</param>
    /// <returns>What was ended.</returns>
    public Task<List<long>> CallOffAsync(long asker, long? chat, long before) => database.RunAsync(db =>
    {
        var called = db.Query(
            "SELECT seq FROM updates WHERE asker = $1 AND chat = coalesce($2, chat) AND seq < $3 AND state < 2", r => r.GetInt64(0), asker, chat, before);
        foreach (var seq in called) Finish(db, seq, InboxState.Done);
        return called;
    });

    /// <returns>Null when nothing was sent in reply to that message.</returns>
    public Task<EarlierReply?> EarlierReplyAsync(long chat, int messageId) => database.RunAsync(db =>
    {
        var sent = db.Query(
            """
            SELECT r.seq, r.message_id, t.question, t.answer FROM replies r LEFT JOIN turns t ON t.seq = r.seq
            WHERE r.chat = $1 AND r.reply_to = $2 AND r.message_id > 0 ORDER BY r.seq DESC, r.part
            """,
            r => (Seq: r.GetInt64(0), MessageId: r.GetInt32(1), Question: r.IsDBNull(2) ? null : r.GetString(2), Answer: r.IsDBNull(3) ? null : r.GetString(3)),
            chat, messageId);
        if (sent.Count == 0) return null;
        var last = sent.TakeWhile(s => s.Seq == sent[0].Seq);
        return new EarlierReply(sent[0].Seq, [.. last.Select(s => s.MessageId)], sent[0].Question, sent[0].Answer);
    });

    /// <summary>What still waits, or is to be sent, goes to the group's new id; there nothing of the old one can be replied to or edited.</summary>
    public Task MoveAsync(long from, long to) => database.RunAsync(db =>
    {
        db.Execute("UPDATE updates SET chat = $2 WHERE chat = $1 AND state < 3", from, to);
        return db.Execute("UPDATE replies SET chat = $2, reply_to = NULL, edits = NULL WHERE chat = $1 AND message_id IS NULL", from, to);
    });

    /// <summary>Forgets which finished messages of ours went to that person. What finished ones said is gone already.</summary>
    public Task ForgetAsync(long user) => database.RunAsync(db => db.Execute(
        """
        DELETE FROM replies WHERE seq IN (
            SELECT seq FROM replies WHERE chat = $1 AND message_id IS NOT NULL UNION ALL SELECT seq FROM turns WHERE user = $1)
        AND EXISTS (SELECT 1 FROM updates u WHERE u.seq = replies.seq AND u.state >= 3)
        """,
        user));

    /// <summary>Stores the final reply, and with it all that it adds to what the bot remembers, before any of it is sent.</summary>
    /// <returns>What to send: nothing when the update was called off meanwhile.</returns>
    public Task<IReadOnlyList<StoredReply>> StoreRepliesAsync(long seq, Destination destination, Reply reply)
    {
        var replies = reply.Replaces?.ReplaceBy(reply.Messages, destination) ?? [.. reply.Messages.Select((m, i) => new StoredReply(i, destination, m))];
        var asked = time.GetUtcNow().ToUnixTimeSeconds();
        return database.RunAsync<IReadOnlyList<StoredReply>>(db =>
        {
            if (db.Execute("UPDATE updates SET state = 2 WHERE seq = $1 AND state < 3", seq) == 0) return [];
            if (reply.Replaces is { } earlier)
            {
                db.Execute("DELETE FROM replies WHERE seq = $1", earlier.Seq);
                db.Execute("DELETE FROM turns WHERE seq = $1", earlier.Seq);
            }

            foreach (var (part, to, message, _) in replies)
            {
                db.Execute(
                    "INSERT INTO replies (seq, part, chat, thread, reply_to, edits, text, entities, keyboard) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    seq, part, to.Chat, to.Thread, to.ReplyTo, to.Edits, message.Text,
                    JsonSerializer.Serialize(message.Entities, JsonBotAPI.Options),
                    message.Keyboard is { } keyboard ? JsonSerializer.Serialize(keyboard, JsonBotAPI.Options) : null);
            }

            if (reply.Turn is { } turn) Conversations.Add(db, seq, turn, asked);
            if (reply.Answer is { } answer) StoredAnswers.Add(db, answer, asked);
            if (reply.Miss is { } miss) Feedback.AddMiss(db, miss, asked);
            if (reply.ViewOf is { } viewed) StoredAnswers.SetView(db, viewed, seq);
            return replies;
        });
    }

    /// <summary>Puts another update into an update's place, to be worked on in its own lane. Part of a transaction.</summary>
    public static bool Replace(StateConnection db, long seq, ReceivedUpdate update) => db.Execute(
        "UPDATE updates SET state = 0, chat = $2, thread = $3, control = $4, body = $5 WHERE seq = $1",
        seq, update.Lane.Chat, update.Lane.Thread, update.Lane.Control, update.Body) == 1;

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
    /// <param name="unlessSince">The update that says so: a newer one on our membership there overrules it.</param>
    public Task MarkInactiveAsync(long chat, long? unlessSince = null)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return database.RunAsync(db => db.Execute(
            """
            INSERT INTO inactive_chats (chat, since)
            SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM updates WHERE state < 3 AND chat = $1 AND control = $4 AND seq > coalesce($3, 9223372036854775807))
            ON CONFLICT DO NOTHING
            """,
            chat, now, unlessSince, LaneKey.Membership));
    }

    public Task<InboxCounts> CountAsync() => database.RunAsync(db => new InboxCounts(
        db.Scalar("SELECT count(*) FROM updates WHERE state < 3"),
        db.Scalar("SELECT count(*) FROM updates WHERE state = 4"),
        db.Scalar("SELECT coalesce(sum(unsure), 0) FROM replies")));

    private static List<long> CallOff(StateConnection db, EditedQuestion edited, long before)
    {
        var called = db.Query(
            """
            SELECT seq FROM updates WHERE asker = $1 AND chat = $2 AND seq < $4 AND state < 2
                AND coalesce(json_extract(body, '$.message.message_id'), json_extract(body, '$.edited_message.message_id')) = $3
            """,
            r => r.GetInt64(0), edited.Asker, edited.Chat, edited.MessageId, before);
        foreach (var seq in called) Finish(db, seq, InboxState.Done);
        return called;
    }

    /// <summary>Of a finished update only its id is needed, to know it again: what people wrote, and where, is not kept.</summary>
    private static bool Finish(StateConnection db, long seq, InboxState state)
    {
        db.Execute("UPDATE replies SET text = '', entities = '[]', keyboard = NULL WHERE seq = $1", seq);
        return db.Execute("UPDATE updates SET state = $2, body = '', asker = NULL, chat = 0, thread = 0 WHERE seq = $1", seq, (int)state) == 1;
    }

    private static List<StoredReply> Replies(StateConnection db, long seq) => db.Query(
        "SELECT part, chat, thread, reply_to, message_id, text, entities, keyboard, edits FROM replies WHERE seq = $1 ORDER BY part",
        r => new StoredReply(
            r.GetInt32(0),
            new Destination(r.GetInt64(1), IntOrNull(r, 2), IntOrNull(r, 3)) { Edits = IntOrNull(r, 8) },
            ReadMessage(r),
            IntOrNull(r, 4)),
        seq);

    private static OutgoingMessage ReadMessage(SqliteDataReader r) =>
        new(r.GetString(5), JsonSerializer.Deserialize<MessageEntity[]>(r.GetString(6), JsonBotAPI.Options)!)
        {
            Keyboard = r.IsDBNull(7) ? null : JsonSerializer.Deserialize<InlineKeyboardMarkup>(r.GetString(7), JsonBotAPI.Options),
        };

    private static int? IntOrNull(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetInt32(column);
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

/// <param name="New">In order of arrival.</param>
/// <param name="CalledOff">Updates whose place newer ones take.</param>
internal sealed record Stored(List<Waiting> New, List<long> CalledOff);

/// <summary>A stored update that waits its turn; its text stays on disk.</summary>
internal readonly record struct Waiting(long Seq, LaneKey Lane);

/// <param name="Replies">When the reply is already decided: what to send, or what is left to send.</param>
/// <param name="Crashes">How often the process ended while this one was being answered.</param>
/// <param name="Inactive">The chat does not take messages any more.</param>
/// <param name="Lane">Where it belongs now; a group may have moved since the update came.</param>
/// <param name="AskedBy">Whose question it is; null when it is none.</param>
/// <param name="IsCrowded">When it came, as many questions of that person as may waited already.</param>
internal sealed record InboxRow(long Seq, IReadOnlyList<StoredReply>? Replies, DateTimeOffset Received, int Crashes, string Body, bool Inactive, LaneKey Lane, long? AskedBy,
    bool IsCrowded)
{
    public long Chat => Lane.Chat;
}

/// <param name="MessageId">Null until it was sent.</param>
internal sealed record StoredReply(int Part, Destination Destination, OutgoingMessage Message, int? MessageId = null);

/// <param name="Unsure">Sends of the last days that may have been delivered twice.</param>
internal sealed record InboxCounts(long Unfinished, long Failed, long Unsure);
