using SummitBot.Answering;
using SummitBot.Answering.Chat;
using SummitBot.Articles;
using SummitBot.Corpus;
using SummitBot.Embeddings;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Qdrant;
using SummitBot.Telegram;

namespace SummitBot.Hosting;

/// <summary>The settings there are, so that a misspelt one on the command line is wrong usage instead of silently nothing.</summary>
internal static class SettingNames
{
    private static readonly (string Section, Type Options)[] Sections =
    [
        (AnswerOptions.Section, typeof(AnswerOptions)),
        (ArticleOptions.Section, typeof(ArticleOptions)),
        (ChatOptions.Section, typeof(ChatOptions)),
        (CorpusOptions.Section, typeof(CorpusOptions)),
        (EmbeddingOptions.Section, typeof(EmbeddingOptions)),
        (IndexOptions.Section, typeof(IndexOptions)),
        (LimitOptions.Section, typeof(LimitOptions)),
        (QdrantOptions.Section, typeof(QdrantOptions)),
        (StorageOptions.Section, typeof(StorageOptions)),
        (TelegramOptions.Section, typeof(TelegramOptions)),
    ];

    public static IReadOnlySet<string> All { get; } = Sections
        .SelectMany(s => s.Options.GetProperties().Where(p => p.CanWrite).Select(p => $"{s.Section}:{p.Name}"))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when all are known. The logging section belongs to the framework and is let through.</returns>
    public static string? FirstUnknown(IEnumerable<string> names) =>
        names.FirstOrDefault(n => !All.Contains(n) && !n.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase));
}
