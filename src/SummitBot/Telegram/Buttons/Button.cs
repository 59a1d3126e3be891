using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Telegram.Buttons;

/// <summary>A kind of button: what a tap on it does.</summary>
/// <param name="Prefix">What the data of such buttons begins with, before a colon.</param>
/// <param name="TappedAsync">Decides what comes of a tap, soon: the button spins meanwhile.</param>
internal sealed record Button(string Prefix, Func<Tap, CancellationToken, Task<TapOutcome>> TappedAsync)
{
    /// <returns>At most 64 bytes, as Telegram demands: an id and a few small numbers.</returns>
    public static string DataOf(string prefix, params ReadOnlySpan<object> argument) => $"{prefix}:{string.Join(':', argument!)}";
}

/// <summary>Somebody tapped a button. All of it comes from a program that may not be Telegram's: nothing in it is trusted.</summary>
/// <param name="Seq">The update's number in the inbox.</param>
/// <param name="Message">The one under which the button is; perhaps too old to come with its text.</param>
/// <param name="Me">Who the bot is.</param>
/// <param name="Argument">The button's data behind the prefix, split at colons.</param>
internal sealed record Tap(long Seq, User From, Message Message, BotIdentity Me, IReadOnlyList<string> Argument)
{
    public string Language => LanguageOf(From);

    /// <summary>What most kinds of button refer to by the first part of their argument.</summary>
    public string AnswerId => Argument.Count > 0 ? Argument[0] : "";

    /// <returns>The number at that place of the argument; null when there is none.</returns>
    public int? Number(int place) => place < Argument.Count && ushort.TryParse(Argument[place], out var number) ? number : null;

    public static string LanguageOf(User? reader) => reader?.LanguageCode is { Length: >= 2 } code ? code[..2].ToLowerInvariant() : "en";
}

/// <summary>What comes of a tap.</summary>
/// <param name="Notice">Shown to the tapper for a moment; at most 200 characters.</param>
internal sealed record TapOutcome(string? Notice = null)
{
    /// <summary>The notice waits to be closed, as it explains why nothing happened.</summary>
    public bool IsAlert { get; init; }

    /// <summary>Takes the place of a message of ours in the same chat.</summary>
    public MessageEdit? Edit { get; init; }

    /// <summary>The tap has become this question, which waits in its lane; it is finished there.</summary>
    public Waiting? Asked { get; init; }

    /// <summary>Sent as a reply to the message with the button; if there is an edit too, only when the message to edit is gone.</summary>
    public Reply? Reply { get; init; }
}

/// <param name="Message">Null when only the buttons change, to <paramref name="Keyboard"/>.</param>
internal sealed record MessageEdit(long Chat, int MessageId, OutgoingMessage? Message, InlineKeyboardMarkup? Keyboard = null);
