using System.Globalization;
using System.Resources;

namespace SummitBot.Texts;

/// <summary>The words the bot says itself, in the reader's language. They stand in <c>UiTexts*.resx</c>, one key per <see cref="UiText"/>.</summary>
internal static class UiTexts
{
    private static readonly ResourceManager Resources = new("SummitBot.Texts.UiTexts", typeof(UiTexts).Assembly);

    /// <param name="language">ISO 639-1; a language without that text falls back to English.</param>
    public static string Get(UiText text, string language, params ReadOnlySpan<object?> arguments)
    {
        var culture = CultureOf(language);
        var format = Resources.GetString(text.ToString(), culture) ?? throw new MissingManifestResourceException($"No text '{text}' in UiTexts.resx.");
        return arguments.IsEmpty ? format : string.Format(culture, format, arguments);
    }

    /// <summary>For dates and numbers in that language; an unknown code gives English.</summary>
    public static CultureInfo CultureOf(string language) =>
        language is "ru" or "kk" or "zh" or "tr" ? CultureInfo.GetCultureInfo(language) : CultureInfo.GetCultureInfo("en-GB");
}

internal enum UiText
{
    NotInSources,
    NothingAsked,
    NearestPassages,
    SaysOtherwise,
    ClosestArticles,
    AsOf,
    DateNotStated,
    SourceDate,
    AlsoIn,
    QuoteShortened,
    Start,
    Help,
    HelpAdmin,
    AskUsage,
    AskMention,
    UnknownCommand,
    TextOnly,
    QuestionTooLong,
    TooManyQuestions,
    Apology,
    NoCorpus,
    YourId,
    YourIdHidden,
    SourcesTitle,
    AndMore,
    ReloadPublished,
    ReloadUnchanged,
    ReloadFailed,
    RolledBack,
    RollbackFailed,
    NothingToRollBackTo,
    ReloadAdded,
    ReloadChanged,
    ReloadRemoved,
    ReloadSkipped,
    ReloadDuplicates,
    StatusCorpus,
    StatusInbox,
    StatusUptime,
    ShowPassage,
    PreviousPassage,
    NextPassage,
    PassagePosition,
    PassageChanged,
    PassageShown,
    ArticleChanged,
    ButtonExpired,
    TapFailed,
    CommandAsk,
    CommandSources,
    CommandId,
    CommandHelp,
    CommandReload,
    CommandRollback,
    CommandStatus,
    SearchUnavailable,
    SearchUnavailableWaiting,
}
