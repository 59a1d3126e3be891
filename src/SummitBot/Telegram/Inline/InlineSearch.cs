using System.Globalization;
using Microsoft.Extensions.Logging;
using SummitBot.Articles;
using SummitBot.Retrieval;
using SummitBot.Telegram.Buttons;
using SummitBot.Texts;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.InlineQueryResults;

namespace SummitBot.Telegram.Inline;

/// <summary>Finds passages: <see cref="PassageRetriever"/>, which needs no model.</summary>
internal delegate Task<RetrievalResult> SearchPassages(string text, int top, CancellationToken cancellationToken);

/// <summary>
/// "@bot words" typed in any chat: passages to choose from, each as a message with its quote and source. It comes with every key pressed,
/// so it is searched and never answered, Telegram keeps the results for everybody, and who types too much gets none for a while.
/// </summary>
internal sealed partial class InlineSearch(
    SearchPassages search, ExampleQuestions examples, InlineLimits limits, ReaderLanguage languages, BotApi api, TimeProvider time, ILogger<InlineSearch> logger)
{
    private const int PageSize = 10;
    private const int MostFound = 50;
    private static readonly TimeSpan KeptByTelegram = TimeSpan.FromMinutes(5);

    /// <summary>Telegram takes no answers any more: after a restart, say.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Examples are found while the first reader waits; what was found is remembered for the next.</summary>
    private static readonly TimeSpan PatienceForExamples = TimeSpan.FromSeconds(3);

    public async Task AnswerAsync(InlineQuery query, DateTimeOffset received, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - received > Patience) return;
        try
        {
            var page = await PageAsync(query, cancellationToken);
            await api.Sending.AnswerInlineQuery(
                query.Id, page.Results, cacheTime: page.IsForEverybody ? (int)KeptByTelegram.TotalSeconds : 0, isPersonal: !page.IsForEverybody,
                nextOffset: page.Next, button: page.Button, cancellationToken: cancellationToken);
        }
        catch (RequestException e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAnswered(e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
        }
    }

    private async Task<InlinePage> PageAsync(InlineQuery query, CancellationToken cancellationToken)
    {
        var readers = languages.Of(query.From);
        if (!limits.Allow(query.From.Id)) return InlinePage.Empty;
        try
        {
            var text = query.Query.Trim();
            return text.Length == 0 ? await HelpAsync(readers, cancellationToken) : await FoundAsync(text, OffsetOf(query), cancellationToken);
        }
        catch (NoCorpusException)
        {
            return InlinePage.Of(InlineResults.Notice(UiText.NoCorpus, readers));
        }
        catch (Exception e) when (e is IndexUnavailableException or VersionUnreadableException)
        {
            return InlinePage.Of(InlineResults.Notice(UiText.SearchUnavailable, readers));
        }
    }

    /// <summary>The same for everybody who types the same, so all words are in the language of the query.</summary>
    private async Task<InlinePage> FoundAsync(string text, int offset, CancellationToken cancellationToken)
    {
        var language = LanguageDetector.Detect(text);
        var found = await search(text, Math.Min(offset + PageSize + 1, MostFound), cancellationToken);
        var results = found.Passages.Skip(offset).Take(PageSize).Select((p, i) => InlineResults.Of(p, offset + i, language)).ToArray();
        var more = found.Passages.Count > offset + PageSize;
        return new InlinePage(results, more ? (offset + PageSize).ToString(CultureInfo.InvariantCulture) : null, InlineResults.AskButton(text, language), IsForEverybody: true);
    }

    /// <summary>What to type, and the passages that a few questions would find.</summary>
    private async Task<InlinePage> HelpAsync(string language, CancellationToken cancellationToken)
    {
        var results = new List<InlineQueryResult> { InlineResults.Notice(UiText.InlineHelp, language) };
        using var patience = new CancellationTokenSource(PatienceForExamples, time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            foreach (var question in await examples(language, enough.Token))
            {
                if ((await search(question, 1, enough.Token)).Passages is [var best, ..])
                    results.Add(InlineResults.Of(best, results.Count, language, question));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The explanation is enough for once.
        }

        return InlinePage.Of([.. results]);
    }

    private static int OffsetOf(InlineQuery query) =>
        int.TryParse(query.Offset, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? Math.Min(offset, MostFound) : 0;

    [LoggerMessage(LogLevel.Debug, "An inline query could not be answered: {Reason}")]
    private partial void LogNotAnswered(string reason);

    [LoggerMessage(LogLevel.Error, "An inline query failed")]
    private partial void LogFailed(Exception exception);
}
