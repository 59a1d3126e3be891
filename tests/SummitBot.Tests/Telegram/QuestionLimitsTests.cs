using Microsoft.Extensions.Options;
using SummitBot.Telegram;

namespace SummitBot.Tests.Telegram;

public class QuestionLimitsTests
{
    private static readonly DateTime Start = new(2024, 7, 2, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Questions_that_piled_up_while_the_bot_was_down_are_no_flood()
    {
        var limits = Of(new LimitOptions { QuestionsPerMinute = 2 });

        Assert.All(Enumerable.Range(0, 50), n => Assert.Equal(QuestionLimit.Allowed, limits.Check(Asked(5, 30 * n))));
        Assert.Equal(QuestionLimit.TooMany, limits.Check(Asked(5, (30 * 49) + 1)));
        Assert.Equal(QuestionLimit.Silent, limits.Check(Asked(5, (30 * 49) + 2)));
        Assert.Equal(QuestionLimit.Allowed, limits.Check(Asked(5, (30 * 49) + 2) with { IsExempt = true }));
        Assert.Equal(QuestionLimit.Allowed, limits.Check(Asked(6, (30 * 49) + 2)));
    }

    [Fact]
    public void A_group_has_a_limit_of_its_own_and_one_is_told_for_all()
    {
        var limits = Of(new LimitOptions { QuestionsPerMinute = 5, GroupQuestionsPerMinute = 3 });

        Assert.All(Enumerable.Range(1, 3), user => Assert.Equal(QuestionLimit.Allowed, limits.Check(Asked(user, 0, group: -1))));
        Assert.Equal(QuestionLimit.TooManyInGroup, limits.Check(Asked(4, 1, group: -1)));
        Assert.Equal(QuestionLimit.Silent, limits.Check(Asked(5, 2, group: -1)));
        Assert.Equal(QuestionLimit.Allowed, limits.Check(Asked(5, 2, group: -2)));
        Assert.Equal(QuestionLimit.Allowed, limits.Check(Asked(5, 3)));
        Assert.Equal(QuestionLimit.Allowed, limits.Check(Asked(6, 61, group: -1)));
    }

    [Theory]
    [InlineData(20, null, 60, 100, 60)]
    [InlineData(0, null, 0, 0, 0)]
    [InlineData(0, 7, 7, 7, 7)]
    [InlineData(20, 0, 0, 0, 0)]
    public void The_limit_of_questions_sets_the_others_that_are_not_set(int questions, int? others, int group, int waiting, int actions)
    {
        var options = new LimitOptions { QuestionsPerMinute = questions, GroupQuestionsPerMinute = others, WaitingQuestions = others, ActionsPerMinute = others };

        Assert.Equal((group, waiting, actions), (options.MostGroupQuestionsPerMinute, options.MostWaitingQuestions, options.MostActionsPerMinute));
    }

    [Fact]
    public void Actions_are_counted_a_minute_and_user()
    {
        var limits = Of(new LimitOptions { ActionsPerMinute = 2 });

        Assert.True(limits.AllowsAction(1, Start));
        Assert.True(limits.AllowsAction(1, Start.AddSeconds(30)));
        Assert.False(limits.AllowsAction(1, Start.AddSeconds(59)));
        Assert.True(limits.AllowsAction(2, Start.AddSeconds(59)));
        Assert.True(limits.AllowsAction(1, Start.AddSeconds(60)));
    }

    private static QuestionLimits Of(LimitOptions options) => new(Options.Create(options));

    private static AskedQuestion Asked(long user, int second, long? group = null) => new(user, group, "q", Start.AddSeconds(second));
}
