using Microsoft.Extensions.Options;
using SummitBot.Telegram;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Telegram;

public sealed class PacingTests : IDisposable
{
    private const long Group = -5;

    private readonly VirtualTime _time = new();
    private readonly DateTimeOffset _start;
    private readonly Pacing _pacing;

    public PacingTests()
    {
        _start = _time.GetUtcNow();
        _pacing = Paced(10);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pacing.Dispose();

    [Fact]
    public async Task A_chat_is_sent_a_short_burst_and_then_a_message_a_second()
    {
        var at = await MomentsAsync([1, 1, 1, 1, 1]);

        Assert.True(at[2] < Seconds(1));
        Assert.True(at[3] >= Seconds(1));
        Assert.InRange(at[4], Seconds(2), Seconds(10));
    }

    [Fact]
    public async Task A_group_is_sent_nineteen_messages_a_minute_and_holds_up_nobody_else_while_it_waits()
    {
        var groups = MomentsAsync(Enumerable.Repeat(Group, 20));
        var other = await MomentsAsync([1]);
        var at = await groups;

        Assert.True(other[0] < Seconds(5));
        Assert.True(at[18] < Seconds(30));
        Assert.True(at[19] >= Seconds(60));
    }

    [Fact]
    public async Task All_chats_together_get_no_more_than_is_set()
    {
        var at = await MomentsAsync(Enumerable.Range(1, 42).Select(n => (long)n));

        Assert.True(at[^1] >= Seconds(4));
    }

    [Fact]
    public async Task A_chat_told_to_wait_waits_to_the_end_and_alone()
    {
        _pacing.Refused(1, Seconds(7));
        var told = MomentsAsync([1]);
        var other = await MomentsAsync([2]);

        Assert.False(told.IsCompleted);
        Assert.True(other[0] < Seconds(7));
        Assert.True((await told)[0] > Seconds(7));
    }

    [Fact]
    public async Task When_chat_after_chat_is_refused_all_wait()
    {
        foreach (var chat in new[] { 1L, 2L, 2L }) _pacing.Refused(chat, Seconds(7));
        var before = await MomentsAsync([3]);
        _pacing.LetThrough();
        foreach (var chat in new[] { 4L, 5L, 6L }) _pacing.Refused(chat, Seconds(7));
        var after = await MomentsAsync([7]);

        Assert.True(before[0] < Seconds(7));
        Assert.True(after[0] > Seconds(7));
    }

    [Fact]
    public async Task Drafts_take_only_what_no_message_needs()
    {
        using var ample = Paced(100);
        Assert.True(ample.TryTakeForDraft(1));
        Assert.True(ample.TryTakeForDraft(1));
        Assert.False(ample.TryTakeForDraft(1));
        Assert.True(ample.WaitAsync(1, Token).IsCompletedSuccessfully);

        using var scarce = Paced(1);
        await scarce.WaitAsync(1, Token);
        Assert.False(scarce.TryTakeForDraft(2));
        await scarce.WaitAsync(3, Token);
        var next = scarce.WaitAsync(4, Token);
        Assert.False(scarce.TryTakeForDraft(2));
        await _time.PassUntilAsync(() => next.IsCompleted, null, Token);
        _time.Advance(Seconds(2));
        Assert.True(scarce.TryTakeForDraft(2));
    }

    [Fact]
    public async Task Typing_costs_no_message_its_turn_and_is_left_out_when_there_is_too_much_of_it()
    {
        using var scarce = Paced(1);
        Assert.True(scarce.TryTakeForTyping(1));
        Assert.True(scarce.TryTakeForTyping(2));
        Assert.False(scarce.TryTakeForTyping(3));

        await scarce.WaitAsync(1, Token);
        await scarce.WaitAsync(2, Token);
        _time.Advance(Seconds(1));
        Assert.True(scarce.TryTakeForTyping(3));
    }

    [Fact]
    public void In_a_chat_told_to_wait_nothing_shows()
    {
        _pacing.Refused(1, Seconds(7));

        Assert.False(_pacing.TryTakeForTyping(1));
        Assert.False(_pacing.TryTakeForDraft(1));
        Assert.True(_pacing.TryTakeForTyping(2));
    }

    [Fact]
    public async Task Without_own_pacing_only_what_Telegram_orders_is_waited_for()
    {
        using var off = Paced(0);
        for (var n = 0; n < 100; n++) await off.WaitAsync(Group, Token);
        Assert.True(off.TryTakeForDraft(1));
        off.Refused(1, Seconds(7));
        var told = off.WaitAsync(1, Token);

        Assert.False(off.TryTakeForDraft(1));
        await _time.PassUntilAsync(() => told.IsCompleted, null, Token);
        Assert.True(_time.GetUtcNow() > _start + Seconds(7));
    }

    [Fact]
    public async Task Chats_are_forgotten_when_nothing_is_left_to_know_about_them()
    {
        using var ample = Paced(100);
        foreach (var chat in Enumerable.Range(1, 1_000))
        {
            await ample.WaitAsync(chat, Token);
            _time.Advance(Seconds(1));
        }

        Assert.InRange(ample.Chats, 1, 62);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private Pacing Paced(int messagesPerSecond) => new(Options.Create(new TelegramOptions { MessagesPerSecond = messagesPerSecond }), _time);

    /// <summary>When each message may go, in order, counted from now.</summary>
    private async Task<List<TimeSpan>> MomentsAsync(IEnumerable<long> chats)
    {
        var asked = _time.GetUtcNow();
        List<TimeSpan> moments = [];
        var all = Task.WhenAll(chats.Select(async chat =>
        {
            await _pacing.WaitAsync(chat, Token);
            lock (moments) moments.Add(_time.GetUtcNow() - asked);
        }));
        await _time.PassUntilAsync(() => all.IsCompleted, null, Token);
        await all;
        return moments;
    }
}
