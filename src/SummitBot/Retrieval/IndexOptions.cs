using System.ComponentModel.DataAnnotations;

namespace SummitBot.Retrieval;

/// <summary>Which index holds the passages. Section <c>Index</c>.</summary>
internal sealed class IndexOptions
{
    public const string Section = "Index";

    /// <summary><c>Sqlite</c> (default): files in the data folder, no server. <c>Qdrant</c>: the server that section <c>Qdrant</c> names.</summary>
    [EnumDataType(typeof(IndexProvider))]
    public IndexProvider Provider { get; set; } = IndexProvider.Sqlite;
}

internal enum IndexProvider
{
    Sqlite,
    Qdrant,
}
