using SummitBot.Answering;
using SummitBot.Retrieval;
using SummitBot.Texts;
using Telegram.Bot.Types;

namespace SummitBot.Telegram.Buttons;

/// <summary>Questions that the corpus answers: <see cref="SuggestedQuestions.ExamplesAsync"/>.</summary>
internal delegate Task<IReadOnlyList<string>> ExampleQuestions(string language, CancellationToken cancellationToken);

/// <summary>The first words to somebody new: what the bot does, what it holds, and examples taken from that, to be tapped.</summary>
internal sealed class StartReplies(IPassageIndex index, ExampleQuestions examples)
{
    public async Task<Reply> ReplyAsync(Message message, string language, CancellationToken cancellationToken)
    {
        var (held, questions) = await CorpusAsync(language, cancellationToken);
        var text = UiTexts.Get(UiText.Start, language) + (held is null ? "" : $"\n\n{held}");
        if (questions.Count == 0) return Reply.Of(text)!;

        var greeting = new OutgoingMessage(MessageText.Clean($"{text}\n\n{UiTexts.Get(UiText.ForExample, language)}"), []);

        var card = new AnswerCard(AnswerCard.NewId(), message.Chat.Id, Question: "", language, Citations: [], questions);
        return new Reply([greeting with { Keyboard = AnswerKeyboard.OfSuggestions(card) }]) { Answer = new NewAnswer(card, Owner: null, Version: "") };
    }

    /// <summary>Somebody new is greeted, whatever is the matter with the index.</summary>
    private async Task<(string? Held, IReadOnlyList<string> Questions)> CorpusAsync(string language, CancellationToken cancellationToken)
    {
        try
        {
            return (Held(await index.ArticlesAsync(cancellationToken), language), await examples(language, cancellationToken));
        }
        catch (Exception e) when (e is NoCorpusException or VersionUnreadableException or IndexUnavailableException)
        {
            return (null, []);
        }
    }

    private static string? Held(IReadOnlyList<Articles.Article> articles, string language)
    {
        if (articles.Count == 0) return null;
        return articles.Min(a => a.Published) is { } first && articles.Max(a => a.Published) is { } last
            ? UiTexts.Get(UiText.CorpusDated, language, articles.Count, first, last)
            : UiTexts.Get(UiText.CorpusHeld, language, articles.Count);
    }
}
