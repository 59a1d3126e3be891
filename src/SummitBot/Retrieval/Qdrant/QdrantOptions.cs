using System.ComponentModel.DataAnnotations;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>The Qdrant server and how the collections on it are made. Section <c>Qdrant</c>; counts when <c>Index:Provider</c> is <c>Qdrant</c>.</summary>
internal sealed class QdrantOptions
{
    public const string Section = "Qdrant";

    /// <summary>The server's gRPC address. Default <c>http://localhost:6334</c>; https for TLS.</summary>
    [Required, RegularExpression(@"^https?://[^/\s]+/?$", ErrorMessage = "The Endpoint field must be an http or https address such as http://localhost:6334.")]
    public string Endpoint { get; set; } = "http://localhost:6334";

    /// <summary>The server's key, when it has one. A secret: set it by environment variable.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Begins the names of all collections and aliases, so that several bots can share a server. Default <c>summit</c>.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9_-]{0,63}$", ErrorMessage = "The CollectionPrefix field must be up to 64 of a-z, 0-9, - and _.")]
    public string CollectionPrefix { get; set; } = "summit";

    /// <summary>Parts that a collection is spread over in a cluster. Default 1.</summary>
    [Range(1, 1_000)]
    public int ShardNumber { get; set; } = 1;

    /// <summary>Copies of each part in a cluster. Default 1.</summary>
    [Range(1, 100)]
    public int ReplicationFactor { get; set; } = 1;

    /// <summary>Copies that must have a write before it counts. Default 1.</summary>
    [Range(1, 100)]
    public int WriteConsistencyFactor { get; set; } = 1;

    /// <summary>Keeps vectors, sparse vectors and payload on the server's disk instead of in its memory. Default false.</summary>
    public bool OnDisk { get; set; }

    /// <summary>What the server searches: the embeddings themselves (<c>None</c>, default) or int8 copies in memory (<c>Int8</c>), a quarter of the size.</summary>
    [EnumDataType(typeof(QdrantQuantization))]
    public QdrantQuantization Quantization { get; set; } = QdrantQuantization.None;

    /// <summary>With quantization: whether what it found is scored again with the embeddings themselves. Default true.</summary>
    public bool Rescoring { get; set; } = true;

    /// <summary>With quantization and rescoring: how many times as many are looked at. Default 2.</summary>
    [Range(1.0, 10.0)]
    public double Oversampling { get; set; } = 2;

    /// <summary>Edges of a node in the server's graph of embeddings. Default 16; 0 makes no graph.</summary>
    [Range(0, 256)]
    public int HnswM { get; set; } = 16;

    /// <summary>Neighbours looked at while a node is put into the graph, and while it is searched. Default 256.</summary>
    [Range(4, 4_096)]
    public int HnswEf { get; set; } = 256;

    /// <summary>Seconds that one read of a question may take, attempts included. Default 10.</summary>
    [Range(1, 600)]
    public int ReadTimeoutSeconds { get; set; } = 10;

    /// <summary>Seconds that one write of a reload may take, attempts included. Default 60.</summary>
    [Range(1, 3_600)]
    public int WriteTimeoutSeconds { get; set; } = 60;

    /// <summary>Seconds that a reload waits for the server to build its graphs before it switches all the same. Default 600.</summary>
    [Range(0, 86_400)]
    public int IndexingTimeoutSeconds { get; set; } = 600;

    /// <summary>Writes under way at the same time during a reload. Default 4.</summary>
    [Range(1, 64)]
    public int ParallelWrites { get; set; } = 4;

    /// <summary>Passages in one write. Default 64, about half a megabyte.</summary>
    [Range(1, 1_000)]
    public int BatchSize { get; set; } = 64;

    /// <summary>Compresses requests, for a server far away. Default false.</summary>
    public bool Gzip { get; set; }

    /// <summary>Passages kept analysed in this process, about 8 KB each. Default 20,000.</summary>
    [Range(1_000, 10_000_000)]
    public int CachedPassages { get; set; } = 20_000;

    /// <summary>Minutes after which a publisher that fell silent has lost its lock. Default 10.</summary>
    [Range(1, 1_440)]
    public int LockMinutes { get; set; } = 10;
}

internal enum QdrantQuantization
{
    None,
    Int8,
}
