using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>The language of the bot's own words to somebody; an answer is in the language of its question unless one was chosen.</summary>
internal sealed class ReaderLanguage(SavedSettings settings)
{
    /// <returns>What was chosen, for the group before for the person; else what the person's Telegram speaks.</returns>
    public string Of(Chat chat, User? reader) => ChosenFor(chat, reader) ?? SpokenBy(reader);

    public string Of(Message message) => Of(message.Chat, message.From);

    /// <returns>Null when nobody chose.</returns>
    public string? ChosenFor(Chat chat, User? reader) =>
        (chat.Type == ChatType.Private ? null : settings.Of(chat.Id).Language) ?? (reader is null ? null : settings.Of(reader.Id).Language);

    private static string SpokenBy(User? reader) => reader?.LanguageCode is { Length: >= 2 } code ? code[..2].ToLowerInvariant() : Languages.Fallback;
}
