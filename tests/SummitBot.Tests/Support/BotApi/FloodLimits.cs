namespace SummitBot.Tests.Support.BotApi;

/// <summary>Telegram's published limits. Real ones are not promised and vary; these are what a careful bot keeps.</summary>
internal sealed record FloodOptions
{
    public bool Enabled { get; init; }

    public double PerChatPerSecond { get; init; } = 1;

    /// <summary>Short bursts are let through.</summary>
    public int ChatBurst { get; init; } = 5;

    public int PerGroupPerMinute { get; init; } = 20;

    public double OverallPerSecond { get; init; } = 30;

    /// <summary>The wait asked for doubles with each call made before it is over, up to this.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    public static FloodOptions On { get; } = new() { Enabled = true };
}

/// <summary>A call made to a chat before the wait that Telegram had asked for was over.</summary>
internal sealed record EarlyCall(long ChatId, string Method, DateTimeOffset At, DateTimeOffset AllowedAt);

/// <summary>Counts sends and edits, refuses too many with 429, and notes who does not wait.</summary>
internal sealed class FloodLimits(FloodOptions options, TimeProvider time)
{
    /// <summary>Timers of the client may fire a clock tick early.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, ChatState> _chats = [];
    private readonly List<EarlyCall> _early = [];
    private readonly Bucket _overall = new(options.OverallPerSecond, options.OverallPerSecond);
    private int _refused;

    /// <summary>May be switched while the bot runs.</summary>
    public bool Enabled { get; set; } = options.Enabled;

    /// <summary>How many calls were answered 429, by limits or by a fault.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public IReadOnlyList<EarlyCall> EarlyCalls
    {
        get
        {
            lock (_gate)
                return [.. _early];
        }
    }

    /// <summary>Notes any call to a chat that was told to wait, whatever the method.</summary>
    public void Notice(long chatId, string method)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_chats.TryGetValue(chatId, out var chat) && now + s_tolerance < chat.BlockedUntil)
                _early.Add(new EarlyCall(chatId, method, now, chat.BlockedUntil));
        }
    }

    /// <summary>A chat was told to wait by other means than the limits, say by a fault.</summary>
    public void Block(long chatId, int seconds)
    {
        Interlocked.Increment(ref _refused);
        lock (_gate)
            Of(chatId, isGroup: false).BlockedUntil = time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Takes one send or edit from the chat's and the overall allowance, or refuses.</summary>
    public void Charge(TestChat target)
    {
        if (!Enabled)
            return;

        lock (_gate)
        {
            var now = time.GetUtcNow();
            var chat = Of(target.Id, target.IsGroup);
            if (now + s_tolerance < chat.BlockedUntil)
                throw Refuse(chat, now, Min(options.LongestWait, (chat.BlockedUntil - now) * 2));

            chat.BlockedUntil = default;
            var wait = Max(chat.Second.WaitAt(now), Max(chat.Minute?.WaitAt(now) ?? TimeSpan.Zero, _overall.WaitAt(now)));
            if (wait > TimeSpan.Zero)
                throw Refuse(chat, now, wait);

            chat.Second.Take(now);
            chat.Minute?.Take(now);
            _overall.Take(now);
        }
    }

    private ApiError Refuse(ChatState chat, DateTimeOffset now, TimeSpan wait)
    {
        Interlocked.Increment(ref _refused);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        chat.BlockedUntil = now + TimeSpan.FromSeconds(seconds);
        return ApiError.TooManyRequests(seconds);
    }

    private ChatState Of(long chatId, bool isGroup)
    {
        if (!_chats.TryGetValue(chatId, out var chat))
        {
            var minute = isGroup ? new Bucket(options.PerGroupPerMinute / 60.0, options.PerGroupPerMinute) : null;
            _chats[chatId] = chat = new ChatState(new Bucket(options.PerChatPerSecond, options.ChatBurst), minute);
        }

        return chat;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private sealed class ChatState(Bucket second, Bucket? minute)
    {
        public Bucket Second { get; } = second;

        public Bucket? Minute { get; } = minute;

        public DateTimeOffset BlockedUntil { get; set; }
    }

    /// <summary>A token bucket: fills steadily, holds <paramref name="size"/>, a call takes one.</summary>
    private sealed class Bucket(double perSecond, double size)
    {
        private double _spent;
        private DateTimeOffset _filledAt;

        public TimeSpan WaitAt(DateTimeOffset now)
        {
            Fill(now);
            var left = size - _spent;
            // A hair below one is one: sums of fractions of seconds are not exact.
            return left > 1 - 1e-6 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - left) / perSecond);
        }

        public void Take(DateTimeOffset now)
        {
            Fill(now);
            _spent++;
        }

        private void Fill(DateTimeOffset now)
        {
            if (_filledAt != default)
                _spent = Math.Max(0, _spent - (Math.Max(0, (now - _filledAt).TotalSeconds) * perSecond));

            _filledAt = now;
        }
    }
}
