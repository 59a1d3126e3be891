using Microsoft.Data.Sqlite;

namespace SummitBot.Telegram;

/// <summary>A SQLite connection that prepares each statement once. Parameters are <c>$1</c>, <c>$2</c>, ... in order.</summary>
internal sealed class StateConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    private SqliteTransaction? _transaction;
    private Synchronous _synchronous;

    private StateConnection(SqliteConnection connection) => _connection = connection;

    /// <summary>What a commit waits for; set between transactions.</summary>
    public Synchronous Synchronous
    {
        set
        {
            if (_synchronous == value) return;
            Script($"PRAGMA synchronous={(int)value}");
            _synchronous = value;
        }
    }

    private SqliteTransaction? Transaction => _transaction?.Connection is null ? null : _transaction;

    public static StateConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        var opened = new StateConnection(connection);
        opened.Execute("PRAGMA journal_mode=WAL");
        opened.Synchronous = Synchronous.Full;
        opened.Execute("PRAGMA foreign_keys=ON");
        return opened;
    }

    public SqliteTransaction BeginTransaction() => _transaction = _connection.BeginTransaction(deferred: false);

    /// <returns>The number of rows written.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> parameters) => Prepare(sql, parameters).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> parameters)
    {
        using var reader = Prepare(sql, parameters).ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public long Scalar(string sql, params ReadOnlySpan<object?> parameters) => Query(sql, r => r.GetInt64(0), parameters)[0];

    /// <summary>Several statements at once, not prepared: for the schema.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= parameters.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        for (var i = 0; i < parameters.Length; i++) command.Parameters[i].Value = parameters[i] ?? DBNull.Value;
        // Microsoft.Data.Sqlite wants a command to carry the transaction it runs in; a finished one has no connection any more.
        command.Transaction = Transaction;
        return command;
    }
}

/// <summary>SQLite's own numbers. With a write-ahead log both survive a kill of the process; only <see cref="Full"/> survives a power cut.</summary>
internal enum Synchronous
{
    Normal = 1,
    Full = 2,
}
