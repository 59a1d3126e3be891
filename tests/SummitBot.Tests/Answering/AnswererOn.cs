using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Answering;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Retrieval.Sqlite;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Answering;

/// <summary>The real answerer over a real index of given articles, in a temporary folder.</summary>
internal sealed class AnswererOn : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("summitbot-answering-");

    private AnswererOn(IReadOnlyList<Article> articles)
    {
        Articles = articles;
        var embedder = Embedder = TestEmbedder.In(folder.FullName);
        var options = Options.Create(new StorageOptions { DataFolder = folder.FullName });
        Index = new SqlitePassageIndex(options, embedder, TimeProvider.System, NullLogger<SqlitePassageIndex>.Instance);
        Retriever = new PassageRetriever(Index, embedder);
        var writer = new ExtractiveAnswerWriter(Options.Create(new AnswerOptions()));
        Answerer = new QuestionAnswerer(Retriever, writer);
        Suggested = new SuggestedQuestions(Index, Retriever, writer);
    }

    public IReadOnlyList<Article> Articles { get; }

    public SqlitePassageIndex Index { get; }

    public PassageEmbedder Embedder { get; }

    public PassageRetriever Retriever { get; }

    public QuestionAnswerer Answerer { get; }

    public SuggestedQuestions Suggested { get; }

    public static async Task<AnswererOn> ArticlesAsync(IReadOnlyList<Article> articles, Glossary? glossary = null)
    {
        var made = new AnswererOn(articles);
        await made.Index.PublishAsync(articles, glossary ?? Glossary.Empty, null, TestContext.Current.CancellationToken);
        return made;
    }

    public static Task<AnswererOn> SummitAsync() => ArticlesAsync([Visit, Preview]);

    public Task<Answer> AskAsync(string question, params Turn[] history) =>
        Answerer.AnswerAsync(new Question(question, History: history), written: null, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Delete(recursive: true);

    public static Article Visit { get; } = new()
    {
        Id = "visit",
        Title = "Xi begins a state visit to Kazakhstan",
        Language = "en",
        Text = """
            Xi Jinping, the president of China, flew to Kazakhstan for a state visit ahead of the summit of the Shanghai Cooperation Organization (SCO). President Qasym-Zhomart Toqaev of Kazakhstan met him at Astana's international airport on July 2.

            Vladimir Putin of Russia is to hold talks with Xi in Astana on July 3, the agency TASS said. The Russian leader will also see Recep Tayyip Erdogan,
            whose country Turkey takes part as a dialogue partner. The organisation's members are China, India, Iran, Kazakhstan, Kyrgyzstan, Pakistan, Russia, Tajikistan and Uzbekistan.

            In an article for the Kazakh press Xi recalled that he proposed the Silk Road Economic Belt in Kazakhstan 11 years ago. After Astana he will travel on to Tajikistan.
            """,
    };

    public static Article Preview { get; } = new()
    {
        Id = "preview",
        Title = "Astana prepares for the summit",
        Language = "en",
        Published = new DateOnly(2024, 7, 1),
        Text = """
            Kazakh and Chinese companies signed 17 agreements worth $629 million at a regional forum before the visit. Four cities raised the threat level to yellow so that all guests are safe: Astana, Almaty, Karaganda and Kokshetau. Vehicles and pedestrians are restricted in some areas, and dogs patrol public places.

            Tokayev and Xi last met in Beijing in October 2023, when 23 documents were signed. One of them lifted visas between the two countries.

            The two states share a border of 1,700 kilometres. Trade between them reached $31.5 billion, which makes China the largest trading partner of Kazakhstan, the largest landlocked country of the world.
            """,
    };
}
