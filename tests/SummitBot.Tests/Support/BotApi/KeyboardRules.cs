using System.Text;
using System.Text.Json;
using Telegram.Bot.Types.ReplyMarkups;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>What Telegram demands of inline keyboards.</summary>
internal static class KeyboardRules
{
    private const int MostDataBytes = 64;
    private const int LongestCopiedText = 256;

    /// <summary>The inline keyboard of a call; null when there is none. Other kinds of reply markup pass unseen: they lie outside the chat.</summary>
    public static InlineKeyboardMarkup? Read(ApiRequest request)
    {
        if (request.RawJson("reply_markup") is not { } json)
            return request.Has("reply_markup") ? throw ApiError.BadRequest("can't parse reply keyboard markup JSON object") : null;
        if (json.ValueKind != JsonValueKind.Object)
            throw ApiError.BadRequest("object expected as reply markup");
        if (!json.TryGetProperty("inline_keyboard", out _))
            return null;

        var keyboard = request.Json<InlineKeyboardMarkup>(
            "reply_markup", "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays")!;
        foreach (var button in keyboard.InlineKeyboard.SelectMany(row => row))
            Check(button);

        // An empty keyboard is the same as none.
        return keyboard.InlineKeyboard.Any(row => row.Any()) ? keyboard : null;
    }

    private static void Check(InlineKeyboardButton button)
    {
        if (string.IsNullOrWhiteSpace(button.Text))
            throw ApiError.BadRequest("inline keyboard button text must be non-empty");

        if (!string.IsNullOrEmpty(button.Url))
            CheckUrl(button.Url);
        else if (!string.IsNullOrEmpty(button.CallbackData))
            CheckData(button.CallbackData);
        else if (button.CopyText is { } copied)
            CheckCopied(copied.Text);
        else if (HasNoAction(button))
            throw ApiError.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }

    private static void CheckUrl(string url)
    {
        if (LinkRules.UserId(url) is null && LinkRules.Check(url) is { Link: null } refused)
            throw ApiError.BadRequest($"inline keyboard button URL '{url}' is invalid: {refused.Fault}");
    }

    private static void CheckData(string data)
    {
        if (Encoding.UTF8.GetByteCount(data) > MostDataBytes)
            throw ApiError.BadRequest("BUTTON_DATA_INVALID");
    }

    private static void CheckCopied(string text)
    {
        if (text.Length is 0 or > LongestCopiedText)
            throw ApiError.BadRequest("BUTTON_COPY_TEXT_INVALID");
    }

    private static bool HasNoAction(InlineKeyboardButton button) => button is
    {
        SwitchInlineQuery: null,
        SwitchInlineQueryCurrentChat: null,
        SwitchInlineQueryChosenChat: null,
        WebApp: null,
        LoginUrl: null,
        Disabled: null,
        Pay: false,
    };
}
