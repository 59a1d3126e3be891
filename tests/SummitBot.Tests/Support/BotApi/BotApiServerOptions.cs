namespace SummitBot.Tests.Support.BotApi;

/// <summary>How strict the double is, and about whom it speaks.</summary>
internal sealed record BotApiServerOptions
{
    public string Token { get; init; } = "100200300:AAdoubleOfTheBotApiServerTokenForTests";

    public string BotName { get; init; } = "SummitTestBot";

    /// <summary>As set with BotFather: off lets the bot read everything in groups.</summary>
    public bool PrivacyMode { get; init; } = true;

    public bool SupportsInlineQueries { get; init; } = true;

    /// <summary>0 lets the system choose a free port.</summary>
    public int Port { get; init; }

    /// <summary>Time as Telegram's servers see it: message dates, long polls, flood limits, expiries.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Seed of everything random: the first update id, faults by probability.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Slows a client that repeats an offset within 3 seconds or is told of a conflict again, as the real server does.</summary>
    public bool CrashLoopGuards { get; init; }

    /// <summary>Time between processing a call and answering it, as a real network has; makes calls in flight at a kill observable.</summary>
    public TimeSpan ReplyDelay { get; init; }

    public FloodOptions Flood { get; init; } = new();

    /// <summary>How long a test waits for the bot before it fails; real time, whatever <see cref="Time"/> is.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Calls kept in the log; the oldest go first, so that a soak stays in bounds.</summary>
    public int CallsKept { get; init; } = 200_000;

    /// <summary>Messages each chat remembers. An older one is as good as deleted: nothing can reply to it.</summary>
    public int MessagesKept { get; init; } = 100_000;
}
