namespace SummitBot.Telegram;

/// <summary>The tables of the state database and how older ones become today's.</summary>
internal static class StateSchema
{
    /// <summary>The step at index n turns version n into version n + 1. Released steps are never edited.</summary>
    private static readonly string[] Steps =
    [
        """
        -- seq is the order of arrival; Telegram's own ids may jump anywhere after a week of silence.
        CREATE TABLE updates (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            update_id INTEGER NOT NULL UNIQUE,
            chat INTEGER NOT NULL,
            thread INTEGER NOT NULL,
            control INTEGER NOT NULL,
            received INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            crashes INTEGER NOT NULL DEFAULT 0,
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX updates_unfinished ON updates (state, seq) WHERE state < 3;
        CREATE INDEX updates_finished ON updates (received) WHERE state >= 3;

        CREATE TABLE replies (
            seq INTEGER NOT NULL REFERENCES updates ON DELETE CASCADE,
            part INTEGER NOT NULL,
            chat INTEGER NOT NULL,
            thread INTEGER,
            reply_to INTEGER,
            text TEXT NOT NULL,
            entities TEXT NOT NULL,
            unsure INTEGER NOT NULL DEFAULT 0,
            message_id INTEGER,
            PRIMARY KEY (seq, part)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX replies_message ON replies (chat, message_id) WHERE message_id IS NOT NULL;

        CREATE TABLE turns (
            seq INTEGER PRIMARY KEY,
            chat INTEGER NOT NULL,
            thread INTEGER NOT NULL,
            user INTEGER NOT NULL,
            asked INTEGER NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL
        ) STRICT;
        CREATE INDEX turns_conversation ON turns (chat, thread, user, seq);
        CREATE INDEX turns_asked ON turns (asked);

        CREATE TABLE inactive_chats (chat INTEGER PRIMARY KEY, since INTEGER NOT NULL) STRICT;
        """,
        """
        ALTER TABLE replies ADD COLUMN keyboard TEXT;

        -- Made once and never shown: with it, people who only count are told apart without their ids.
        CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
        INSERT INTO secrets (name, value) VALUES ('people', randomblob(32));

        -- What the buttons under a message refer to. owner is a hash, null when it was asked anonymously; view is the update that opened its passage.
        CREATE TABLE answers (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            chat INTEGER NOT NULL,
            owner BLOB,
            asked INTEGER NOT NULL,
            question TEXT NOT NULL,
            language TEXT NOT NULL,
            version TEXT NOT NULL,
            citations TEXT NOT NULL,
            suggestions TEXT NOT NULL,
            taken INTEGER NOT NULL DEFAULT 0,
            view INTEGER
        ) STRICT;
        CREATE INDEX answers_asked ON answers (asked);
        CREATE INDEX answers_owner ON answers (owner);
        """,
        """
        -- A private chat has the id of its person.
        CREATE TABLE chat_settings (
            chat INTEGER PRIMARY KEY,
            language TEXT,
            askers INTEGER NOT NULL,
            sources INTEGER NOT NULL
        ) STRICT;

        -- Whose question it is, while it is not finished.
        ALTER TABLE updates ADD COLUMN asker INTEGER;
        -- It came when as many of that person's questions as may waited already.
        ALTER TABLE updates ADD COLUMN crowded INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX updates_asker ON updates (asker) WHERE asker IS NOT NULL;

        -- The message of ours whose place a reply takes, because its question was edited.
        ALTER TABLE replies ADD COLUMN edits INTEGER;
        CREATE INDEX replies_question ON replies (chat, reply_to);
        """,
        """
        -- voter and asker are hashes; they keep their question because answers expire sooner.
        CREATE TABLE feedback (
            answer TEXT NOT NULL,
            voter BLOB NOT NULL,
            verdict INTEGER NOT NULL,
            question TEXT NOT NULL,
            given INTEGER NOT NULL,
            PRIMARY KEY (answer, voter)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feedback_given ON feedback (given);
        CREATE INDEX feedback_voter ON feedback (voter);

        CREATE TABLE misses (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            answer TEXT NOT NULL,
            asker BLOB NOT NULL,
            question TEXT NOT NULL,
            near INTEGER NOT NULL,
            asked INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX misses_asked ON misses (asked);
        CREATE INDEX misses_asker ON misses (asker);
        """,
    ];

    /// <exception cref="StateDatabaseException">The database is a newer program's.</exception>
    public static void Migrate(StateConnection connection)
    {
        var version = connection.Scalar("PRAGMA user_version");
        if (version > Steps.Length)
        {
            throw new StateDatabaseException(
                $"state.db in the data folder has schema version {version}, this program knows up to {Steps.Length}: run the newer program, or another data folder.");
        }

        if (version == Steps.Length) return;
        using var transaction = connection.BeginTransaction();
        foreach (var step in Steps[(int)version..]) connection.Script(step);
        connection.Script($"PRAGMA user_version = {Steps.Length}");
        transaction.Commit();
    }
}
