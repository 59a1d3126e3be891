using Telegram.Bot.Types;

namespace SummitBot.Tests.Support.BotApi;

/// <summary>Somebody with a Telegram account.</summary>
internal sealed class Person(User user)
{
    /// <summary>Who speaks when an admin posts as the group itself.</summary>
    public const long GroupAnonymousBotId = 1087968824;

    /// <summary>Who speaks when a channel posts.</summary>
    public const long ChannelBotId = 136817688;

    public const long TelegramId = 777000;

    public User User { get; } = user;

    public long Id => User.Id;

    /// <summary>A bot cannot write to somebody who never wrote to it.</summary>
    public bool HasStarted { get; set; }

    public bool HasBlockedBot { get; set; }

    public bool IsDeactivated { get; set; }
}
