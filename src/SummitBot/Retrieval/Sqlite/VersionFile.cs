using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SummitBot.Articles;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>The main file of one version: an SQLite database that is written once and then only read, whole.</summary>
internal static class VersionFile
{
    private const string Schema = $"""
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        CREATE TABLE version (id TEXT, built TEXT, articles INTEGER, passages INTEGER, analyzer TEXT, embedder TEXT, vectors TEXT);
        CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, text TEXT, language TEXT, publisher TEXT, author TEXT, published TEXT, date_note TEXT, url TEXT, also_in TEXT);
        CREATE TABLE passages (number INTEGER PRIMARY KEY, id TEXT UNIQUE, article INTEGER, ordinal INTEGER, start INTEGER, byte_start INTEGER, byte_length INTEGER, sentences BLOB);
        CREATE TABLE blobs (name TEXT PRIMARY KEY, data BLOB);
        {GlossaryTable.Schema}
        """;

    /// <param name="vectors">Of the file of vectors; null when there is none.</param>
    /// <returns>The SHA-256 of the file, which lies flushed on the disk.</returns>
    public static string Write(
        string path, CorpusVersion version, Glossary glossary, IReadOnlyList<(Article Article, IReadOnlyList<Passage> Passages)> articles,
        LexicalData lexical, (VectorLayout Layout, string Sha256)? vectors)
    {
        using (var connection = Open(path, SqliteOpenMode.ReadWriteCreate))
        {
            Execute(connection, Schema);
            using var transaction = connection.BeginTransaction();
            Execute(connection, "INSERT INTO version VALUES ($1, $2, $3, $4, $5, $6, $7)",
                version.Id, version.Built.ToString("O", CultureInfo.InvariantCulture), version.Articles, version.Passages, version.Analyzer, version.Embedder, vectors?.Sha256);
            GlossaryTable.Write(connection, glossary);
            WriteArticles(connection, articles);
            foreach (var (name, data) in VersionBlobs.Of(lexical).Concat(vectors is { } v ? VersionBlobs.Of(v.Layout) : []))
                Execute(connection, "INSERT INTO blobs VALUES ($1, $2)", name, data);
            transaction.Commit();
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <exception cref="FileNotFoundException">One of its files is not there (any more).</exception>
    /// <exception cref="VersionUnreadableException">The file is not what was written, or belongs to another text analysis.</exception>
    /// <param name="known">An analyzer that is used again when the version has the same glossary.</param>
    public static SqliteVersion Read(string path, string vectorsPath, string sha256, string embedder, TextAnalyzer? known)
    {
        if (VectorsFile.Sha256(path) != sha256)
            throw new VersionUnreadableException(path, "its content is damaged.");
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            var glossary = GlossaryTable.Read(connection);
            var (version, vectorsSha256) = ReadVersion(connection, glossary);
            if (version.Analyzer != TextAnalyzer.Revision)
                throw new VersionUnreadableException(path, $"it was built with text analysis {version.Analyzer}, this program has {TextAnalyzer.Revision}.");
            if (version.Embedder != embedder)
                throw new VersionUnreadableException(path, $"it was built with the embeddings of {version.Embedder}, this program has {embedder}.");
            var articles = ReadArticles(connection);
            var blobs = ReadBlobs(connection);
            return new SqliteVersion(
                version, known?.Glossary.Fingerprint == version.Glossary ? known : new TextAnalyzer(glossary), articles, ReadPassages(connection, articles.Count),
                VersionBlobs.ReadLexical(blobs), vectorsSha256 is null ? null : ReadVectors(vectorsPath, vectorsSha256, VersionBlobs.ReadLayout(blobs)));
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new VersionUnreadableException(path, e.Message, e);
        }
    }

    private static PassageVectors ReadVectors(string path, string sha256, VectorLayout layout)
    {
        try
        {
            if (VectorsFile.Sha256(path) == sha256)
                return PassageVectors.Open(path, layout);
        }
        catch (IOException e) when (e is not FileNotFoundException)
        {
            throw new VersionUnreadableException(path, e.Message, e);
        }
        throw new VersionUnreadableException(path, "its content is damaged.");
    }

    private static void WriteArticles(SqliteConnection connection, IReadOnlyList<(Article Article, IReadOnlyList<Passage> Passages)> articles)
    {
        using var article = Prepare(connection, "INSERT INTO articles VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", 11);
        using var passage = Prepare(connection, "INSERT INTO passages VALUES (NULL, $1, $2, $3, $4, $5, $6, $7)", 7);
        for (var number = 0; number < articles.Count; number++)
        {
            var (a, passages) = articles[number];
            Execute(article, number, a.Id, a.Title, a.Text, a.Language, a.Publisher, a.Author,
                a.Published?.ToString("O", CultureInfo.InvariantCulture), a.DateNote, a.Url?.OriginalString, a.AlsoIn);
            var (position, bytes) = (0, 0);
            foreach (var p in passages)
            {
                bytes += Encoding.UTF8.GetByteCount(a.Text.AsSpan(position..p.Start));
                var length = Encoding.UTF8.GetByteCount(p.Text);
                Execute(passage, p.Id, number, p.Ordinal, p.Start, bytes, length, SentenceOffsets(p));
                (position, bytes) = (p.Start + p.Text.Length, bytes + length);
            }
        }
    }

    /// <summary>Of each sentence: its start in the passage and its length.</summary>
    private static byte[] SentenceOffsets(Passage passage)
    {
        var offsets = new List<byte>();
        foreach (var sentence in passage.Sentences)
        {
            Varint.Write(offsets, (uint)(sentence.Start - passage.Start));
            Varint.Write(offsets, (uint)sentence.Text.Length);
        }
        return [.. offsets];
    }

    private static (CorpusVersion Version, string? VectorsSha256) ReadVersion(SqliteConnection connection, Glossary glossary)
    {
        using var command = Prepare(connection, "SELECT id, built, articles, passages, analyzer, embedder, vectors FROM version", 0);
        using var row = command.ExecuteReader();
        if (!row.Read())
            throw new FormatException("It holds no version.");
        var version = new CorpusVersion(
            row.GetString(0), DateTimeOffset.ParseExact(row.GetString(1), "O", CultureInfo.InvariantCulture),
            row.GetInt32(2), row.GetInt32(3), row.GetString(4), glossary.Fingerprint, row.GetString(5));
        return (version, TextOrNull(row, 6));
    }

    private static List<StoredArticle> ReadArticles(SqliteConnection connection)
    {
        using var command = Prepare(connection, "SELECT id, title, text, language, publisher, author, published, date_note, url, also_in FROM articles ORDER BY number", 0);
        using var row = command.ExecuteReader();
        var articles = new List<StoredArticle>();
        while (row.Read())
        {
            var article = new Article
            {
                Id = row.GetString(0),
                Title = row.GetString(1),
                Text = "",
                Language = row.GetString(3),
                Publisher = TextOrNull(row, 4),
                Author = TextOrNull(row, 5),
                Published = TextOrNull(row, 6) is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
                DateNote = TextOrNull(row, 7),
                Url = TextOrNull(row, 8) is { } url ? new Uri(url, UriKind.RelativeOrAbsolute) : null,
                AlsoIn = TextOrNull(row, 9),
            };
            articles.Add(new StoredArticle(article, row.GetFieldValue<byte[]>(2)));
        }
        return articles;
    }

    private static List<StoredPassage> ReadPassages(SqliteConnection connection, int articles)
    {
        using var command = Prepare(connection, "SELECT id, article, ordinal, start, byte_start, byte_length, sentences FROM passages ORDER BY number", 0);
        using var row = command.ExecuteReader();
        var passages = new List<StoredPassage>();
        while (row.Read())
        {
            passages.Add(new StoredPassage(
                row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetFieldValue<byte[]>(6)));
            if (passages[^1].Article >= articles)
                throw new FormatException("A passage belongs to no article.");
        }
        return passages;
    }

    private static Dictionary<string, byte[]> ReadBlobs(SqliteConnection connection)
    {
        using var command = Prepare(connection, "SELECT name, data FROM blobs", 0);
        using var row = command.ExecuteReader();
        var blobs = new Dictionary<string, byte[]>();
        while (row.Read())
            blobs.Add(row.GetString(0), row.GetFieldValue<byte[]>(1));
        return blobs;
    }

    private static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    internal static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = Prepare(connection, sql, values.Length);
        Execute(command, values);
    }

    internal static void Execute(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
