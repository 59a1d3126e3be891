using Microsoft.Data.Sqlite;
using SummitBot.Articles;
using SummitBot.Retrieval;

namespace SummitBot.Benchmarks;

/// <summary>The peer that is in every SQLite: FTS5 with its Porter stemmer and bm25() over the same passages, any of the question's words but stop words, in memory.</summary>
internal sealed class Fts5Index : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand search;

    public Fts5Index(IEnumerable<string> passages)
    {
        connection.Open();
        Execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61')");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO passages VALUES ($text)";
            var text = insert.Parameters.Add("$text", SqliteType.Text);
            foreach (var passage in passages)
            {
                text.Value = passage;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        Execute("INSERT INTO passages (passages) VALUES ('optimize')");
        search = connection.CreateCommand();
        search.CommandText = "SELECT text FROM passages WHERE passages MATCH $words ORDER BY bm25(passages) LIMIT $top";
        search.Parameters.Add("$words", SqliteType.Text);
        search.Parameters.Add("$top", SqliteType.Integer);
    }

    /// <summary>Bytes that SQLite holds.</summary>
    public long Bytes => Number("PRAGMA page_count") * Number("PRAGMA page_size");

    /// <summary>The text of the best passages.</summary>
    public IReadOnlyList<string> Search(string question, int top)
    {
        var words = WordsOf(question);
        if (words.Count == 0)
            return [];
        search.Parameters["$words"].Value = string.Join(" OR ", words.Select(w => $"\"{w}\""));
        search.Parameters["$top"].Value = top;
        using var row = search.ExecuteReader();
        var found = new List<string>();
        while (row.Read())
            found.Add(row.GetString(0));
        return found;
    }

    public void Dispose()
    {
        search.Dispose();
        connection.Dispose();
    }

    /// <summary>FTS5 scores every passage that holds any of the words, so stop words would cost most of the time.</summary>
    private static List<string> WordsOf(string question)
    {
        var words = new List<string>();
        var scanner = new GlossaryWordScanner(question);
        while (scanner.MoveNext())
        {
            var word = WordFolding.Fold(WordFolding.Lower(scanner.Word, "en"));
            if (!StopWords.Contains(word, "en") && !words.Contains(word))
                words.Add(word);
        }
        return words;
    }

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
