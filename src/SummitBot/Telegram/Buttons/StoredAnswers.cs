using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram.Buttons;

/// <summary>The answers whose buttons still work. Nothing in them depends on the process or on the corpus version they were given from.</summary>
internal sealed class StoredAnswers(StateDatabase database, IOptions<TelegramOptions> options, TimeProvider time)
{
    /// <summary>At about two kilobytes each, a bound for the disk rather than for people.</summary>
    private const int MostKept = 200_000;

    /// <summary>Text of any script as itself: escaped, it would take three times the room.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null when there is no such answer in that chat, or none any more.</returns>
    public Task<StoredAnswer?> FindAsync(string id, long chat, long tapper) => database.RunAsync(db =>
    {
        Expire(db);
        return db.Query(
            """
            SELECT a.id, a.chat, a.owner IS NULL OR a.owner = $3, a.question, a.language, a.citations, a.suggestions, r.seq, r.message_id
            FROM answers a LEFT JOIN replies r ON r.seq = a.view AND r.part = 0 WHERE a.id = $1 AND a.chat = $2
            """,
            Read, id, chat, PersonHash.Of(db, tapper)).FirstOrDefault();
    });

    /// <returns>The question that an answer was given to; null when it is not kept any more.</returns>
    public Task<string?> QuestionAsync(string id) => database.RunAsync(db =>
    {
        Expire(db);
        return db.Query("SELECT question FROM answers WHERE id = $1 AND question <> ''", r => r.GetString(0), id).FirstOrDefault();
    });

    /// <summary>Turns the tap on a suggestion into that question, asked in a lane like any other; once, however often it is tapped.</summary>
    /// <returns>False when it was asked before.</returns>
    public Task<bool> TryAskAsync(string id, int suggestion, long seq, ReceivedUpdate question) => database.RunAsync(db =>
        db.Execute("UPDATE answers SET taken = taken | (1 << $2) WHERE id = $1 AND taken & (1 << $2) = 0", id, suggestion) == 1
        && Inbox.Replace(db, seq, question));

    /// <summary>The group was upgraded to a supergroup: it goes on under another id.</summary>
    public Task MoveAsync(long from, long to) => database.RunAsync(db => db.Execute("UPDATE answers SET chat = $2 WHERE chat = $1", from, to));

    /// <summary>Of a person who wants to be forgotten, the questions go; the buttons under their answers say that they expired.</summary>
    public Task ForgetAsync(long person) => database.RunAsync(db => db.Execute("DELETE FROM answers WHERE owner = $1", PersonHash.Of(db, person)));

    /// <summary>Part of the transaction that stores the reply with the buttons.</summary>
    public static void Add(StateConnection db, NewAnswer answer, long asked)
    {
        var card = answer.Card;
        db.Execute(
            "INSERT INTO answers (id, chat, owner, asked, question, language, version, citations, suggestions) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            card.Id, card.Chat, answer.Owner is { } owner ? PersonHash.Of(db, owner) : null, asked, card.Question, card.Language, answer.Version,
            JsonSerializer.Serialize(card.Citations, Json), JsonSerializer.Serialize(card.Suggestions, Json));
        db.Execute("DELETE FROM answers WHERE number <= last_insert_rowid() - $1", MostKept);
    }

    /// <summary>Part of the transaction that stores the message which shows a passage of the answer.</summary>
    public static void SetView(StateConnection db, string id, long seq) => db.Execute("UPDATE answers SET view = $2 WHERE id = $1", id, seq);

    private void Expire(StateConnection db) =>
        db.Execute("DELETE FROM answers WHERE asked < $1", (time.GetUtcNow() - TimeSpan.FromDays(options.Value.AnswerDays)).ToUnixTimeSeconds());

    private static StoredAnswer Read(SqliteDataReader r) => new(
        new AnswerCard(
            r.GetString(0), r.GetInt64(1), r.GetString(3), r.GetString(4),
            JsonSerializer.Deserialize<CitedPassage[]>(r.GetString(5))!, JsonSerializer.Deserialize<string[]>(r.GetString(6))!),
        r.GetBoolean(2),
        r.IsDBNull(7) ? null : new PassageMessage(r.IsDBNull(8) ? null : r.GetInt32(8)));
}
