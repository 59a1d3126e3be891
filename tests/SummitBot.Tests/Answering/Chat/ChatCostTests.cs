using SummitBot.Answering;
using SummitBot.Answering.Chat;
using SummitBot.Tests.Support.Model;
using SummitBot.Texts;

namespace SummitBot.Tests.Answering.Chat;

/// <summary>What calls of the model cost, and how they are spared.</summary>
public sealed class ChatCostTests
{
    private const string Question = "Who met Xi at the airport?";
    private const string True = "President Toqaev of Kazakhstan met Xi at Astana's international airport on July 2.";

    private static readonly ChatScript Answers = Scripted.Says(c => $"{True} {ChatAnswererOn.IdsOfMeeting(c)}");

    [Fact]
    public async Task The_same_question_costs_one_call_however_it_is_typed()
    {
        await using var on = await ChatAnswererOn.SummitAsync(Answers);

        var first = await on.AskAsync(Question);
        var second = await on.AskAsync("  who met Xi   at the airport");

        Assert.Equal(first.Citations, second.Citations);
        Assert.True(second.Model is { Wrote: true, Tokens.Sum: 0 });
        Assert.Single(on.Server.Calls);
    }

    [Fact]
    public async Task Another_corpus_another_hour_and_a_failed_answer_cost_a_call_again()
    {
        await using var on = await ChatAnswererOn.SummitAsync(Scripted.Status(500), Answers, Answers, Answers);

        await on.AskAsync(Question);
        await on.AskAsync(Question);
        on.Time.Advance(TimeSpan.FromMinutes(61));
        await on.AskAsync(Question);
        await on.PublishAsync([AnswererOn.Visit]);
        var last = await on.AskAsync(Question);

        Assert.Equal(4, on.Server.Calls.Count);
        Assert.True(last.Model?.Wrote);
    }

    [Fact]
    public async Task Who_has_used_up_the_day_s_tokens_gets_quotes_until_tomorrow()
    {
        await using var on = await ChatAnswererOn.SummitAsync(o => (o.TokensPerUserAndDay, o.CacheMinutes) = (2_400, 0), Answers, Answers, Answers);

        var first = await on.AskAsync(new Question(Question, Asker: "1"));
        var second = await on.AskAsync(new Question(Question, Asker: "1"));
        var other = await on.AskAsync(new Question(Question, Asker: "2"));
        on.Time.Advance(TimeSpan.FromDays(1));
        var tomorrow = await on.AskAsync(new Question(Question, Asker: "1"));

        Assert.Equal([true, false, true, true], new[] { first, second, other, tomorrow }.Select(a => a.Model!.Wrote));
        Assert.Equal(ModelFailure.UserBudget, second.Model?.Failure);
        Assert.EndsWith(UiTexts.Get(UiText.OverBudget, "en"), AnswerText.Of(second), StringComparison.Ordinal);
        Assert.Equal(3, on.Server.Calls.Count);
    }

    [Fact]
    public async Task Everybody_together_has_a_budget_too()
    {
        await using var on = await ChatAnswererOn.SummitAsync(o => (o.TokensPerDay, o.CacheMinutes) = (2_400, 0), Answers);

        await on.AskAsync(new Question(Question, Asker: "1"));
        var second = await on.AskAsync(new Question(Question, Asker: "2"));

        Assert.Equal(ModelFailure.DayBudget, second.Model?.Failure);
    }

    [Fact]
    public async Task A_chat_has_one_call_at_a_time_and_chats_do_not_wait_for_each_other()
    {
        var goOn = new TaskCompletionSource();
        var held = Scripted.After(goOn.Task, Answers);
        await using var on = await ChatAnswererOn.SummitAsync(o => o.CacheMinutes = 0, held, held, Answers);

        var first = on.AskAsync(new Question(Question, Chat: "a"));
        await on.Server.NextCallAsync();
        var second = on.AskAsync(new Question(Question, Chat: "a"));
        var elsewhere = on.AskAsync(new Question(Question, Chat: "b"));
        await on.Server.NextCallAsync();
        Assert.Equal(2, on.Server.Calls.Count);
        goOn.SetResult();

        Assert.All(await Task.WhenAll(first, second, elsewhere), a => Assert.True(a.Model?.Wrote));
        Assert.Equal(3, on.Server.Calls.Count);
    }
}
