using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SummitBot.Telegram.Buttons;

/// <summary>What readers thought of answers, and what they asked in vain. Who they are is kept as a hash: it is only counted, and forgotten on demand.</summary>
internal sealed class Feedback(StateDatabase database, IOptions<TelegramOptions> options, TimeProvider time)
{
    private const int Latest = 10;

    /// <summary>A bound for the disk: strangers may ask nonsense at leisure.</summary>
    private const int MostMisses = 100_000;

    /// <summary>One verdict a person and answer; the last one counts.</summary>
    public Task AddAsync(string answer, string question, long voter, Verdict verdict)
    {
        var now = time.GetUtcNow();
        return database.RunAsync(db =>
        {
            Expire(db, now);
            return db.Execute(
                """
                INSERT INTO feedback (answer, voter, verdict, question, given) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (answer, voter) DO UPDATE SET verdict = excluded.verdict, given = excluded.given
                """,
                answer, PersonHash.Of(db, voter), (int)verdict, question, now.ToUnixTimeSeconds());
        });
    }

    public Task<FeedbackReport> ReportAsync()
    {
        var now = time.GetUtcNow();
        return database.RunAsync(db =>
        {
            Expire(db, now);
            return new FeedbackReport(
                db.Query("SELECT verdict, count(*) FROM feedback GROUP BY verdict", r => ((Verdict)r.GetInt32(0), r.GetInt64(1))).ToDictionary(),
                db.Query("SELECT question, verdict, given FROM feedback WHERE verdict > 0 ORDER BY given DESC LIMIT $1", r => new Disliked(r.GetString(0), (Verdict)r.GetInt32(1), Day(r, 2)), Latest),
                db.Scalar("SELECT count(*) FROM misses"),
                db.Query("SELECT question, asked FROM misses ORDER BY number DESC LIMIT $1", r => new Unanswered(r.GetString(0), Day(r, 1)), Latest));
        });
    }

    /// <summary>Removes all that a person said or asked in vain.</summary>
    public Task ForgetAsync(long person) => database.RunAsync(db =>
    {
        var hash = PersonHash.Of(db, person);
        return db.Execute("DELETE FROM feedback WHERE voter = $1", hash) + db.Execute("DELETE FROM misses WHERE asker = $1", hash);
    });

    /// <summary>Part of the transaction that stores the reply.</summary>
    public static void AddMiss(StateConnection db, Miss miss, long asked)
    {
        db.Execute(
            "INSERT INTO misses (answer, asker, question, near, asked) VALUES ($1, $2, $3, $4, $5)",
            miss.Answer, PersonHash.Of(db, miss.Asker), miss.Question, miss.IsNear, asked);
        db.Execute("DELETE FROM misses WHERE number <= last_insert_rowid() - $1", MostMisses);
    }

    private void Expire(StateConnection db, DateTimeOffset now)
    {
        var oldest = (now - TimeSpan.FromDays(options.Value.FeedbackDays)).ToUnixTimeSeconds();
        db.Execute("DELETE FROM feedback WHERE given < $1", oldest);
        db.Execute("DELETE FROM misses WHERE asked < $1", oldest);
    }

    private static DateOnly Day(SqliteDataReader r, int column) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(r.GetInt64(column)).UtcDateTime);
}

/// <summary>What a reader thought of an answer. The numbers are stored, and in the data of buttons: never renumber.</summary>
internal enum Verdict
{
    Good = 0,

    /// <summary>Without a reason, or none yet.</summary>
    Bad = 1,
    Wrong = 2,
    Incomplete = 3,
    Outdated = 4,
    OffTopic = 5,
}

/// <summary>A question that the articles did not answer.</summary>
/// <param name="Answer">The id of what was said instead.</param>
/// <param name="IsNear">Passages that come near were shown.</param>
internal sealed record Miss(string Answer, long Asker, string Question, bool IsNear);

/// <param name="Disliked">The latest, newest first; so is <paramref name="Unanswered"/>.</param>
internal sealed record FeedbackReport(IReadOnlyDictionary<Verdict, long> Verdicts, IReadOnlyList<Disliked> Disliked, long Misses, IReadOnlyList<Unanswered> Unanswered);

internal sealed record Disliked(string Question, Verdict Verdict, DateOnly Day);

internal sealed record Unanswered(string Question, DateOnly Day);
