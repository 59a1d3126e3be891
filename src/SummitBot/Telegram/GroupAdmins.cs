using System.Collections.Concurrent;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SummitBot.Telegram;

/// <summary>
/// Who may change a group's settings: its admins, as Telegram lists them. A list is believed for a minute, so that a flood of strangers
/// costs one call a minute and group, and somebody demoted keeps the right no longer.
/// </summary>
internal sealed class GroupAdmins(BotApi api, TimeProvider time)
{
    private const int MostLists = 1_000;
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, (DateTimeOffset Until, HashSet<long> Ids)> _lists = new();

    /// <summary>Everybody rules a private chat of their own. Who writes as the group itself is one of its admins, whoever it is.</summary>
    public Task<bool> MayRuleAsync(Message message, CancellationToken cancellationToken) => message.SenderChat is { } sender
        ? Task.FromResult(sender.Id == message.Chat.Id)
        : MayRuleAsync(message.Chat, message.From!.Id, cancellationToken);

    public async Task<bool> MayRuleAsync(Chat chat, long user, CancellationToken cancellationToken) =>
        chat.Type == ChatType.Private || (await AdminsAsync(chat.Id, cancellationToken)).Contains(user);

    private async Task<HashSet<long>> AdminsAsync(long chat, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_lists.TryGetValue(chat, out var known) && known.Until > now) return known.Ids;

        var admins = await api.Sending.GetChatAdministrators(chat, cancellationToken: cancellationToken);
        HashSet<long> ids = [.. admins.Where(a => !a.User.IsBot).Select(a => a.User.Id)];
        if (_lists.Count >= MostLists) _lists.Clear();
        _lists[chat] = (now + Believed, ids);
        return ids;
    }
}
