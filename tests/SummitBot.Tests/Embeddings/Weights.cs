namespace SummitBot.Tests.Embeddings;

/// <summary>The weights files that lie beside the program.</summary>
internal static class Weights
{
    public static string SentenceEncoder { get; } = Path.Combine(AppContext.BaseDirectory, "weights", "use-lite.bin");

    public static string WordVectors { get; } = Path.Combine(AppContext.BaseDirectory, "weights", "glove-100k.bin");
}
