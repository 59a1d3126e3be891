using System.ComponentModel.DataAnnotations;

namespace SummitBot.Embeddings;

/// <summary>What makes embeddings and where they are kept. Section <c>Embeddings</c>.</summary>
internal sealed class EmbeddingOptions
{
    public const string Section = "Embeddings";

    /// <summary>Default: the weights that ship with the program.</summary>
    [EnumDataType(typeof(EmbeddingProvider))]
    public EmbeddingProvider Provider { get; set; } = EmbeddingProvider.BuiltIn;

    /// <summary>Folder of the built-in weights. Default: <c>weights</c> beside the program.</summary>
    [Required]
    public string WeightsFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "weights");

    /// <summary>SQLite file of embeddings made so far; it may be deleted at any time. Default: <c>embeddings.db</c> in the data folder.</summary>
    public string? CacheFile { get; set; }
}

internal enum EmbeddingProvider
{
    BuiltIn,
}
