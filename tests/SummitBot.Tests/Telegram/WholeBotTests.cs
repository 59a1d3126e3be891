using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SummitBot.Corpus;
using SummitBot.Hosting;
using SummitBot.Telegram;
using SummitBot.Tests.Support;
using SummitBot.Tests.Support.BotApi;
using SummitBot.Tests.Support.Model;
using SummitBot.Tests.Support.Qdrant;

namespace SummitBot.Tests.Telegram;

/// <summary>All of the program at once, with nothing but the three servers around it played: Telegram, Qdrant and the chat model.</summary>
public sealed class WholeBotTests
{
    private const string Met = "Toqaev met Xi at Astana's airport on July 2.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_in_a_group_gets_the_model_s_cited_answer_from_Qdrant_without_its_lie()
    {
        using var articles = new TemporaryFolder();
        using var data = new TemporaryFolder();
        articles.Write("visit.md", "---\ntitle: Xi arrives\npublisher: Example News\npublished: 2024-07-02\n---\nPresident Toqaev met Xi Jinping at Astana's airport on July 2. They spoke about trade for an hour.");
        await using var telegram = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var qdrant = await QdrantServer.StartAsync();
        await using var model = await ScriptedChat.StartAsync(
            Scripted.Says(c => $"Toqaev met Xi at Astana's airport on July 5. {c.IdOf("Astana's airport")}\nPutin was there too. [7.7]\n{Met} {c.IdOf("Astana's airport")}"));
        var bot = Bot(articles, data, telegram, qdrant, model);
        await using var disposed = (IAsyncDisposable)bot;
        await bot.Services.GetRequiredService<CorpusLoader>().ReloadAsync(null, Token);
        await bot.StartAsync(Token);
        var ann = telegram.AddPerson();
        var group = telegram.Supergroup("Summit", ann);

        var reply = await group.ReplyToAsync(group.Say(ann, "/ask Who met Xi at the airport?"), Token);
        await bot.StopAsync(Token);

        Assert.StartsWith($"{Met} [1]\n\n[1] Xi arrives - Example News, 2 July 2024\n“President Toqaev met Xi Jinping at Astana's airport on July 2.”", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(group.BotMessages, m => m.Text.Contains("July 5", StringComparison.Ordinal) || m.Text.Contains("Putin", StringComparison.Ordinal));
        Assert.Single(model.Calls);
    }

    private static IHost Bot(TemporaryFolder articles, TemporaryFolder data, BotApiServer telegram, QdrantServer qdrant, ScriptedChat model)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Corpus:Folder"] = articles.Path,
            ["Storage:DataFolder"] = data.Path,
            ["Telegram:BotToken"] = telegram.Token,
            ["Telegram:BaseUrl"] = telegram.BaseUrl,
            ["Telegram:PollTimeoutSeconds"] = "5",
            ["Index:Provider"] = "Qdrant",
            ["Qdrant:Endpoint"] = qdrant.Address.ToString(),
            ["Answers:Provider"] = "Chat",
            ["Chat:Endpoint"] = model.Endpoint,
            ["Chat:Model"] = "scripted",
            ["Chat:FirstTokenSeconds"] = "600",
            ["Chat:SilenceSeconds"] = "600",
            ["Chat:TotalSeconds"] = "3600",
        });
        builder.Services.AddSummitBot().AddTelegram();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder.Build();
    }
}
