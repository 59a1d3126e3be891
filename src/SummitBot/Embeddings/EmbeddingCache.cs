using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace SummitBot.Embeddings;

/// <summary>Embeddings made so far, by model and SHA-256 of the text, in a SQLite file. Everything in it can be made again: a broken file is replaced by an empty one.</summary>
internal sealed partial class EmbeddingCache : IDisposable
{
    private const int Corrupt = 11, NotADatabase = 26;

    private readonly string _path;
    private readonly ILogger _logger;
    private SqliteConnection? _connection;

    public EmbeddingCache(string path, ILogger logger)
    {
        (_path, _logger) = (path, logger);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
    }

    /// <summary>For each key its embedding, or null. What is found counts as used by <paramref name="version"/>.</summary>
    public CachedEmbedding?[] Get(string model, IReadOnlyList<byte[]> keys, string version)
    {
        var found = new CachedEmbedding?[keys.Count];
        OrRebuilt(connection =>
        {
            Array.Clear(found);
            using var transaction = connection.BeginTransaction();
            using var select = connection.CreateCommand();
            select.CommandText = "SELECT scale, numbers, version FROM embeddings WHERE model = $model AND text = $text";
            select.Parameters.AddWithValue("$model", model);
            var text = select.Parameters.Add("$text", SqliteType.Blob);
            using var touch = connection.CreateCommand();
            touch.CommandText = "UPDATE embeddings SET version = $version WHERE model = $model AND text = $text";
            touch.Parameters.AddWithValue("$version", version);
            touch.Parameters.AddWithValue("$model", model);
            var touched = touch.Parameters.Add("$text", SqliteType.Blob);
            for (var i = 0; i < found.Length; i++)
            {
                text.Value = keys[i];
                string used;
                using (var row = select.ExecuteReader())
                {
                    if (!row.Read()) continue;
                    found[i] = new(MemoryMarshal.Cast<byte, sbyte>(row.GetFieldValue<byte[]>(1)).ToArray(), row.GetFloat(0));
                    used = row.GetString(2);
                }

                if (used == version) continue;
                touched.Value = keys[i];
                touch.ExecuteNonQuery();
            }

            transaction.Commit();
        });
        return found;
    }

    public void Put(string model, IReadOnlyList<(byte[] Key, CachedEmbedding Embedding)> embeddings, string version) => OrRebuilt(connection =>
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT OR REPLACE INTO embeddings (model, text, scale, numbers, version) VALUES ($model, $text, $scale, $numbers, $version)";
        insert.Parameters.AddWithValue("$model", model);
        insert.Parameters.AddWithValue("$version", version);
        var text = insert.Parameters.Add("$text", SqliteType.Blob);
        var scale = insert.Parameters.Add("$scale", SqliteType.Real);
        var numbers = insert.Parameters.Add("$numbers", SqliteType.Blob);
        foreach (var (key, embedding) in embeddings)
        {
            (text.Value, scale.Value, numbers.Value) = (key, embedding.Scale, MemoryMarshal.AsBytes<sbyte>(embedding.Numbers).ToArray());
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    });

    /// <summary>Drops what was last used by a version whose name sorts before <paramref name="oldestVersion"/>.</summary>
    public void Forget(string oldestVersion) => OrRebuilt(connection =>
    {
        using var delete = connection.CreateCommand();
        delete.CommandText = "DELETE FROM embeddings WHERE version < $oldest";
        delete.Parameters.AddWithValue("$oldest", oldestVersion);
        delete.ExecuteNonQuery();
    });

    public void Dispose() => _connection?.Dispose();

    /// <summary>Runs the action; on a broken file, once more on a new one.</summary>
    private void OrRebuilt(Action<SqliteConnection> action)
    {
        try
        {
            action(_connection ??= Connect());
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            LogRebuilt(_path, e.Message);
            _connection?.Dispose();
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(_path + suffix);
            action(_connection = Connect());
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var schema = connection.CreateCommand();
            schema.CommandText = """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = NORMAL;
                CREATE TABLE IF NOT EXISTS embeddings (
                    model TEXT NOT NULL, text BLOB NOT NULL, scale REAL NOT NULL, numbers BLOB NOT NULL, version TEXT NOT NULL,
                    PRIMARY KEY (model, text));
                """;
            schema.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding cache {Path} is broken and starts anew: {Reason}")]
    private partial void LogRebuilt(string path, string reason);
}

/// <summary>An embedding as it is kept: int8 numbers, value = number * scale.</summary>
internal sealed record CachedEmbedding(sbyte[] Numbers, float Scale)
{
    public static CachedEmbedding From(ReadOnlySpan<float> values)
    {
        var numbers = new sbyte[values.Length];
        return new(numbers, Int8.Quantize(values, numbers));
    }
}
