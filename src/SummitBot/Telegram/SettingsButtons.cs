using SummitBot.Telegram.Buttons;
using SummitBot.Texts;

namespace SummitBot.Telegram;

/// <summary>Taps on the buttons under /settings and /language. In a group, whoever sees them may tap; only its admins change anything.</summary>
internal sealed class SettingsButtons(SavedSettings settings, ReaderLanguage languages, GroupAdmins admins)
{
    public const string Prefix = "set";

    public async Task<TapOutcome> TappedAsync(Tap tap, CancellationToken cancellationToken)
    {
        var chat = tap.Message.Chat;
        var language = languages.Of(chat, tap.From);
        if (tap.Argument is not [var name, var value] || SettingsChange.Apply(settings.Of(chat.Id), name, value) is not { } changed) return Taps.Expired(language);
        if (!await admins.MayRuleAsync(chat, tap.From.Id, cancellationToken)) return new TapOutcome(UiTexts.Get(UiText.GroupAdminsOnly, language)) { IsAlert = true };

        await settings.SaveAsync(chat.Id, changed);
        return new TapOutcome { Edit = new MessageEdit(chat.Id, tap.Message.Id, SettingsView.Of(chat, changed, languages.Of(chat, tap.From))) };
    }
}
