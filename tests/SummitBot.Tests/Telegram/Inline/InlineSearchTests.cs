using SummitBot.Retrieval;
using SummitBot.Tests.Answering;
using SummitBot.Tests.Articles;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram.Inline;

public class InlineSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Typed_words_find_passages_and_a_chosen_one_is_a_message_with_quote_and_source()
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var ann = server.AddPerson();

        var query = server.Inline.Ask(ann, "threat level in Almaty");
        var answer = await server.Inline.WaitForAnswerAsync(query, Token);
        var message = server.Inline.MessageOf(server.Inline.Choose(ann, query, "0", "threat level in Almaty"));

        Assert.Equal("Astana prepares for the summit", answer.Titles.First());
        Assert.Contains("Almaty", answer.Results[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal((300, false), (answer.CacheSeconds, answer.IsPersonal));
        Assert.StartsWith("“", message.Text, StringComparison.Ordinal);
        Assert.EndsWith("”\nAstana prepares for the summit, 1 July 2024", message.Text, StringComparison.Ordinal);
        Assert.Equal([MessageEntityType.ExpandableBlockquote, MessageEntityType.Bold], message.Entities.Select(e => e.Type));
        Assert.False(message.Rewritten);
    }

    [Fact]
    public async Task More_passages_come_page_by_page_and_none_twice()
    {
        var articles = Enumerable.Range(1, 25).Select(n => AnswererOn.Visit with { Id = $"a{n}", Title = $"Report {n}", Text = $"In report {n} the delegation visited bridge number {n} in Astana." }).ToArray();
        using var corpus = await AnswererOn.ArticlesAsync(articles);
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var ann = server.AddPerson();

        List<string> titles = [];
        var offset = "";
        do
        {
            var page = await server.Inline.WaitForAnswerAsync(server.Inline.Ask(ann, "bridge in Astana", offset), Token);
            titles.AddRange(page.Titles);
            offset = page.NextOffset;
        }
        while (offset.Length > 0);

        Assert.Equal(articles.Select(a => a.Title).Order(), titles.Order());
    }

    [Fact]
    public async Task An_empty_query_explains_itself_with_examples_in_the_readers_language()
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(
            server, search: (text, top, token) => corpus.Retriever.RetrieveAsync(text, null, top, token),
            examples: (language, _) => Task.FromResult<IReadOnlyList<string>>([$"Who met Xi at the airport ({language})?"]));

        var answer = await server.Inline.WaitForAnswerAsync(server.Inline.Ask(server.AddPerson(languageCode: "tr"), " "), Token);

        Assert.Equal(["Makalelerde ara", "Who met Xi at the airport (tr)?"], answer.Titles);
        Assert.True(answer.IsPersonal);
    }

    [Theory]
    [InlineData("airport", "q_YWlycG9ydA")]
    [InlineData("a question that is much too long for what a link to the bot can hold in it", "inline")]
    public async Task A_button_leads_from_the_results_to_asking(string query, string parameter)
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);

        Assert.Equal(parameter, (await server.Inline.WaitForAnswerAsync(server.Inline.Ask(server.AddPerson(), query), Token)).StartParameter);
    }

    [Fact]
    public async Task Who_types_more_than_allowed_gets_nothing_at_once_and_others_are_served()
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus, ("Limits:InlineQueriesPerMinute", "2"));
        var (ann, ben) = (server.AddPerson(), server.AddPerson());

        var results = new List<int>();
        foreach (var typed in new[] { "a", "ai", "airport" })
            results.Add((await server.Inline.WaitForAnswerAsync(server.Inline.Ask(ann, $"{typed} Astana"), Token)).Results.Length);
        var others = await server.Inline.WaitForAnswerAsync(server.Inline.Ask(ben, "airport Astana"), Token);

        Assert.True(results[0] > 0 && results[1] > 0);
        Assert.Equal(0, results[2]);
        Assert.NotEmpty(others.Results);
    }

    [Theory]
    [InlineData(true, "I hold no articles yet, so I cannot answer. Please ask again later.")]
    [InlineData(false, "Search is unavailable at the moment. Please ask again later.")]
    public async Task Without_an_index_it_says_so(bool empty, string notice)
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server, search: (_, _, _) => throw (empty ? new NoCorpusException() : new IndexUnavailableException("down", new TimeoutException())));

        var answer = await server.Inline.WaitForAnswerAsync(server.Inline.Ask(server.AddPerson(), "airport"), Token);

        Assert.Equal(notice, answer.Results.Single().GetProperty("description").GetString());
        Assert.True(answer.IsPersonal);
    }

    [Fact]
    public async Task A_failure_is_logged_and_the_next_query_is_answered()
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var ann = server.AddPerson();

        server.Faults.Next(new Fault.JsonError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), "answerInlineQuery");
        server.Inline.Ask(ann, "airport");
        await server.WaitUntilAsync(() => server.Faults.Injected == 1, "the late answer", Token);

        Assert.NotEmpty((await server.Inline.WaitForAnswerAsync(server.Inline.Ask(ann, "Almaty"), Token)).Results);
    }

    private static Task<AnswererOn> SummitAsync() => AnswererOn.ArticlesAsync([AnswererOn.Visit, AnswererOn.Preview], ShippedGlossary.Read.Glossary);

    private static Task<ServedBot> ServeAsync(BotApiServer server, AnswererOn corpus, params (string, string)[] settings) => ServedBot.StartAsync(
        server, index: corpus.Index, suggested: corpus.Suggested, search: (text, top, token) => corpus.Retriever.RetrieveAsync(text, null, top, token), settings: settings);
}
