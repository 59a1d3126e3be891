using Microsoft.Data.Sqlite;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>The glossary in a version's file, a row a spelling: the version answers with the glossary it was built with, whatever the corpus folder holds by now.</summary>
internal static class GlossaryTable
{
    public const string Schema = "CREATE TABLE glossary (entry TEXT, kind TEXT, line INTEGER, spelling TEXT, language TEXT, cased INTEGER);";

    public static void Write(SqliteConnection connection, Glossary glossary)
    {
        using var insert = VersionFile.Prepare(connection, "INSERT INTO glossary VALUES ($1, $2, $3, $4, $5, $6)", 6);
        foreach (var entry in glossary.Entries)
        {
            foreach (var spelling in entry.Spellings)
                VersionFile.Execute(insert, entry.Id, entry.Kind.ToString(), entry.Line, spelling.Text, spelling.Language, spelling.Cased);
        }
    }

    public static Glossary Read(SqliteConnection connection)
    {
        using var command = VersionFile.Prepare(connection, "SELECT entry, kind, line, spelling, language, cased FROM glossary ORDER BY rowid", 0);
        using var row = command.ExecuteReader();
        var entries = new List<GlossaryEntry>();
        var spellings = new List<GlossarySpelling>();
        while (row.Read())
        {
            if (entries.Count == 0 || entries[^1].Id != row.GetString(0))
                entries.Add(new GlossaryEntry(row.GetString(0), Enum.Parse<GlossaryKind>(row.GetString(1)), spellings = [Spelling(row)], row.GetInt32(2)));
            else
                spellings.Add(Spelling(row));
        }
        return new Glossary(entries);
    }

    private static GlossarySpelling Spelling(SqliteDataReader row) => new(row.GetString(3), row.GetString(4), row.GetBoolean(5));
}
