using SummitBot.Tests.Answering;
using SummitBot.Tests.Articles;
using SummitBot.Tests.Support.BotApi;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Tests.Telegram.Buttons;

public class SuggestionButtonsTests
{
    private static readonly string[] NoSuggestions = ["Show passage", "Share", "👍", "👎"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suggested_question_is_asked_and_answered_below_the_answer_it_follows()
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var chat = server.PrivateChat();
        chat.Say("Who met Xi at the airport?");
        var first = await chat.NextAsync(Token);

        var suggestion = Suggestions(first)[0];
        var tap = await server.Callbacks.TapAsync(chat, chat.Partner!, first.Id, suggestion, Token);
        var second = await chat.NextAsync(Token);
        var again = await server.Callbacks.TapAsync(chat, chat.Partner!, first.Id, suggestion, Token);

        Assert.Null(tap.Text);
        Assert.Equal(first.Id, second.ReplyToId);
        Assert.Equal([suggestion], second.CoveredBy(MessageEntityType.Italic));
        Assert.NotEmpty(second.CoveredBy(MessageEntityType.ExpandableBlockquote));
        Assert.StartsWith("That has been asked here already", again.Text, StringComparison.Ordinal);
        Assert.Equal(2, chat.BotMessages.Count);
    }

    [Fact]
    public async Task In_a_topic_a_suggestion_is_asked_there_in_the_name_of_whoever_taps()
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus, ("Limits:QuestionsPerMinute", "1"));
        var (ann, ben) = (server.AddPerson(), server.AddPerson());
        var forum = server.Forum("Summit", ann, ben);
        forum.Say(ann, "Number 1 is the general topic's, which is none to send to.");
        var topic = forum.AddTopic(ann, "Summit");
        forum.Say(ann, "/ask Who met Xi at the airport?", topic: topic);
        var answer = await forum.NextAsync(Token);

        // Ann has asked as often as she may; Ben has not.
        await server.Callbacks.TapAsync(forum, ben, answer.Id, Suggestions(answer)[0], Token);
        var followUp = await forum.NextAsync(Token);

        Assert.Equal(topic, followUp.ThreadId);
        Assert.Equal([Suggestions(answer)[0]], followUp.CoveredBy(MessageEntityType.Italic));
    }

    [Fact]
    public async Task Start_offers_examples_that_the_corpus_answers_in_the_readers_language()
    {
        using var corpus = await SummitAsync();
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServeAsync(server, corpus);
        var chat = server.PrivateChat(server.AddPerson(languageCode: "ru"));

        chat.Say("/start");
        var start = await chat.NextAsync(Token);
        var example = start.Buttons.First().Text;
        await server.Callbacks.TapAsync(chat, chat.Partner!, start.Id, example, Token);
        var answer = await chat.NextAsync(Token);

        Assert.Contains("Статей у меня: 2, даты публикации: 1 июля 2024", start.Text, StringComparison.Ordinal);
        Assert.All(start.Buttons, b => Assert.StartsWith("Что в статьях по теме «", b.Text, StringComparison.Ordinal));
        Assert.StartsWith(example, answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.CoveredBy(MessageEntityType.ExpandableBlockquote));
    }

    [Fact]
    public async Task Without_a_corpus_start_greets_without_examples()
    {
        await using var server = await BotApiServer.StartAsync(cancellationToken: Token);
        await using var bot = await ServedBot.StartAsync(server);
        var chat = server.PrivateChat();

        chat.Say("/start");
        var start = await chat.NextAsync(Token);

        Assert.StartsWith("Ask me about the summit.", start.Text, StringComparison.Ordinal);
        Assert.Null(start.Keyboard);
    }

    private static IReadOnlyList<string> Suggestions(ShownMessage message) => [.. message.Buttons.Select(b => b.Text).Except(NoSuggestions)];

    private static Task<AnswererOn> SummitAsync() => AnswererOn.ArticlesAsync([AnswererOn.Visit, AnswererOn.Preview], ShippedGlossary.Read.Glossary);

    private static Task<ServedBot> ServeAsync(BotApiServer server, AnswererOn corpus, params (string, string)[] settings) => ServedBot.StartAsync(
        server, (question, token) => corpus.Answerer.AnswerAsync(question, written: null, token), index: corpus.Index, suggested: corpus.Suggested, settings: settings);
}
