using Microsoft.Data.Sqlite;
using SummitBot.Answering;

namespace SummitBot.Telegram;

/// <summary>
/// The last turns of each person in each chat and thread, for follow-up questions. Never shared between people of a group, unless one
/// replies to an answer given to another: then that answer is what the question is about.
/// </summary>
internal sealed class Conversations(StateDatabase database, TimeProvider time)
{
    private const int LongestHistory = 3;
    private static readonly TimeSpan Expiry = TimeSpan.FromMinutes(30);

    /// <param name="repliedTo">The message of ours that the question replies to; null when it replies to none.</param>
    /// <param name="replaced">The turn whose place the question takes, because it was edited.</param>
    /// <returns>Oldest first.</returns>
    public Task<IReadOnlyList<Turn>> HistoryAsync(ConversationKey key, int? repliedTo, long? replaced = null)
    {
        var oldest = (time.GetUtcNow() - Expiry).ToUnixTimeSeconds();
        return database.RunAsync<IReadOnlyList<Turn>>(db =>
        {
            db.Execute("DELETE FROM turns WHERE asked < $1", oldest);
            var about = repliedTo is null ? [] : db.Query(
                "SELECT t.question, t.answer FROM replies r JOIN turns t ON t.seq = r.seq WHERE r.chat = $1 AND r.message_id = $2",
                ReadTurn, key.Chat, repliedTo);
            if (about.Count > 0) return about;

            var latest = db.Query(
                "SELECT question, answer FROM turns WHERE chat = $1 AND thread = $2 AND user = $3 AND seq <> coalesce($5, 0) ORDER BY seq DESC LIMIT $4",
                ReadTurn, key.Chat, key.Thread, key.User, LongestHistory, replaced);
            latest.Reverse();
            return latest;
        });
    }

    /// <summary>The group was upgraded to a supergroup: it goes on under another id.</summary>
    public Task MoveAsync(long from, long to) => database.RunAsync(db => db.Execute("UPDATE turns SET chat = $2 WHERE chat = $1", from, to));

    public Task ForgetAsync(long user) => database.RunAsync(db => db.Execute("DELETE FROM turns WHERE user = $1", user));

    /// <summary>Part of the transaction that stores the reply, so that a question answered again after a crash is one turn.</summary>
    public static void Add(StateConnection db, long seq, ConversationTurn turn, long asked)
    {
        db.Execute(
            "INSERT OR REPLACE INTO turns (seq, chat, thread, user, asked, question, answer) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            seq, turn.Key.Chat, turn.Key.Thread, turn.Key.User, asked, turn.Turn.Question, turn.Turn.Answer);
        db.Execute(
            """
            DELETE FROM turns WHERE chat = $1 AND thread = $2 AND user = $3 AND seq <=
                (SELECT seq FROM turns WHERE chat = $1 AND thread = $2 AND user = $3 ORDER BY seq DESC LIMIT 1 OFFSET $4)
            """,
            turn.Key.Chat, turn.Key.Thread, turn.Key.User, LongestHistory);
    }

    private static Turn ReadTurn(SqliteDataReader r) => new(r.GetString(0), r.GetString(1));
}

internal readonly record struct ConversationKey(long Chat, int Thread, long User);

internal sealed record ConversationTurn(ConversationKey Key, Turn Turn);
